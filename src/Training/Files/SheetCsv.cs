using CsvHelper;
using Training.Content;
using Training.Localization;

namespace Training.Files;

/// <summary>A sheet as CSV, as spreadsheets open it in the language of its reader; no cell is taken for a formula.</summary>
internal static class SheetCsv
{
    public static byte[] Write(Sheet sheet, Language language)
    {
        using var file = new MemoryStream();
        var options = new CsvWriterOptions
        {
            // Where the comma is the decimal sign, spreadsheets part fields at semicolons.
            Separator = language == Language.Fr ? ';' : ',',
            // Without it, Excel reads accents as something else, in either language.
            WriteByteOrderMark = true,
            Injection = CsvInjection.Escape,
            FormatProvider = language.Culture(),
        };
        using (var csv = CsvWriter.Create(file, options, leaveOpen: true))
        {
            foreach (var title in sheet.Head)
                csv.WriteField(title);
            csv.EndRecord();
            foreach (var row in sheet.Rows)
            {
                foreach (var cell in row)
                    Write(csv, cell);
                csv.EndRecord();
            }
        }
        return file.ToArray();
    }

    private static void Write(CsvWriter csv, object? cell)
    {
        switch (cell)
        {
            case double score:
                csv.WriteField(Math.Round(score * 100, 2, MidpointRounding.AwayFromZero), "0.##");
                break;
            case decimal exact:
                csv.WriteField(exact, "0.##");
                break;
            case int number:
                csv.WriteField(number, default);
                break;
            case DateOnly day:
                csv.WriteField(day, default);
                break;
            default:
                csv.WriteField(cell as string);
                break;
        }
    }
}
