using System.Globalization;
using CsvHelper;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;
using Training.Content;
using Training.Localization;

namespace Training.Credentials.Registrar;

/// <summary>The register as files that spreadsheets open; no cell is taken for a formula.</summary>
internal static class RegisterFiles
{
    public static byte[] Csv(RegisterTable table, Language language)
    {
        var options = new CsvWriterOptions
        {
            // Where the comma is the decimal sign, spreadsheets part fields at semicolons.
            Separator = language == Language.Fr ? ';' : ',',
            // Without it, Excel reads accents as something else, in either language.
            WriteByteOrderMark = true,
            Injection = CsvInjection.Escape,
        };
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, options, leaveOpen: true))
        {
            csv.WriteRecord([.. table.Head]);
            foreach (var row in table.Rows)
                csv.WriteRecord([.. row.Select(cell => Write(cell, language))]);
        }
        return file.ToArray();
    }

    /// <remarks>Text is written as text, whatever it begins with.</remarks>
    public static byte[] Workbook(RegisterTable table, string sheet)
    {
        var layout = new OpenXmlConfiguration
        {
            TableStyles = TableStyles.None,
            AutoFilter = false,
            FreezeRowCount = 1,
            FreezeColumnCount = 2,
            DynamicColumns = [.. table.Head.Select((title, index) => Column(table, title, index))],
        };
        var rows = table.Rows.Select(row =>
            row.Select((cell, index) => (cell, index))
                .ToDictionary(c => Key(c.index), c => c.cell is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : c.cell)
        );
        using var file = new MemoryStream();
        file.SaveAs(new Dictionary<string, object> { [sheet] = rows.ToList() }, configuration: layout);
        return file.ToArray();
    }

    private static DynamicExcelColumn Column(RegisterTable table, string title, int index) =>
        new(Key(index))
        {
            Name = title,
            Index = index,
            Width = Math.Clamp(title.Length + 2, 14, 40),
            Format = table.Rows.Any(row => row[index] is DateOnly) ? "yyyy-mm-dd" : null,
        };

    private static string Key(int index) => "c" + index.ToString(CultureInfo.InvariantCulture);

    private static string Write(object? cell, Language language) =>
        cell switch
        {
            decimal number => number.ToString("0.##", language.Culture()),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => cell as string ?? "",
        };
}
