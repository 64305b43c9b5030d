namespace Training.Content.Scenarios.Graphs;

/// <summary>Cuts a title into lines of a drawing, where nothing wraps by itself.</summary>
internal static class TitleLines
{
    private const int Most = 3;

    /// <param name="width">In pixels, at 14 pixels a letter’s height.</param>
    public static IReadOnlyList<string> Cut(string title, int width)
    {
        var lines = new List<string>();
        foreach (var word in title.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (lines.Count > 0 && Width(lines[^1] + " " + word) <= width)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        if (lines.Count > Most)
        {
            var last = lines[Most - 1];
            while (Width(last + "…") > width && last.Contains(' '))
                last = last[..last.LastIndexOf(' ')];
            lines[Most - 1] = last + "…";
        }
        return [.. lines.Take(Most).Select(l => Fit(l, width))];
    }

    private static string Fit(string line, int width)
    {
        if (Width(line) <= width)
            return line;
        var length = line.Length - 1;
        while (length > 1 && Width(line[..length] + "…") > width)
            length--;
        return line[..length].TrimEnd(' ', '…') + "…";
    }

    // Letters of the sans-serif faces that systems have, rounded up.
    private static int Width(string text) =>
        text.Sum(c =>
            "iljtfrI.,;:’'!|()[] ".Contains(c) ? 5
            : "mwMW—…%".Contains(c) ? 13
            : char.IsUpper(c) ? 10
            : 8
        );
}
