using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Training.Content.Markup.Html;

/// <summary>A table that scrolls on its own where it is wider than the screen, by keyboard too.</summary>
internal sealed class TableRenderer(Language language) : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        var rows = table.OfType<TableRow>().ToList();
        renderer.Write("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        renderer.WriteEscape(Name(rows)).Write("\"><table>");
        WriteRows(renderer, table, rows.TakeWhile(r => r.IsHeader), "thead");
        WriteRows(renderer, table, rows.SkipWhile(r => r.IsHeader), "tbody");
        renderer.Write("</table></div>");
    }

    private string Name(List<TableRow> rows)
    {
        var heads = rows.FirstOrDefault()?.Descendants<ParagraphBlock>().Select(PlainText.Of).Where(text => text.Length > 0) ?? [];
        return $"{Wording.Table.In(language)}{(language == Language.Fr ? "\u00A0" : "")}: {string.Join(", ", heads)}";
    }

    private static void WriteRows(HtmlRenderer renderer, Table table, IEnumerable<TableRow> rows, string part)
    {
        var open = false;
        foreach (var row in rows)
        {
            renderer.Write(open ? "<tr>" : $"<{part}><tr>");
            open = true;
            for (var i = 0; i < row.Count; i++)
                WriteCell(
                    renderer,
                    (TableCell)row[i],
                    row.IsHeader,
                    i < table.ColumnDefinitions.Count ? table.ColumnDefinitions[i].Alignment : null
                );
            renderer.Write("</tr>");
        }
        if (open)
            renderer.Write($"</{part}>");
    }

    // A class, not a style: pages forbid inline style.
    private static void WriteCell(HtmlRenderer renderer, TableCell cell, bool isHead, TableColumnAlign? align)
    {
        renderer.Write(isHead ? "<th scope=\"col\"" : "<td");
        renderer.Write(
            align switch
            {
                TableColumnAlign.Center => " class=\"center\">",
                TableColumnAlign.Right => " class=\"end\">",
                _ => ">",
            }
        );
        var paragraphs = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = cell.Count == 1;
        renderer.WriteChildren(cell);
        renderer.ImplicitParagraph = paragraphs;
        renderer.Write(isHead ? "</th>" : "</td>");
    }
}
