using System.Collections;
using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Content.Files;
using Training.Credentials;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Transcripts;

namespace Training.Privacy.Export;

/// <summary>Writes all that is kept about a person into one archive, table by table, while it is being downloaded.</summary>
internal sealed class PersonalFiles(TrainingDbContext db)
{
    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly CompressionLevel Level = CompressionLevel.Fastest;

    public async Task WriteAsync(Learner learner, Stream stream, DateTimeOffset now, CancellationToken ct)
    {
        var person = new Person(learner.Id, learner.NormalizedEmail ?? "");
        using var held = new HeldStream();
        using (var zip = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            var readme = PersonalReadme.Write(db, learner, now);
            Add(zip, PersonalReadme.FileName(learner.Language), Encoding.UTF8.GetBytes(readme));
            foreach (var kind in PersonalData.Kinds)
            {
                var fields = kind.Fields(db);
                var rows = await kind.Rows(db, person).ToListAsync(ct);
                Add(zip, $"json/{kind.File}.json", JsonOf(fields, rows));
                Add(zip, $"csv/{kind.File}.csv", CsvOf(fields, rows, learner.Language));
                await held.SendAsync(stream, ct);
            }
        }
        // The list of its entries ends an archive.
        await held.SendAsync(stream, ct);
    }

    private static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        using var entry = zip.CreateEntry(name, Level).Open();
        entry.Write(bytes);
    }

    private static byte[] JsonOf(IReadOnlyList<PropertyInfo> fields, IReadOnlyList<object> rows)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Json))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                foreach (var field in fields)
                {
                    json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(field.Name));
                    Write(json, field.GetValue(row));
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool yes:
                json.WriteBooleanValue(yes);
                break;
            case int or long or double or decimal:
                json.WriteRawValue(Say(value));
                break;
            // Already JSON, as it was written down.
            case CertifiedFacts facts:
                json.WriteRawValue(facts.ToJson());
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case IEnumerable list:
                json.WriteStartArray();
                foreach (var item in list)
                    Write(json, item);
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(Say(value));
                break;
        }
    }

    private static byte[] CsvOf(IReadOnlyList<PropertyInfo> fields, IReadOnlyList<object> rows, Language language)
    {
        var separator = language == Language.Fr ? ';' : ',';
        var text = new StringBuilder();
        Line(fields.Select(f => JsonNamingPolicy.CamelCase.ConvertName(f.Name)));
        foreach (var row in rows)
            Line(fields.Select(f => Flat(f.GetValue(row))));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];

        // What would be a formula becomes words.
        void Line(IEnumerable<string> cells) =>
            text.AppendJoin(separator, cells.Select(cell => TranscriptCsv.Cell(cell, separator))).Append("\r\n");
    }

    private static string Flat(object? value) =>
        value switch
        {
            null => "",
            CertifiedFacts facts => facts.ToJson(),
            string text => text,
            IEnumerable list => string.Join(' ', list.Cast<object>().Select(Say)),
            _ => Say(value),
        };

    private static string Say(object value) =>
        value switch
        {
            bool yes => yes ? "true" : "false",
            Language language => language.Code(),
            DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable number and not Enum => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
