using System.Text;

namespace Training.Content.Interchange.Gift;

/// <summary>The escapes of GIFT, both ways. Read, an escaped sign is a character that no text may hold, so that it parts nothing.</summary>
internal static class GiftText
{
    private const string Signs = @"~=#{}:";
    private const char FirstSign = '\uE100';
    private const char Break = '\uE110';

    /// <summary>On one line, since an empty line ends a question.</summary>
    public static string Escape(string text)
    {
        var written = new StringBuilder(text.Length + 8);
        foreach (var c in text.ReplaceLineEndings("\n").Trim())
            if (c == '\n')
                written.Append(@"\n");
            else if (c == '\\' || Signs.Contains(c))
                written.Append('\\').Append(c);
            else
                written.Append(c);
        return written.ToString();
    }

    /// <summary>Sets escaped signs apart, and drops what could be mistaken for them.</summary>
    public static string Protect(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= '\uE000' and <= '\uF8FF')
                continue;
            var next = text[i] == '\\' && i + 1 < text.Length ? text[i + 1] : '\0';
            if (next == '\\')
                kept.Append('\\');
            else if (next == 'n')
                kept.Append(Break);
            else if (next != '\0' && Signs.Contains(next))
                kept.Append((char)(FirstSign + Signs.IndexOf(next, StringComparison.Ordinal)));
            else
            {
                kept.Append(text[i]);
                continue;
            }
            i++;
        }
        return kept.ToString();
    }

    public static string Restore(string text) =>
        string.Concat(
                text.Select(c =>
                    c == Break ? '\n'
                    : c >= FirstSign && c < FirstSign + Signs.Length ? Signs[c - FirstSign]
                    : c
                )
            )
            .Trim();
}
