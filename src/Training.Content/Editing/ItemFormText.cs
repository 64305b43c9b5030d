using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>The marks that forms and texts share.</summary>
internal static partial class ItemFormText
{
    public static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Several lines, without those that are blank around them. Spaces that no one sees go too, but not those that set text apart.</summary>
    public static string Trimmed(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => string.IsNullOrWhiteSpace(line) ? "" : line);
        return string.Join('\n', lines).Trim('\n').TrimEnd(' ', '\t');
    }

    public static IReadOnlyList<string> GapsIn(string text) => [.. Gap().Matches(text).Select(match => match.Value)];

    public static string Quote(string text) => string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? ">" : "> " + line));

    /// <summary>Null when a line is quoted otherwise.</summary>
    public static string? Unquote(IEnumerable<string> lines)
    {
        var unquoted = new List<string>();
        foreach (var line in lines)
            if (line == ">")
                unquoted.Add("");
            else if (line.StartsWith("> ", StringComparison.Ordinal))
                unquoted.Add(line[2..]);
            else
                return null;
        return string.Join('\n', unquoted);
    }

    /// <summary>Every line but the first, and but the empty ones, begins this far.</summary>
    public static string Indent(string text, int width) =>
        text.Replace("\n", "\n" + new string(' ', width), StringComparison.Ordinal)
            .Replace("\n" + new string(' ', width) + "\n", "\n\n", StringComparison.Ordinal);

    public static string Row(IEnumerable<string> cells) =>
        "|" + string.Concat(cells.Select(cell => cell.Length == 0 ? " |" : $" {Escape(cell)} |"));

    public static IReadOnlyList<string>? Cells(string line) =>
        line is ['|', .., '|'] && line.Length > 1
            ? [.. Bar().Split(line[1..^1]).Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal))]
            : null;

    public static string Separator(int columns) => "|" + string.Concat(Enumerable.Repeat("---|", columns));

    private static string Escape(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\{[^{}]*\}\}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
