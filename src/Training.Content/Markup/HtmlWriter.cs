using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Training.Content.Markup.Html;

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
    private HtmlRenderer? renderer;
    private MarkdownFile? rendererFile;

    /// <summary>The ids of the sources cited so far, in the order of their first citation.</summary>
    public IReadOnlyList<string> Cited => cited;

    public string Blocks(MarkdownFile file, IEnumerable<Block> blocks)
    {
        using var text = new StringWriter();
        var writer = RendererFor(file, text);
        foreach (var block in blocks)
        {
            Note(file, block);
            writer.Write(block);
        }
        return text.ToString().Trim();
    }

    /// <summary>A box’s title and content, without the box: a page puts its own around it.</summary>
    public string Inside(MarkdownFile file, CustomContainer box)
    {
        using var title = new StringWriter();
        if (!string.IsNullOrWhiteSpace(box.Arguments))
            RendererFor(file, title)
                .Write("<p class=\"title\">")
                .WriteEscape(Typography.Set(box.Arguments.Trim(), file.Language))
                .Write("</p>\n");
        return title + Blocks(file, box);
    }

    public string Inlines(MarkdownFile file, LeafBlock block)
    {
        Note(file, block);
        using var text = new StringWriter();
        RendererFor(file, text).WriteLeafInline(block);
        return text.ToString().Trim();
    }

    /// <summary>Notes the sources that a directive names, for readers that list sources outside of the prose.</summary>
    public void Cite(string sourceId, SourcePoint at)
    {
        if (!sources.ContainsKey(sourceId))
            problems.Error(
                ProblemCodes.SourceUnknown,
                at,
                $"La source « {sourceId} » n’est pas dans sources.yaml.",
                $"The source “{sourceId}” is not in sources.yaml.",
                new(
                    $"La source « {sourceId} » n’est pas dans la liste des sources.",
                    $"The source “{sourceId}” is not in the list of sources."
                )
            );
        else if (!cited.Contains(sourceId))
            cited.Add(sourceId);
    }

    private void Note(MarkdownFile file, MarkdownObject node)
    {
        var inlines = node is LeafBlock { Inline: { } inline } ? inline.Descendants<CitationInline>() : node.Descendants<CitationInline>();
        foreach (var citation in inlines)
        foreach (var id in citation.SourceIds)
            Cite(id, file.At(citation));
    }

    // Setting up a renderer costs more than most texts; a writer serves one file, or the two of a translation.
    private HtmlRenderer RendererFor(MarkdownFile file, TextWriter text)
    {
        if (renderer is null || rendererFile != file)
        {
            renderer = NewRenderer(file);
            rendererFile = file;
        }
        renderer.Writer = text;
        return renderer;
    }

    private HtmlRenderer NewRenderer(MarkdownFile file)
    {
        var made = new HtmlRenderer(TextWriter.Null);
        Pipeline.Setup(made);
        made.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new LinkRenderer());
        made.ObjectRenderers.ReplaceOrAdd<ListRenderer>(new ChecklistRenderer());
        made.ObjectRenderers.ReplaceOrAdd<ThematicBreakRenderer>(new RuleRenderer(file.Language));
        made.ObjectRenderers.ReplaceOrAdd<HtmlTaskListRenderer>(new TaskMarkRenderer());
        made.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new TableRenderer(file.Language));
        made.ObjectRenderers.ReplaceOrAdd<HtmlCustomContainerRenderer>(new BoxRenderer(file.Language));
        made.ObjectRenderers.ReplaceOrAdd<AlertBlockRenderer>(new AlertRenderer(file.Language));
        made.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteLinkRenderer>(new NoteLinkRenderer(file.Slug, file.Language));
        made.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new NotesRenderer(file.Slug, file.Language));
        made.ObjectRenderers.Add(new CitationRenderer(sources));
        made.ObjectRenderers.Add(new BlankRenderer(file.Language));
        made.ObjectRenderers.Add(new GapRenderer());
        made.ObjectRenderers.Add(new SelfCheckRenderer(file.Language));
        made.ObjectRenderers.Add(new SoundRenderer(file.Language));
        return made;
    }
}
