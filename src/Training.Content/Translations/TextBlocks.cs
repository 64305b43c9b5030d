using System.Text.RegularExpressions;

namespace Training.Content.Translations;

/// <summary>What a block of an authored text is.</summary>
public enum BlockKind
{
    FrontMatter,
    Heading,

    /// <summary>A line of directives, which reads the same in both languages.</summary>
    Directives,
    ListItem,
    Quote,
    Table,

    /// <summary>The line that opens or closes a box or a fence, with what is in a fence of code.</summary>
    Fence,
    Paragraph,
}

/// <summary>A stretch of lines that is translated as one.</summary>
/// <param name="Text">With the empty lines after it: all the texts, one after the other, are the file.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Id">The id that a heading carries; null for anything else.</param>
public sealed partial record TextBlock(BlockKind Kind, string Text, int Line, string? Id)
{
    /// <summary>The words without the empty lines after them.</summary>
    public string Words => Text.TrimEnd('\n', '\r', ' ', '\t');

    /// <summary>How many line ends stand after the words: 2 where an empty line follows.</summary>
    public int After => Text[Words.Length..].Count(c => c == '\n');

    /// <summary>How many levels down a heading is; 0 for anything else.</summary>
    public int Level => Kind == BlockKind.Heading ? Text.TakeWhile(c => c == '#').Count() : 0;

    /// <summary>The blocks of a text, in order; joined, they are the text to the last character.</summary>
    /// <param name="text">With any line endings.</param>
    public static IReadOnlyList<TextBlock> Split(string text)
    {
        var blocks = new List<TextBlock>();
        var lines = Lines().Matches(text).Select(m => m.Value).Where(l => l.Length > 0).ToList();
        for (var i = 0; i < lines.Count; )
        {
            var start = i;
            var kind = KindOf(lines, i);
            i = EndOf(kind, lines, i);
            while (i < lines.Count && IsEmpty(lines[i]))
                i++;
            var whole = string.Concat(lines.Skip(start).Take(i - start));
            blocks.Add(new(kind, whole, start + 1, kind == BlockKind.Heading ? IdOf(lines[start]) : null));
        }
        return blocks;
    }

    private static BlockKind KindOf(List<string> lines, int at)
    {
        var line = lines[at].TrimEnd();
        return line switch
        {
            _ when at == 0 && line.TrimStart('\uFEFF') == "---" => BlockKind.FrontMatter,
            _ when Heading().IsMatch(line) => BlockKind.Heading,
            _ when line.StartsWith(":::", StringComparison.Ordinal) || line.StartsWith("```", StringComparison.Ordinal) => BlockKind.Fence,
            _ when ListMark().IsMatch(line) => BlockKind.ListItem,
            _ when line.StartsWith('>') => BlockKind.Quote,
            _ when line.StartsWith('|') => BlockKind.Table,
            _ when OnlyDirectives().IsMatch(line) => BlockKind.Directives,
            _ => BlockKind.Paragraph,
        };
    }

    /// <returns>The line after the last one of the block that begins here.</returns>
    private static int EndOf(BlockKind kind, List<string> lines, int start)
    {
        var next = start + 1;
        switch (kind)
        {
            case BlockKind.FrontMatter:
                return AfterLine(lines, next, "---");
            case BlockKind.Fence when lines[start].StartsWith("```", StringComparison.Ordinal):
                return AfterLine(lines, next, "```");
            case BlockKind.Heading or BlockKind.Fence:
                return next;
            case BlockKind.ListItem:
                // What is indented belongs to the item, though an empty line stands between.
                for (
                    var filled = NextFilled(lines, next);
                    filled < lines.Count && IsIndented(lines[filled]);
                    filled = NextFilled(lines, next)
                )
                    next = filled + 1;
                return next;
            default:
                while (next < lines.Count && !IsEmpty(lines[next]) && KindOf(lines, next) == kind)
                    next++;
                return next;
        }
    }

    private static int AfterLine(List<string> lines, int from, string end)
    {
        var found = lines.FindIndex(from, line => line.TrimEnd() == end);
        return found < 0 ? lines.Count : found + 1;
    }

    private static int NextFilled(List<string> lines, int at)
    {
        while (at < lines.Count && IsEmpty(lines[at]))
            at++;
        return at;
    }

    private static bool IsEmpty(string line) => string.IsNullOrWhiteSpace(line);

    private static bool IsIndented(string line) => !IsEmpty(line) && line[0] is ' ' or '\t';

    private static string? IdOf(string heading) => HeadingId().Match(heading) is { Success: true } id ? id.Groups[1].Value : null;

    [GeneratedRegex(@"[^\n]*\n|[^\n]+\z")]
    private static partial Regex Lines();

    [GeneratedRegex(@"^#{1,6}\s")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\{#([^}\s]+)\}\s*$")]
    private static partial Regex HeadingId();

    [GeneratedRegex(@"^(?:[-*+]|\d+[.)])\s")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"^`[^`]+`(?:\s+`[^`]+`)*$")]
    private static partial Regex OnlyDirectives();
}
