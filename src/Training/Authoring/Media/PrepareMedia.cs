using Training.Content;
using Training.Content.Files;
using Training.Localization;

namespace Training.Authoring.Media;

/// <summary>A file as a module keeps it.</summary>
/// <param name="Ending">Of its name: <c>.webp</c>, <c>.en.vtt</c>.</param>
internal sealed record PreparedMedia(byte[] Bytes, MediaKind Kind, string Ending);

/// <summary>
/// Makes a file from anyone ready for learners. What it is is told by its bytes, but for captions, which are text like any other: those say it by their name.
/// A sound loses what programs noted in it; captions and documents stay as they are, when they pass the checker.
/// </summary>
internal static class PrepareMedia
{
    public static async Task<(PreparedMedia?, MediaRefusal?)> ReadAsync(string fileName, byte[] bytes, CancellationToken ct)
    {
        if (KindOf(fileName, bytes) is not var (kind, ending))
        {
            var (picture, refusal) = await PreparePicture.ReadAsync(bytes, ct);
            return (picture is null ? null : new(picture.Bytes, MediaKind.Picture, picture.Ending), refusal);
        }
        if (bytes.Length > ContentFiles.MostMediaBytes && kind != MediaKind.Sound)
            return (null, new("DraftMedia.File.Large", ContentFiles.MostMediaBytes >> 20));
        var problems = new ProblemList();
        MediaRules.Check("media/nom" + ending, bytes, problems);
        if (problems.Items is [var problem, ..])
            return (null, Refusal(kind, problem));
        var kept = ending switch
        {
            ".mp3" => Mp3Sound.WithoutNotes(bytes),
            ".m4a" => M4aSound.WithoutNotes(bytes),
            _ => bytes,
        };
        return kept.Length > ContentFiles.MostMediaBytes
            ? (null, new("DraftMedia.Sound.Large", ContentFiles.MostMediaBytes >> 20))
            : (new(kept, kind, ending), null);
    }

    /// <returns>Null for what may be a picture.</returns>
    private static (MediaKind Kind, string Ending)? KindOf(string fileName, ReadOnlySpan<byte> bytes)
    {
        var name = fileName.ToLowerInvariant();
        if (name.EndsWith(".vtt", StringComparison.Ordinal))
            return (MediaKind.Captions, name.EndsWith(".en.vtt", StringComparison.Ordinal) ? ".en.vtt" : ".vtt");
        if (bytes.StartsWith("%PDF-"u8))
            return (MediaKind.Document, ".pdf");
        if (bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return (MediaKind.Document, ".docx");
        if (bytes.Length > 8 && bytes[4..].StartsWith("ftyp"u8))
            return (MediaKind.Sound, ".m4a");
        return bytes.StartsWith("ID3"u8) || Mp3Sound.Is(bytes) ? (MediaKind.Sound, ".mp3") : null;
    }

    private static MediaRefusal Refusal(MediaKind kind, ContentProblem problem)
    {
        var message = problem.Message.In(Languages.Current);
        return kind == MediaKind.Captions ? new("DraftMedia.Captions.Wrong", problem.At.Line, message) : new("DraftMedia.Refused", message);
    }
}
