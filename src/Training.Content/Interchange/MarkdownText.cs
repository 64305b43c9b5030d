using System.Text;
using System.Text.RegularExpressions;

namespace Training.Content.Interchange;

/// <summary>Plain words as Markdown that reads as the same words: nothing in them becomes a mark, a gap, a citation, HTML or a directive.</summary>
internal static partial class MarkdownText
{
    /// <summary>Words in the middle of a line. What only means something at the start of one is for <see cref="Line"/>.</summary>
    public static string Escape(string text, bool isInLink = false)
    {
        var written = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            // Five or more are a blank to fill in, here as in other formats.
            if (text.AsSpan(i).StartsWith("_____"))
            {
                written.Append("_____");
                i += 4;
                while (i + 1 < text.Length && text[i + 1] == '_')
                    i++;
                continue;
            }
            if (IsMark(text, i, isInLink))
                written.Append('\\');
            written.Append(text[i]);
        }
        return written.ToString();
    }

    /// <summary>Whole plain text on one line.</summary>
    public static string OneLine(string text) => Line(Escape(Spaces().Replace(text, " ").Trim()));

    /// <summary>A line of inline Markdown that stays the words of a paragraph.</summary>
    public static string Line(string inlines)
    {
        var line = inlines.Trim(' ', '\t');
        if (Number().Match(line) is { Success: true } number)
            return line.Insert(number.Groups["mark"].Index, "\\");
        return StartsBlock().IsMatch(line) ? "\\" + line : line;
    }

    private static bool IsMark(string text, int i, bool isInLink)
    {
        var before = i > 0 ? text[i - 1] : ' ';
        var after = i + 1 < text.Length ? text[i + 1] : ' ';
        return text[i] switch
        {
            '\\' or '`' or '*' or '[' or '<' or '{' or '|' => true,
            ']' => isInLink,
            '_' => !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)),
            '&' => char.IsAsciiLetter(after) || after == '#',
            ':' => after == ':' || before == ':',
            _ => false,
        };
    }

    [GeneratedRegex(@"^\d{1,9}(?<mark>[.)])(?: |\z)")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:[-+](?: |\z)|--|#{1,6}(?: |\z)|>|=+ *\z|~~~)")]
    private static partial Regex StartsBlock();

    // Not the spaces that don’t break.
    [GeneratedRegex(@"[\s-[\u00A0\u202F]]+")]
    public static partial Regex Spaces();
}
