using System.Text;
using CsvHelper;
using Training.Content;
using Training.Institutions.Invitations;
using Training.Learners;
using Training.Localization;

namespace Training.Institutions.Import;

/// <summary>Reads people from a CSV file, as Excel and student records write it in French and in English.</summary>
internal static class MembersCsv
{
    public const int MostRows = 1000;
    public const int MostBytes = 1024 * 1024;
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    // What files say that know nothing of UTF-8.
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <returns>The people, with what is wrong with some of them; or what stands in the whole file’s way.</returns>
    public static (IReadOnlyList<Invitee>, Refusal?) Read(byte[] bytes)
    {
        if (bytes.Length == 0)
            return ([], new("Import.File.Missing"));
        if (bytes.Length > MostBytes)
            return ([], new("Import.File.Large", MostBytes / 1024 / 1024));
        var text = Decode(bytes);
        if (text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n')))
            return ([], new("Import.File.Kind"));
        return string.IsNullOrWhiteSpace(text) ? ([], new("Import.File.Missing")) : ReadRows(text);
    }

    private static (IReadOnlyList<Invitee>, Refusal?) ReadRows(string text)
    {
        var badLines = new HashSet<long>();
        using var reader = CsvReader.FromText(
            text,
            new()
            {
                // Nothing here has line breaks in it: a quotation mark that is never closed spoils its own line, and not all that follow.
                AllowLineBreaksInQuotes = false,
                OnMalformedRecord = bad => badLines.Add(bad.LineNumber),
                TrackLineNumbers = true,
                TrimWhitespace = true,
                TrimInsideQuotes = true,
            }
        );
        reader.ReadHeader();
        var columns = MemberColumns.Find([.. reader.Headers]);
        if (columns.Email is null)
            return ([], new("Import.Column.Missing"));

        var rows = new List<(int Line, string[] Cells)>();
        while (reader.Read())
            if (Cells(reader) is var cells && cells.Any(cell => cell.Length > 0))
                rows.Add(((int)reader.LineNumber, cells));
        return rows.Count == 0 ? ([], new("Import.Rows.None"))
            : rows.Count > MostRows ? ([], new("Import.Rows.Many", MostRows, rows.Count))
            : ([.. rows.Select(row => Read(row.Line, badLines.Contains(row.Line) ? null : row.Cells, columns))], null);
    }

    private static string[] Cells(CsvReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(i => Unescaped(reader.GetString(i)))];

    private static Invitee Read(int line, string[]? cells, MemberColumns columns)
    {
        if (cells is null || cells.Skip(columns.Count).Any(c => c.Length > 0))
            return new("", "", "", Language.Fr, null, InviteOutcome.Unreadable, line);
        var (language, role) = (columns.Language.Of(cells), columns.Role.Of(cells));
        var wrong =
            language.Length > 0 && MemberWords.Language(language) is null ? InviteOutcome.LanguageUnknown
            : role.Length > 0 && !MemberWords.IsRole(role) ? InviteOutcome.RoleUnknown
            : (InviteOutcome?)null;
        return new(
            columns.Email.Of(cells),
            columns.GivenName.Of(cells),
            columns.FamilyName.Of(cells),
            MemberWords.Language(language) ?? Languages.Current,
            MemberWords.Role(role),
            wrong,
            line
        );
    }

    // Our own export puts an apostrophe before what looks like a formula.
    private static string Unescaped(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;

    private static string Decode(byte[] bytes)
    {
        var body = bytes.AsSpan();
        if (body.StartsWith(Encoding.UTF8.Preamble))
            body = body[Encoding.UTF8.Preamble.Length..];
        try
        {
            return Utf8.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return Western.GetString(body);
        }
    }
}
