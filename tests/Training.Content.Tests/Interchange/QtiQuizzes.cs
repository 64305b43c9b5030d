using System.IO.Compression;
using System.Xml.Linq;
using Training.Content.Interchange;
using Training.Content.Interchange.Qti;
using Training.Content.Quizzes;

namespace Training.Content.Tests.Interchange;

/// <summary>The quizzes that the package tests write: those of the good content, which have every kind, and all that is shipped.</summary>
internal static class QtiQuizzes
{
    private static readonly Lazy<IReadOnlyList<Quiz>> AllQuizzes = new(() =>
        [.. new[] { TestContent.Good, Shipped() }.SelectMany(QuizzesOf)]
    );

    private static readonly Lazy<IReadOnlyList<(Quiz, Language, Dictionary<string, XDocument>)>> Packages = new(() =>
        [
            .. AllQuizzes.Value.SelectMany(quiz =>
                Enum.GetValues<Language>().Select(language => (quiz, language, Open(QtiPackageWriter.Write(quiz, language))))
            ),
        ]
    );

    /// <summary>Each quiz in each language, with the files of its package. Not to be changed: tests share them.</summary>
    public static IReadOnlyList<(Quiz Quiz, Language Language, Dictionary<string, XDocument> Files)> All => Packages.Value;

    public static Quiz Good => AllQuizzes.Value[0];

    public static Dictionary<string, XDocument> Open(ExportedFile package)
    {
        using var zip = new ZipArchive(new MemoryStream(package.Bytes.ToArray()));
        return zip.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var stream = entry.Open();
                return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
            }
        );
    }

    public static XElement ItemIn(ExportedFile package, string id) => Open(package)[$"items/{Qti.Identifier(id)}.xml"].Root!;

    private static ContentFiles Shipped()
    {
        var folder = Path.Combine(TestContent.RepositoryRoot, "content");
        return Directory.Exists(folder) ? ContentFiles.FromFolder(folder, new ProblemList()) : TestContent.Good;
    }

    private static IEnumerable<Quiz> QuizzesOf(ContentFiles files) =>
        ContentReader.Read(files, new ProblemList(), walk: false)!.Modules.SelectMany(module => module.Activities).OfType<Quiz>();
}
