using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Training.Content.Markup;

/// <summary>One line of Markdown inside a YAML value: emphasis and links, nothing else.</summary>
internal static class InlineMarkdown
{
    private static readonly MarkdownPipeline Pipeline = MakePipeline();

    public static string ToHtml(string text, SourcePoint at, ProblemList problems)
    {
        // « 2021. » would start a list and « # » a heading: only paragraphs are read, and this is one.
        var document = Markdown.Parse(text.ReplaceLineEndings(" "), Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (!link.IsImage && link.Url?.StartsWith("https://", StringComparison.Ordinal) == true)
                continue;
            problems.Error(ProblemCodes.LinkUnsafe, at, "Un lien de référence mène à https:.", "A link in a reference leads to https:.");
            link.Remove();
        }
        return document.ToHtml(Pipeline).Trim().Replace("<p>", "", StringComparison.Ordinal).Replace("</p>", "", StringComparison.Ordinal);
    }

    private static MarkdownPipeline MakePipeline()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml();
        builder.BlockParsers.RemoveAll(parser => parser is not ParagraphBlockParser);
        builder.InlineParsers.TryRemove<Markdig.Parsers.Inlines.AutolinkInlineParser>();
        return builder.Build();
    }
}
