using System.Xml.Linq;

namespace Training.Content.Interchange.Qti;

/// <summary>Reads a QTI 2.1 or 2.2 package, or one of its files alone: each kind of question that has its like here; the others are told.</summary>
public sealed class QtiReader
{
    private const string Item = "assessmentItem";
    private const string Test = "assessmentTest";

    private readonly QtiPackage package;
    private readonly Language language;
    private readonly ForeignQuiz quiz = new();
    private readonly Dictionary<string, string> roots = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private QtiManifest manifest = QtiManifest.None;
    private InterchangeProblem? refused;
    private int number;

    private QtiReader(QtiPackage package, Language language)
    {
        this.package = package;
        this.language = language;
    }

    /// <summary>Whether a file is a package, or XML that begins as QTI does, be it of a version that is refused.</summary>
    public static bool Looks(ReadOnlyMemory<byte> bytes) =>
        QtiPackage.IsZip(bytes) || ForeignFile.RootOf(bytes) is { } root && (IsQti(root) || OtherVersion(root) is not null);

    public static Imported Read(ReadOnlyMemory<byte> bytes, Language language)
    {
        InterchangeProblem? problem = null;
        var package = QtiPackage.IsZip(bytes) ? QtiPackage.Open(bytes, out problem) : QtiPackage.Of("", bytes);
        return package is null ? Imported.Refuse(problem!) : new QtiReader(package, language).Read();
    }

    private static bool IsQti(string root) => root is Item or Test;

    private static string? OtherVersion(string root) =>
        root == "questestinterop" ? "1.2"
        : root.StartsWith("qti-assessment-", StringComparison.Ordinal) ? "3.0"
        : null;

    private Imported Read()
    {
        foreach (var path in package.Paths)
            if (ForeignFile.RootOf(package.Bytes(path)) is { } root)
                roots[path] = root;
            else if (Open(path) is null)
                return Imported.Refuse(refused!);
        if (!roots.Values.Any(IsQti))
            return Imported.Refuse(NoQti());
        ReadManifest();
        List<string> paths = [.. manifest.Paths.Where(roots.ContainsKey), .. roots.Keys];
        foreach (var path in paths.Where(path => roots[path] == Test && taken.Add(path)))
            ReadTest(path);
        foreach (var path in paths.Where(path => roots[path] == Item))
            Take(path, null);
        return refused is null ? quiz.Finish() : Imported.Refuse(refused);
    }

    private InterchangeProblem NoQti()
    {
        if (roots.Values.Select(OtherVersion).FirstOrDefault(other => other is not null) is { } version)
            return ForeignFile.Problem(
                "qti-version",
                $"Ce fichier est du QTI {version} : exportez-le en QTI 2.1 ou 2.2.",
                $"This file is QTI {version}: export it as QTI 2.1 or 2.2."
            );
        return ForeignFile.Problem(
            "not-qti",
            "Ce fichier n’est pas du QTI 2.1 ou 2.2 : il n’a ni « assessmentItem » ni « assessmentTest ».",
            "This file isn’t QTI 2.1 or 2.2: it has neither “assessmentItem” nor “assessmentTest”."
        );
    }

    private void ReadManifest()
    {
        // At the root, or in the folder that everything was packed in.
        var at = roots.Keys.Where(IsManifest).MinBy(path => path.Count(c => c == '/'));
        if (at is not null)
            manifest = QtiManifest.Read(Open(at), at, package);
    }

    private static bool IsManifest(string path) => path.Split('/')[^1].Equals(Qti.Manifest, StringComparison.OrdinalIgnoreCase);

    private void ReadTest(string path)
    {
        if (Open(path) is not { } test)
            return;
        var reader = new QtiTestReader(package.Resolve, Open, Take, quiz.Losses);
        reader.Read(path, test);
        if (quiz.Title is not null)
            return;
        quiz.Title = Title(test.Said("title"));
        var dropped = new DroppedHtml();
        quiz.IntroductionMarkdown = HtmlToMarkdown.Blocks(reader.IntroductionHtml, dropped);
        dropped.TellTo(quiz.Losses, null);
    }

    private static string? Title(string said)
    {
        const int Longest = 300;
        var title = MarkdownText.Spaces().Replace(QtiMarkup.WithoutMarks(said), " ").Trim();
        return title.Length is > 0 and <= Longest ? title : null;
    }

    private void Take(string path, QtiVignette? vignette)
    {
        if (quiz.IsFull || refused is not null || roots.GetValueOrDefault(path) != Item || !taken.Add(path) || Open(path) is not { } item)
            return;
        NoteLanguage(item);
        var keywords = manifest.KeywordsOf(path).Concat(vignette?.Tags ?? []);
        var reader = new QtiItemReader(item, new([.. keywords], vignette?.Html + Shared(item, path), ++number), quiz.Losses);
        quiz.Add(reader.Question, reader.Read());
    }

    /// <summary>The texts that several items of QTI 2.2 may share.</summary>
    private string Shared(XElement item, string path) =>
        string.Concat(
            item.Named("assessmentStimulusRef")
                .Take(10)
                .Select(named =>
                    package.Resolve(path, named.Said("href")) is { } other ? QtiMarkup.Of(Open(other)?.First("stimulusBody")) : ""
                )
        );

    private void NoteLanguage(XElement item)
    {
        var said = item.Attribute(XNamespace.Xml + "lang")?.Value.Split('-')[0] ?? "";
        if (Enum.TryParse<Language>(said, ignoreCase: true, out var other) && other != language)
            quiz.Losses.Add(
                (string?)null,
                $"Le fichier se dit en « {other.ToString().ToLowerInvariant()} », et est repris dans l’autre langue (`--language`).",
                $"The file says it is in “{other.ToString().ToLowerInvariant()}”, and is taken in the other language (`--language`)."
            );
    }

    /// <summary>A document of the package; without it, the whole is refused, its path told.</summary>
    private XElement? Open(string path)
    {
        var document = ForeignFile.Xml(package.Bytes(path), out var problem);
        if (problem is not null)
            refused ??=
                path.Length == 0
                    ? problem
                    : problem with
                    {
                        Message = new($"{path} — {problem.Message.Fr}", $"{path} — {problem.Message.En}"),
                    };
        return document;
    }
}
