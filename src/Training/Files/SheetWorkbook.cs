using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace Training.Files;

/// <summary>Sheets as a workbook, each under its title.</summary>
/// <remarks>Text is written as text, whatever it begins with: a cell holds no formula.</remarks>
internal static class SheetWorkbook
{
    public static byte[] Write(params IReadOnlyList<(string Title, Sheet Sheet)> sheets)
    {
        var layout = new OpenXmlConfiguration
        {
            TableStyles = TableStyles.None,
            AutoFilter = false,
            FreezeRowCount = 1,
            FreezeColumnCount = 2,
            DynamicColumns = [.. sheets.SelectMany((s, place) => Columns(s.Sheet, place))],
        };
        using var file = new MemoryStream();
        file.SaveAs(sheets.Index().ToDictionary(s => s.Item.Title, s => (object)Rows(s.Item.Sheet, s.Index)), configuration: layout);
        return file.ToArray();
    }

    // Two columns may have one title: they are told apart by their place.
    private static List<Dictionary<string, object?>> Rows(Sheet sheet, int place) =>
        [
            .. sheet.Rows.Select(row =>
                row.Select((cell, index) => (cell, index))
                    .ToDictionary(c => Key(place, c.index), c => c.cell is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : c.cell)
            ),
        ];

    private static IEnumerable<DynamicExcelColumn> Columns(Sheet sheet, int place) =>
        sheet.Head.Select(
            (title, index) =>
                new DynamicExcelColumn(Key(place, index))
                {
                    Name = title,
                    Index = index,
                    Width = Math.Clamp(title.Length + 2, 12, 40),
                    Format = Format(sheet, index),
                }
        );

    private static string? Format(Sheet sheet, int index) =>
        sheet.Rows.Select(row => row[index]).FirstOrDefault(cell => cell is not null) switch
        {
            double => "0%",
            DateOnly => "yyyy-mm-dd",
            _ => null,
        };

    private static string Key(int place, int index) => string.Create(CultureInfo.InvariantCulture, $"{place}-{index}");
}
