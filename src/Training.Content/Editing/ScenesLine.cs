using System.Text;
using System.Text.RegularExpressions;

namespace Training.Content.Editing;

/// <summary>A paragraph of a text of scenes: one line, or several that are one.</summary>
/// <param name="Number">Of its first line, from 1.</param>
/// <param name="Indent">How far to the right it begins.</param>
/// <param name="IsApart">A blank line stands above it.</param>
internal sealed partial record ScenesLine(int Number, string Text, int Indent, bool IsApart)
{
    /// <summary>The lines of a text, without what no one sees.</summary>
    public static string[] Split(string text) =>
        [.. Clean(text.Replace('\v', '\n').ReplaceLineEndings("\n")).Split('\n').Select(line => line.TrimEnd())];

    /// <param name="number">Of the first line.</param>
    /// <param name="isMarked">Only a blank line parts two paragraphs, as in our Markdown.</param>
    public static List<ScenesLine> Join(IReadOnlyList<string> lines, int number, bool isMarked)
    {
        var joined = new List<ScenesLine>();
        var parts = new List<string>();
        var isApart = true;
        foreach (var (index, raw) in lines.Index())
        {
            var text = Unbroken(raw.Trim());
            if (text.Length == 0 || Rule().IsMatch(text))
            {
                isApart = true;
                continue;
            }
            if (isApart || parts.Count == 0 || !GoesOn(parts, text, isMarked))
            {
                Close(joined, parts);
                joined.Add(new(number + index, text, raw.Length - raw.TrimStart().Length, isApart));
            }
            parts.Add(text);
            isApart = false;
        }
        Close(joined, parts);
        return joined;
    }

    private static void Close(List<ScenesLine> joined, List<string> parts)
    {
        if (parts.Count > 1)
            joined[^1] = joined[^1] with { Text = string.Join(' ', parts) };
        parts.Clear();
    }

    private static bool GoesOn(List<string> above, string text, bool isMarked) =>
        !Starts().IsMatch(text)
        && !Alone().IsMatch(above[0])
        && (
            isMarked
            || (
                char.IsLower(text[0])
                && !Ends().IsMatch(above[^1])
                && !ScenesChoice.HasArrow(above[^1])
                && !ScenesChoice.IsMarked(text)
                && ScenesWords.LabelOf(text) is null
            )
        );

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
            if (c == '\t')
                clean.Append(' ');
            else if (c == '\n' || !(char.IsControl(c) || c is '\uFEFF' or '\u200B' or '\u00AD'))
                clean.Append(c);
        return clean.ToString();
    }

    // A line break within a paragraph, which Markdown writes.
    private static string Unbroken(string line) => (line.Length - line.TrimEnd('\\').Length) % 2 == 1 ? line[..^1].TrimEnd() : line;

    [GeneratedRegex(@"^(?:[*_=-] ?){3,}\z")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(?:#{1,6} |>|`|- \[)")]
    private static partial Regex Starts();

    [GeneratedRegex(@"^(?:#{1,6} |>|`)")]
    private static partial Regex Alone();

    [GeneratedRegex(@"[.!?…:;»”"")\]*`]\z")]
    private static partial Regex Ends();
}
