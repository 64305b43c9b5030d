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
        .Use<BlankExtension>()
        .Use<GapExtension>()
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

    /// <summary>The name that the file’s kind follows: <c>bilan</c> for <c>modules/x/bilan.quiz.en.md</c>.</summary>
    public string Slug => Path[(Path.LastIndexOf('/') + 1)..].Split('.')[0];

    public SourcePoint At(MarkdownObject node) => new(Path, node.Line + 1, node.Column + 1);

    /// <summary>A required text of the front matter, with its typography.</summary>
    public string Prose(string key) => Typography.Set(Fields.Text(key), Language);

    public string? OptionalProse(string key) => Fields.Optional(key) is { Length: > 0 } text ? Typography.Set(text, Language) : null;

    public IReadOnlyList<string> ProseList(string key, bool required) =>
        [.. Fields.List(key, required).Select(text => Typography.Set(text.Value.Trim(), Language))];

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
                ProblemCodes.NestedTooDeep,
                new(path, 1, 1),
                "Ce texte est trop imbriqué : simplifiez-le.",
                "This text is too deeply nested: simplify it."
            );
            return null;
        }

        if (ReadFrontMatter(path, blocks, problems) is not { } frontMatter)
            return null;
        var file = new MarkdownFile(path, language, new Fields(frontMatter, problems), frontMatter, blocks, text);
        return new MarkdownTidy(file, problems).Run() ? file : null;
    }

    private static YamlMap? ReadFrontMatter(string path, MarkdownDocument blocks, ProblemList problems)
    {
        if (blocks.FirstOrDefault() is not YamlFrontMatterBlock block)
        {
            problems.Error(
                ProblemCodes.FrontMatterMissing,
                new(path, 1, 1),
                "Il manque, en haut du fichier, son titre et ses réglages, entre deux lignes « --- ».",
                "The title and the settings are missing at the top of the file, between two “---” lines.",
                new(
                    "Les réglages du début de ce fichier ne sont plus là : l’éditeur de texte dit comment les écrire.",
                    "The settings at the start of this file are gone: the text editor says how to write them."
                )
            );
            return null;
        }
        blocks.Remove(block);
        var before = problems.Items.Count;
        var node = YamlReader.Read(block.Lines.ToString(), path, block.Line + 1, problems);
        if (node is YamlMap map)
            return map;
        if (problems.Items.Count == before)
            problems.Error(
                ProblemCodes.FrontMatterMissing,
                new(path, 1, 1),
                "L’en-tête est vide.",
                "The front matter is empty.",
                new(
                    "Les réglages du début de ce fichier ne sont plus là : l’éditeur de texte dit comment les écrire.",
                    "The settings at the start of this file are gone: the text editor says how to write them."
                )
            );
        return null;
    }
}
