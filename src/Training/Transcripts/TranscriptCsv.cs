using System.Globalization;
using System.Text;
using Training.Content;
using Training.Localization;

namespace Training.Transcripts;

/// <summary>A transcript as a file for a spreadsheet, in the form that one expects where its language is spoken.</summary>
internal static class TranscriptCsv
{
    // What a spreadsheet takes for the beginning of a formula, whoever wrote it.
    private const string Formulas = "=+-@\t\r\n";

    public static byte[] Write(Transcript transcript, Language language)
    {
        var separator = language == Language.Fr ? ';' : ',';
        var text = new StringBuilder();
        Line(Say(language, "Date"), Say(language, "Kind"), Say(language, "What"), Say(language, "Provider"), Say(language, "Hours"));
        foreach (var module in transcript.Modules)
            Entry(module, "Kind.Module");
        foreach (var course in transcript.Courses)
            Entry(course, "Kind.Course");
        // The mark tells a spreadsheet that accents are in UTF-8.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];

        void Entry(TranscriptEntry entry, string kind) =>
            Line(
                entry.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Say(language, kind),
                entry.Title,
                entry.Provider,
                entry.Hours.ToString("0.##", language.Culture())
            );

        void Line(params string[] cells) => text.AppendJoin(separator, cells.Select(cell => Cell(cell, separator))).Append("\r\n");
    }

    /// <summary>Quoted where it has to be; what would be a formula becomes words.</summary>
    internal static string Cell(string value, char separator)
    {
        var safe = value.TrimStart(' ') is [var first, ..] && Formulas.Contains(first) ? "'" + value : value;
        return safe.AsSpan().ContainsAny($"\"\r\n{separator}") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string Say(Language language, string key) => ResourceText.In(language, $"Transcript.{key}");
}
