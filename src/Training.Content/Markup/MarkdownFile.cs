using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Training.Content.Markup;

/// <summary>An authored Markdown file, parsed once: its front matter, its blocks, and the places of both.</summary>
internal sealed class MarkdownFile
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UseYamlFrontMatter()
        .UsePipeTables()
        .UseFootnotes()
        .UseAlertBlocks()
        .UseTaskLists()
        .UseCustomContainers()
        .UseGenericAttributes()
        .Use<CitationExtension>()
        .Build();

    private MarkdownFile(string path, Language language, Fields fields, YamlMap frontMatter, MarkdownDocument blocks, string text)
    {
        Path = path;
        Language = language;
        Fields = fields;
        FrontMatter = frontMatter;
        Blocks = blocks;
        Text = text;
    }

    public string Path { get; }
    public Language Language { get; }
    public Fields Fields { get; }
    public YamlMap FrontMatter { get; }
    public MarkdownDocument Blocks { get; }
    public string Text { get; }

    public SourcePoint Top => new(Path, 1, 1);

    public SourcePoint At(MarkdownObject node) => new(Path, node.Line + 1, node.Column + 1);

    public static MarkdownFile? Read(string path, ReadOnlyMemory<byte> bytes, Language language, ProblemList problems)
    {
        if (SourceText.Read(path, bytes, problems) is not { } text)
            return null;

        MarkdownDocument blocks;
        try
        {
            blocks = Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's own guard against nesting.
            problems.Error(
                "nested-too-deep",
                new(path, 1, 1),
                "Ce texte est trop imbriqué : simplifiez-le.",
                "This text is too deeply nested: simplify it."
            );
            return null;
        }

        if (ReadFrontMatter(path, blocks, problems) is not { } frontMatter)
            return null;
        var file = new MarkdownFile(path, language, new Fields(frontMatter, problems), frontMatter, blocks, text);
        file.Tidy(problems);
        return file;
    }

    private static YamlMap? ReadFrontMatter(string path, MarkdownDocument blocks, ProblemList problems)
    {
        if (blocks.FirstOrDefault() is not YamlFrontMatterBlock block)
        {
            problems.Error(
                "front-matter-missing",
                new(path, 1, 1),
                "Le fichier doit commencer par un en-tête entre deux lignes « --- ».",
                "The file must start with a front matter between two “---” lines."
            );
            return null;
        }
        blocks.Remove(block);
        var before = problems.Items.Count;
        var node = YamlReader.Read(block.Lines.ToString(), path, block.Line + 1, problems);
        if (node is YamlMap map)
            return map;
        if (problems.Items.Count == before)
            problems.Error("front-matter-missing", new(path, 1, 1), "L’en-tête est vide.", "The front matter is empty.");
        return null;
    }

    // Once, right after parsing: refuse what is not allowed, keep of the attributes only the id, set the typography.
    private void Tidy(ProblemList problems)
    {
        foreach (var node in Blocks.Descendants().ToList())
        {
            KeepOnlyId(node);
            switch (node)
            {
                case HtmlBlock html:
                    RefuseHtml(html, problems);
                    html.Parent?.Remove(html);
                    break;
                case HtmlInline html:
                    RefuseHtml(html, problems);
                    html.Remove();
                    break;
                case LinkInline link:
                    CheckLink(link, problems);
                    break;
                case AutolinkInline auto when auto.IsEmail is false && !IsSafe(auto.Url):
                    BadLink(auto, problems);
                    break;
                case LiteralInline literal:
                    literal.Content = new(Typography.Set(literal.Content.ToString(), Language));
                    break;
            }
        }
    }

    private static void KeepOnlyId(MarkdownObject node)
    {
        if (node.TryGetAttributes() is not { } attributes)
            return;
        if (
            node
            is not (Markdig.Extensions.Footnotes.Footnote or Markdig.Extensions.Alerts.AlertBlock or Markdig.Extensions.TaskLists.TaskList)
        )
            attributes.Classes = node is ListBlock or ListItemBlock
                ? attributes.Classes?.Where(c => c.Contains("task-list", StringComparison.Ordinal)).ToList()
                : null;
        attributes.Properties = null;
    }

    private void RefuseHtml(MarkdownObject node, ProblemList problems) =>
        problems.Error(
            "raw-html",
            At(node),
            "Le HTML est refusé : écrivez-le en Markdown (et un « < » seul, « \\< »).",
            "HTML is refused: write it in Markdown (and a lone “<” as “\\<”)."
        );

    private void CheckLink(LinkInline link, ProblemList problems)
    {
        var url = link.Url ?? "";
        if (link.IsImage)
        {
            if (!url.StartsWith("media/", StringComparison.Ordinal) || url.Contains("..", StringComparison.Ordinal) || url.Contains('\\'))
                problems.Error(
                    "path-leaves-module",
                    At(link),
                    "Une image est dans le dossier media/ du module : media/nom.svg.",
                    "A picture is in the module’s media/ folder: media/name.svg."
                );
            if (string.IsNullOrWhiteSpace(PlainText.Of(link)))
                problems.Error(
                    "alt-missing",
                    At(link),
                    "Cette image n’a pas de texte de remplacement : ![ce qu’on y voit](…).",
                    "This picture has no alternative text: ![what it shows](…)."
                );
        }
        else if (!IsSafe(url))
        {
            BadLink(link, problems);
        }
    }

    private void BadLink(MarkdownObject node, ProblemList problems) =>
        problems.Error(
            "link-unsafe",
            At(node),
            "Un lien mène à https:, tel:, sms:, mailto:, une #scène ou une activité du module.",
            "A link leads to https:, tel:, sms:, mailto:, a #scene or an activity of the module."
        );

    private static bool IsSafe(string url) =>
        url.StartsWith('#')
        || url.StartsWith("https://", StringComparison.Ordinal)
        || url.StartsWith("tel:", StringComparison.Ordinal)
        || url.StartsWith("sms:", StringComparison.Ordinal)
        || url.StartsWith("mailto:", StringComparison.Ordinal)
        || Slug.IsSlug(url);
}
