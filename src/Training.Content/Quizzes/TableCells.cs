using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Training.Content.Markup;

namespace Training.Content.Quizzes;

/// <summary>A table as items read it: its heads, and its rows of cells.</summary>
internal sealed class TableCells(ItemSource source, Table table)
{
    public IReadOnlyList<TableCell> Heads { get; } = [.. table.OfType<TableRow>().FirstOrDefault()?.OfType<TableCell>() ?? []];

    public IReadOnlyList<IReadOnlyList<TableCell>> Rows { get; } =
    [.. table.OfType<TableRow>().Skip(1).Select(row => row.OfType<TableCell>().ToList())];

    public string Html(TableCell cell) => cell.FirstOrDefault() is ParagraphBlock words ? source.Inlines(words) : "";

    public static string Text(TableCell cell) => cell.FirstOrDefault() is ParagraphBlock words ? PlainText.Of(words) : "";
}
