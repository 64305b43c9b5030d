namespace Training.Web.Commands;

/// <summary>Rows of words for a terminal: the first column to the left, figures to the right.</summary>
internal sealed class TextTable
{
    private const string Between = "   ";
    private const string Margin = "  ";

    private readonly List<string[]> rows = [];

    public void Add(params string[] cells) => rows.Add(cells);

    public void Add(string first, IEnumerable<string> others) => rows.Add([first, .. others]);

    /// <param name="isLastAWord">Whether the last column is words, to the left too.</param>
    public void WriteTo(TextWriter writer, bool isLastAWord = false)
    {
        if (rows.Count == 0)
            return;
        var widths = Enumerable.Range(0, rows.Max(r => r.Length)).Select(c => rows.Max(r => c < r.Length ? r[c].Length : 0)).ToArray();
        foreach (var row in rows)
            writer.WriteLine(
                (
                    Margin
                    + string.Join(
                        Between,
                        row.Select(
                            (cell, c) =>
                                c == 0 || (isLastAWord && c == widths.Length - 1) ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c])
                        )
                    )
                ).TrimEnd()
            );
    }
}
