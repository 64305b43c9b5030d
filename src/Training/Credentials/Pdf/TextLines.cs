namespace Training.Credentials.Pdf;

/// <summary>Breaks a text into lines that fit.</summary>
internal static class TextLines
{
    /// <returns>Each line but the last keeps its space, so that the words stay apart when they are read or copied.</returns>
    public static IReadOnlyList<string> Wrap(TrueTypeFont font, double size, double width, string text)
    {
        List<string> lines = [];
        var line = "";
        // Only at ordinary spaces: « 1,5 h » and the signs of French stay with their words.
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Pieces(font, size, width, w)))
        {
            if (line.Length > 0 && font.Width(line + word.Text, size) > width)
            {
                lines.Add(line);
                line = "";
            }
            line += word.IsWhole ? word.Text + ' ' : word.Text;
        }
        lines.Add(line.TrimEnd(' '));
        return lines;
    }

    // A word wider than the line, such as a long address, is cut where it has to be.
    private static IEnumerable<(string Text, bool IsWhole)> Pieces(TrueTypeFont font, double size, double width, string word)
    {
        var from = 0;
        for (var to = 1; to < word.Length; to++)
        {
            if (font.Width(word[from..(to + 1)], size) <= width || char.IsLowSurrogate(word[to]))
                continue;
            yield return (word[from..to], false);
            from = to;
        }
        yield return (word[from..], true);
    }
}
