using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Training.Files;

/// <summary>The two kinds of file that a list is taken away as.</summary>
public enum FileFormat
{
    Xlsx = 1,
    Csv,
}

internal static class FileFormats
{
    /// <returns>Null for a word that no form sends.</returns>
    public static FileFormat? Find(string? word) =>
        Enum.TryParse<FileFormat>(word, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;

    /// <summary>As file names end.</summary>
    public static string Code(this FileFormat format) => format == FileFormat.Csv ? "csv" : "xlsx";

    public static string MediaType(this FileFormat format) =>
        format == FileFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static FileContentHttpResult Download(this FileFormat format, string name, byte[] bytes) =>
        TypedResults.File(bytes, format.MediaType(), name);
}
