using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Files;

/// <summary>The layout of a content folder: which paths it holds, and what is at each.</summary>
internal static partial class ContentPath
{
    public const string Competencies = "competencies.yaml";
    public const string Acts = "acts.yaml";
    public const string Sources = "sources.yaml";
    public const string HelpLines = "help-lines.yaml";

    /// <summary>The words to keep to; a content folder may do without.</summary>
    public const string Terms = "terms.yaml";

    /// <summary>The words that the texts explain; a content folder may do without.</summary>
    public const string Glossary = "glossary.yaml";

    // These words follow a module in an address and would hide an activity of that name.
    public static readonly IReadOnlyList<string> Reserved = ["credential", "enrol", "media"];

    private const string Word = "[a-z0-9]+(?:-[a-z0-9]+)*";

    public static bool IsText(string path) =>
        path.EndsWith(".md", StringComparison.Ordinal)
        || path.EndsWith(".yaml", StringComparison.Ordinal)
        || path.EndsWith(".vtt", StringComparison.Ordinal)
        || path.EndsWith(".svg", StringComparison.Ordinal);

    public static int MostBytes(string path) =>
        IsText(path) && !path.EndsWith(".svg", StringComparison.Ordinal) ? ContentFiles.MostTextBytes : ContentFiles.MostMediaBytes;

    /// <summary>The module that a path belongs to; null for shared files.</summary>
    public static string? ModuleOf(string path) => path.Split('/') is ["modules", var slug, _, ..] ? slug : null;

    /// <summary>Whether a path is of a course, which no module needs.</summary>
    public static bool IsCourse(string path) => path.StartsWith("courses/", StringComparison.Ordinal);

    public static bool IsExpectedFolder(string path) => path.Length <= 200 && Folder().IsMatch(path);

    /// <summary>Read-me files, licences and hidden files are for people and tools; they are no content.</summary>
    public static bool IsIgnored(string name) => name.StartsWith('.') || name is "README.md" or "LICENCE.md" or "LICENSE.md";

    /// <summary>Whether a path has its place in a content folder; otherwise says why not.</summary>
    public static bool Check(string path, ProblemList problems)
    {
        if (path.Length <= 200 && File().IsMatch(path))
            return IsNotReserved(path, problems);
        if (File().IsMatch(AsSlugs(path)))
            problems.Error(
                ProblemCodes.FileNameWrong,
                new(path, 1, 1),
                $"Nom à écrire en minuscules sans accent, avec des traits d’union : « {AsSlugs(path)} ».",
                $"A name is in lowercase without accents, with hyphens: “{AsSlugs(path)}”."
            );
        else
            problems.Error(
                ProblemCodes.FileUnexpected,
                new(path, 1, 1),
                "Ce fichier n’a pas sa place ici : un module tient des .md, des .playthroughs.yaml et, dans media/, des images (.svg, .png, .jpg, .webp), des sons (.mp3, .m4a), leurs sous-titres (.vtt) et des documents (.pdf, .docx).",
                "This file has no place here: a module holds .md and .playthroughs.yaml files and, in media/, pictures (.svg, .png, .jpg, .webp), sounds (.mp3, .m4a), their captions (.vtt) and documents (.pdf, .docx)."
            );
        return false;
    }

    private static bool IsNotReserved(string path, ProblemList problems)
    {
        if (path.Split('/') is not ["modules", _, var name] || !Reserved.Contains(name.Split('.')[0]))
            return true;
        problems.Error(
            ProblemCodes.SlugReserved,
            new(path, 1, 1),
            $"Ce nom est réservé : {string.Join(", ", Reserved)}. Choisissez-en un autre.",
            $"This name is reserved: {string.Join(", ", Reserved)}. Choose another."
        );
        return false;
    }

    private static string AsSlugs(string path) =>
        path.Length > 200 ? "" : string.Join('/', path.Split('/').Select(part => string.Join('.', part.Split('.').Select(Slug.From))));

    [GeneratedRegex(
        $@"^(?:(?:competencies|acts|sources|help-lines|terms|glossary)\.yaml|people/{Word}\.yaml|people/portraits/{Word}/{Word}\.svg|courses/{Word}\.course(?:\.en)?\.md|modules/{Word}/(?:{Word}(?:\.(?:quiz|aid|scenario))?(?:\.en)?\.md|{Word}\.playthroughs\.yaml|media/{Word}\.(?:svg|png|jpg|webp|mp3|m4a|(?:en\.)?vtt|pdf|docx)))\z"
    )]
    private static partial Regex File();

    [GeneratedRegex($@"^(?:people(?:/portraits(?:/{Word})?)?|courses|modules(?:/{Word}(?:/media)?)?)\z")]
    private static partial Regex Folder();
}
