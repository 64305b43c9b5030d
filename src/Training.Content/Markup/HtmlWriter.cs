using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Training.Content.Markup;

/// <summary>Renders parts of a parsed file to HTML, and remembers which sources they cite.</summary>
internal sealed class HtmlWriter(IReadOnlyDictionary<string, Source> sources, ProblemList problems)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseFootnotes()
        .UseAlertBlocks()
        .UseTaskLists()
        .UseCustomContainers()
        .Build();

    private readonly List<string> cited = [];

    /// <summary>The ids of the sources cited so far, in the order of their first citation.</summary>
    public IReadOnlyList<string> Cited => cited;

    public string Blocks(MarkdownFile file, IEnumerable<Block> blocks) => Render(file, blocks);

    public string Inlines(MarkdownFile file, LeafBlock block)
    {
        Note(file, block);
        using var text = new StringWriter();
        NewRenderer(text).WriteLeafInline(block);
        return text.ToString().Trim();
    }

    /// <summary>Notes the sources that a directive names, for readers that list sources outside of the prose.</summary>
    public void Cite(string sourceId, SourcePoint at)
    {
        if (!sources.ContainsKey(sourceId))
            problems.Error(
                "source-unknown",
                at,
                $"La source « {sourceId} » n’est pas dans sources.yaml.",
                $"The source “{sourceId}” is not in sources.yaml."
            );
        else if (!cited.Contains(sourceId))
            cited.Add(sourceId);
    }

    private string Render(MarkdownFile file, IEnumerable<Block> blocks)
    {
        using var text = new StringWriter();
        var renderer = NewRenderer(text);
        foreach (var block in blocks)
        {
            Note(file, block);
            renderer.Write(block);
        }
        return text.ToString().Trim();
    }

    private void Note(MarkdownFile file, MarkdownObject node)
    {
        var inlines = node is LeafBlock { Inline: { } inline } ? inline.Descendants<CitationInline>() : node.Descendants<CitationInline>();
        foreach (var citation in inlines)
        foreach (var id in citation.SourceIds)
            Cite(id, file.At(citation));
    }

    private HtmlRenderer NewRenderer(TextWriter text)
    {
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Insert(0, new CitationRenderer(sources));
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new FigureRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlCustomContainerRenderer>(new BoxRenderer());
        return renderer;
    }

    /// <summary>A picture with a title is a figure with its caption.</summary>
    private sealed class FigureRenderer : LinkInlineRenderer
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            if (!link.IsImage)
            {
                base.Write(renderer, link);
                return;
            }
            renderer.Write("<span class=\"figure\"><img loading=\"lazy\" src=\"").WriteEscapeUrl(link.Url).Write("\" alt=\"");
            renderer.WriteEscape(PlainText.Of(link)).Write("\">");
            if (!string.IsNullOrWhiteSpace(link.Title))
                renderer.Write("<span class=\"figcaption\">").WriteEscape(link.Title).Write("</span>");
            renderer.Write("</span>");
        }
    }

    /// <summary><c>:::exemple Titre</c> is a titled box, <c>:::plus Titre</c> one that unfolds.</summary>
    private sealed class BoxRenderer : HtmlObjectRenderer<CustomContainer>
    {
        protected override void Write(HtmlRenderer renderer, CustomContainer box)
        {
            var kind = BoxKinds.Of(box.Info);
            var title = box.Arguments ?? "";
            var element = kind == BoxKind.More ? "details" : "section";
            renderer
                .Write("<")
                .Write(element)
                .Write(" class=\"box box-")
                .Write(kind?.ToString().ToLowerInvariant() ?? "example")
                .Write("\">");
            if (title.Length > 0)
                renderer
                    .Write(kind == BoxKind.More ? "<summary>" : "<p class=\"box-title\">")
                    .WriteEscape(title)
                    .Write(kind == BoxKind.More ? "</summary>" : "</p>");
            renderer.WriteChildren(box);
            renderer.Write("</").Write(element).Write(">");
        }
    }
}
