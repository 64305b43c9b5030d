using System.Text.RegularExpressions;
using Training.Content;
using Training.Content.Markup;
using Training.Content.Translations;

namespace Training.Authoring.Reviewing;

/// <summary>A stretch of a text as people read it, without its marks: what a remark is about, for who never sees the lines.</summary>
/// <param name="Line">Of the file, from 1: a remark on the passage is one on this line.</param>
/// <param name="Label">What the words are, where nothing shows it: the title, the summary; else null.</param>
public sealed partial record Passage(int Line, BlockKind Kind, Localized<string>? Label, string Words)
{
    private int First { get; init; }
    private int Last { get; init; }

    /// <summary>Whether what is said of a line stands here: those that no passage shows go with the one before.</summary>
    public bool Has(int line) => line >= First && line <= Last;

    // As what people read of a module calls them.
    private const string Labels = "module.md";

    /// <summary>In the order of the file; together they have all its lines.</summary>
    public static IReadOnlyList<Passage> Of(IReadOnlyList<string> lines)
    {
        var found = TextBlock
            .Split(string.Join('\n', lines))
            .SelectMany(block => block.Kind == BlockKind.FrontMatter ? OfFrontMatter(block) : [OfBlock(block)])
            .Where(passage => passage.Words.Length > 0)
            .ToList();
        return
        [
            .. found.Select(
                (passage, i) =>
                    passage with
                    {
                        First = i == 0 ? 1 : passage.Line,
                        Last = i + 1 < found.Count ? found[i + 1].Line - 1 : lines.Count,
                    }
            ),
        ];
    }

    // The line that opens or closes a box says nothing by itself.
    private static Passage OfBlock(TextBlock block) =>
        new(
            block.Line,
            block.Kind,
            null,
            block.Kind is BlockKind.Fence or BlockKind.Directives ? "" : Mark().Replace(PlainText.OfMarkdown(block.Words), "")
        );

    // What people read of it: a title, a summary, objectives.
    private static IEnumerable<Passage> OfFrontMatter(TextBlock block)
    {
        foreach (var (index, line) in block.Text.ReplaceLineEndings("\n").Split('\n').Index())
            if (Field().Match(line) is { Success: true } field && field.Groups["key"].Value is "title" or "summary" or "audience")
                yield return new(
                    block.Line + index,
                    BlockKind.FrontMatter,
                    FormLabels.Of(Labels, field.Groups["key"].Value),
                    Said(field.Groups["words"].Value)
                );
            else if (Item().Match(line) is { Success: true } item)
                yield return new(block.Line + index, BlockKind.ListItem, null, Said(item.Groups["words"].Value));
    }

    private static string Said(string value) => Codes().Replace(value.Trim().Trim('"'), "").Trim();

    [GeneratedRegex(@"^(?<key>\w+):\s+(?<words>\S.*)\z")]
    private static partial Regex Field();

    [GeneratedRegex(@"^\s*-\s+(?<words>\S.*)\z")]
    private static partial Regex Item();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Codes();

    // Whether an answer is right, or what kind of note it is.
    [GeneratedRegex(@"^\[(?:[ xX]|!\w+)\]\s*")]
    private static partial Regex Mark();
}
