using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Training.Content.Markup;

/// <summary>What the engine reads: the words between a pair of backticks.</summary>
internal sealed record Directive(SourcePoint At, string Text)
{
    public string Verb => Text.Split(' ', 2)[0];

    public string Rest => Text.Split(' ', 2) is [_, var rest] ? rest.Trim() : "";

    /// <summary>The directives of a paragraph that holds nothing else; null when it is prose.</summary>
    public static IReadOnlyList<Directive>? Only(MarkdownFile file, Block block)
    {
        if (block is not ParagraphBlock { Inline: { } inlines } || !inlines.OfType<CodeInline>().Any())
            return null;
        return inlines.All(i => i is CodeInline or LineBreakInline || i is LiteralInline l && l.Content.IsEmptyOrWhitespace())
            ? In(file, inlines)
            : null;
    }

    public static IReadOnlyList<Directive> In(MarkdownFile file, IEnumerable<Inline> inlines) =>
        [.. inlines.OfType<CodeInline>().Select(code => new Directive(file.At(code), code.Content.Trim()))];
}
