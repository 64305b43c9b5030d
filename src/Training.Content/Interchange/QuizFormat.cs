using System.Text;
using Training.Content.Interchange.Gift;
using Training.Content.Interchange.Moodle;
using Training.Content.Interchange.Qti;
using Training.Content.Quizzes;

namespace Training.Content.Interchange;

/// <summary>A file for other platforms, and what it could not carry.</summary>
public sealed record ExportedFile(ReadOnlyMemory<byte> Bytes, IReadOnlyList<NotCarried> Losses);

/// <summary>A format that quizzes come and go in.</summary>
/// <param name="Name">As it is typed: <c>gift</c>.</param>
public sealed record QuizFormat(
    string Name,
    Func<Quiz, Language, ExportedFile> Export,
    Func<ReadOnlyMemory<byte>, bool> Looks,
    Func<ReadOnlyMemory<byte>, Language, Imported> Import
)
{
    /// <summary>The last is what a file is taken for when it looks like none.</summary>
    public static readonly IReadOnlyList<QuizFormat> All =
    [
        new("qti", QtiPackageWriter.Write, QtiReader.Looks, QtiReader.Read),
        new("qti22", QtiPackageWriter.Write22, QtiReader.Looks, QtiReader.Read),
        new("moodle", (quiz, language) => Text(MoodleWriter.Write(quiz, language)), LooksLikeXml, MoodleReader.Read),
        new("gift", (quiz, language) => Text(GiftWriter.Write(quiz, language)), _ => true, GiftReader.Read),
    ];

    public static QuizFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    /// <summary>Told by what is in the file: its name may say anything.</summary>
    public static QuizFormat Of(ReadOnlyMemory<byte> bytes) => All.First(format => format.Looks(bytes));

    private static ExportedFile Text(Exported exported) => new(Encoding.UTF8.GetBytes(exported.Text), exported.Losses);

    private static bool LooksLikeXml(ReadOnlyMemory<byte> bytes)
    {
        // The marks of UTF-8 and UTF-16, the zeros between letters of the latter, and spaces.
        var first = bytes.Span.IndexOfAnyExcept((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0, .. " \t\r\n"u8]);
        return first >= 0 && bytes.Span[first] == (byte)'<';
    }
}
