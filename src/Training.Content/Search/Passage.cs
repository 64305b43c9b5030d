using System.Text.RegularExpressions;
using Training.Content.Translations;

namespace Training.Content.Search;

/// <summary>A stretch of an authored text, as it is looked for: a heading, a paragraph, an item of a list, a value of the front matter.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Heading">The words of the heading that it stands under; empty above the first.</param>
/// <param name="Anchor">The id that this heading carries; null when it has none of its own.</param>
/// <param name="IsTitle">Whether it is a heading, or the title of the file.</param>
/// <param name="Words">Without Markdown’s marks and without directives, on one line.</param>
/// <param name="Folded">The words as <see cref="FoldedWords"/> compares them.</param>
public sealed partial record Passage(int Line, string Heading, string? Anchor, bool IsTitle, string Words, string Folded)
{
    private const string Title = "title:";

    /// <summary>The passages of a text, in order; those without a word are left out.</summary>
    /// <param name="text">Any authored Markdown, however wrong.</param>
    public static IReadOnlyList<Passage> Of(string text)
    {
        var passages = new List<Passage>();
        var (heading, anchor) = ("", (string?)null);
        foreach (var block in TextBlock.Split(text))
        {
            if (block.Kind == BlockKind.FrontMatter)
            {
                foreach (var (i, line) in block.Words.Split('\n').Index())
                    Add(block.Line + i, line.StartsWith(Title, StringComparison.Ordinal), ValueOf(line));
                continue;
            }
            var words = Plain(block.Words);
            if (block.Kind == BlockKind.Heading)
                (heading, anchor) = (words, block.Id);
            Add(block.Line, block.Kind == BlockKind.Heading, words);
        }
        return passages;

        void Add(int line, bool isTitle, string words)
        {
            if (words.Any(char.IsLetterOrDigit))
                passages.Add(new(line, heading, anchor, isTitle, words, FoldedWords.Fold(words)));
        }
    }

    private static string ValueOf(string line) => Plain(Key().Replace(line, "").Trim().Trim('"'));

    private static string Plain(string markdown)
    {
        var words = Directive().Replace(Link().Replace(Starts().Replace(Citation().Replace(markdown, ""), ""), "$1"), " ");
        return Spaces().Replace(Marks().Replace(words, ""), " ").Trim();
    }

    [GeneratedRegex(@"^\s*(?:-\s+)?(?:[A-Za-z]\w*:(?=\s|\z)|---)?")]
    private static partial Regex Key();

    // What a line begins with: levels, dashes, numbers, quotes, boxes, ticks.
    [GeneratedRegex(@"^[ \t]*(?:(?:[-*+>]|\d+[.)]|#{1,6}|:::)[ \t]*)*(?:\[[ xX]\][ \t]+)?|\{#[^}\s]+\}", RegexOptions.Multiline)]
    private static partial Regex Starts();

    [GeneratedRegex(@"!?\[([^\[\]]*)\]\([^()]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[ \t]*\[@[^\[\]]*\]")]
    private static partial Regex Citation();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Directive();

    [GeneratedRegex(@"[*_|\\]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"[\s-[\u00A0\u202F]]+")]
    private static partial Regex Spaces();
}
