using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Training.Content.Quizzes;

namespace Training.Content.Interchange.Qti;

/// <summary>
/// Writes a quiz as a QTI 2.1 or 2.2 package: a zip of its manifest, its test and one file per item. The same quiz always gives the same bytes.
/// </summary>
public static class QtiPackageWriter
{
    private const string TestFile = "test.xml";

    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>As QTI 2.1.</summary>
    public static ExportedFile Write(Quiz quiz, Language language) => Write(quiz, language, QtiVersion.V21);

    /// <summary>As QTI 2.2.</summary>
    public static ExportedFile Write22(Quiz quiz, Language language) => Write(quiz, language, QtiVersion.V22);

    private static ExportedFile Write(Quiz quiz, Language language, QtiVersion version)
    {
        var losses = new LossList();
        var items = new QtiItemWriter(quiz, language, losses);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, Qti.Manifest, QtiManifestWriter.Write(quiz, language, version, TestFile, FileOf));
            Add(zip, TestFile, Named(new QtiTestWriter(quiz, language, losses).Write(FileOf), version));
            foreach (var item in quiz.Items)
                Add(zip, FileOf(item), Named(items.Write(item), version));
        }
        return new(bytes.ToArray(), losses.Items);
    }

    private static string FileOf(Item item) => $"items/{Qti.Identifier(item.Id)}.xml";

    /// <summary>The same elements under the names of a version.</summary>
    private static XElement Named(XElement root, QtiVersion version)
    {
        foreach (var element in root.DescendantsAndSelf().Where(e => e.Name.Namespace == Qti.Ns))
            element.Name = version.Ns + element.Name.LocalName;
        return root;
    }

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
