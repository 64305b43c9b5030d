using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Training.Content.Quizzes;

namespace Training.Content.Interchange.Qti;

/// <summary>
/// Writes a quiz as a QTI 2.1 package: a zip of its manifest, its test and one file per item. The same quiz always gives the same bytes.
/// </summary>
public static class QtiPackageWriter
{
    private const string TestFile = "test.xml";

    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static ExportedFile Write(Quiz quiz, Language language)
    {
        var losses = new LossList();
        var items = new QtiItemWriter(quiz, language, losses);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, Qti.Manifest, QtiManifestWriter.Write(quiz, language, TestFile, FileOf));
            Add(zip, TestFile, new QtiTestWriter(quiz, language, losses).Write(FileOf));
            foreach (var item in quiz.Items)
                Add(zip, FileOf(item), items.Write(item));
        }
        return new(bytes.ToArray(), losses.Items);
    }

    private static string FileOf(Item item) => $"items/{Qti.Identifier(item.Id)}.xml";

    private static void Add(ZipArchive zip, string path, XElement root)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = NoDate;
        using var stream = entry.Open();
        // Not indented: white space between words and marks would show.
        using var writer = XmlWriter.Create(
            stream,
            new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize }
        );
        root.Save(writer);
    }
}
