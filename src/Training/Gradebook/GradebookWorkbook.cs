using System.Globalization;
using Microsoft.Extensions.Localization;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;
using Training.Localization;

namespace Training.Gradebook;

/// <summary>The gradebook as a workbook: the scores on one sheet, and the trace of overrides on another when there are some.</summary>
/// <remarks>Text is written as text, whatever it begins with: a cell holds no formula.</remarks>
internal static class GradebookWorkbook
{
    public static byte[] Write(GradebookExport scores, GradebookExport trace, IStringLocalizer<TrainingText> texts)
    {
        var sheets = new Dictionary<string, object> { [texts["Export.Scores"]] = Rows(scores, "s") };
        if (trace.Rows.Count > 0)
            sheets[texts["Export.Trace"]] = Rows(trace, "t");
        var layout = new OpenXmlConfiguration
        {
            TableStyles = TableStyles.None,
            AutoFilter = false,
            FreezeRowCount = 1,
            FreezeColumnCount = 2,
            DynamicColumns = [.. Columns(scores, "s"), .. Columns(trace, "t")],
        };
        using var file = new MemoryStream();
        file.SaveAs(sheets, configuration: layout);
        return file.ToArray();
    }

    // Two columns may have one title: they are told apart by their place.
    private static List<Dictionary<string, object?>> Rows(GradebookExport export, string sheet) =>
        [
            .. export.Rows.Select(row =>
                row.Select((cell, index) => (cell, index))
                    .ToDictionary(c => Key(sheet, c.index), c => c.cell is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : c.cell)
            ),
        ];

    private static IEnumerable<DynamicExcelColumn> Columns(GradebookExport export, string sheet) =>
        export.Head.Select(
            (title, index) =>
                new DynamicExcelColumn(Key(sheet, index))
                {
                    Name = title,
                    Index = index,
                    Width = Math.Clamp(title.Length + 2, 12, 40),
                    Format = Format(export, index),
                }
        );

    private static string? Format(GradebookExport export, int index) =>
        export.Rows.Select(row => row[index]).FirstOrDefault(cell => cell is not null) switch
        {
            double => "0%",
            DateOnly => "yyyy-mm-dd",
            _ => null,
        };

    private static string Key(string sheet, int index) => sheet + index.ToString(CultureInfo.InvariantCulture);
}
