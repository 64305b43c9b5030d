using System.Collections.Immutable;
using System.Globalization;

namespace Training.Content.Files;

/// <summary>What a zip or a folder from anyone holds, by the path of each file in it; what is no content is left out with a word.</summary>
internal sealed class ArchivedFiles(ProblemList problems)
{
    private const int LongestPath = 300;
    private static readonly string[] Litter = ["__MACOSX", "Thumbs.db", "thumbs.db", "desktop.ini", "Desktop.ini"];
    private static readonly string[] Archives =
    [
        ".zip",
        ".7z",
        ".rar",
        ".tar",
        ".gz",
        ".tgz",
        ".bz2",
        ".xz",
        ".jar",
        ".docx",
        ".xlsx",
        ".pptx",
    ];

    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<string> litter = new(StringComparer.Ordinal);

    public IEnumerable<string> Paths => files.Keys;

    public ReadOnlyMemory<byte> this[string path] => files[path];

    /// <summary>Whether a path stays inside, and is the only one of its name; otherwise says why not.</summary>
    public bool Accepts(string path)
    {
        if (!IsInside(path))
            problems.Error(
                ProblemCodes.ArchivePath,
                At(path),
                $"Le chemin « {Shown(path)} » mène hors de l’archive, ou pourrait le faire : il est refusé.",
                $"The path “{Shown(path)}” leads out of the archive, or could: it is refused."
            );
        else if (!seen.TryAdd(path.TrimEnd('/'), path))
            problems.Error(
                ProblemCodes.ArchiveTwice,
                At(path),
                $"« {Shown(path)} » s’y trouve deux fois, ou deux noms n’y diffèrent que par les majuscules.",
                $"“{Shown(path)}” is in it twice, or two names in it differ in capitals only."
            );
        else if (IsNested(path))
            problems.Error(
                ProblemCodes.ArchiveNested,
                At(path),
                $"« {Shown(path)} » est une archive dans l’archive, ou un document de bureautique : déballez-la, ou mettez le .docx dans media/.",
                $"“{Shown(path)}” is an archive in the archive, or an office document: unpack it, or put the .docx in media/."
            );
        else
            return true;
        return false;
    }

    /// <summary>Whether a file is what systems and tools leave beside others; it is counted then, to be told of.</summary>
    public bool IsLitter(string path)
    {
        var isLitter = path.TrimEnd('/').Split('/') is var parts && (parts.Any(Litter.Contains) || parts.Any(ContentPath.IsIgnored));
        if (isLitter)
            litter.Add(path);
        return isLitter;
    }

    public void Add(string path, ReadOnlyMemory<byte> bytes)
    {
        // Whatever its name is.
        if (bytes.Span.StartsWith("PK\x03\x04"u8) && !IsDocument(path))
            problems.Error(
                ProblemCodes.ArchiveNested,
                At(path),
                $"« {Shown(path)} » est une archive dans l’archive : déballez-la d’abord.",
                $"“{Shown(path)}” is an archive in the archive: unpack it first."
            );
        else
            files[path] = bytes;
    }

    /// <summary>The modules: each folder that has a <c>module.md</c>.</summary>
    public ContentArchive? Build()
    {
        TellLeftOut(litter, "dont aucun module n’a besoin", "which no module needs");
        var roots = Roots();
        if (roots.Count == 0 && !problems.HasErrors)
            problems.Error(
                ProblemCodes.ArchiveEmpty,
                At(""),
                "Il n’y a pas de module ici : un module est un dossier qui contient un « module.md ».",
                "There is no module here: a module is a folder that holds a “module.md”."
            );
        var modules = roots.Select(Module).ToList();
        TellLeftOut(
            files.Keys.Where(path => !roots.Exists(root => path.StartsWith(root, StringComparison.Ordinal))),
            "hors du dossier d’un module",
            "outside the folder of a module"
        );
        foreach (var twice in modules.Where(m => m.Slug.Length > 0).GroupBy(m => m.Slug).Where(same => same.Count() > 1))
            problems.Error(
                ProblemCodes.ArchiveTwice,
                At(twice.Key),
                $"Deux dossiers de module s’appellent « {twice.Key} ».",
                $"Two module folders are called “{twice.Key}”."
            );
        return problems.HasErrors ? null : new ContentArchive(modules);
    }

    // A module.md inside the folder of another is no module: it has no place there, and is told so.
    private List<string> Roots()
    {
        var roots = new List<string>();
        foreach (var path in files.Keys.Where(path => path == "module.md" || path.EndsWith("/module.md", StringComparison.Ordinal)))
            roots.Add(path[..^"module.md".Length]);
        return
        [
            .. roots
                .Where(root => !roots.Exists(other => other != root && root.StartsWith(other, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];
    }

    private ArchivedModule Module(string root)
    {
        var name = root.TrimEnd('/').Split('/')[^1];
        var slug = Markup.Slug.IsSlug(name) ? name : Markup.Slug.From(name.Length > 200 ? "" : name);
        var own = ImmutableSortedDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var gathered = new ContentFilesBuilder(problems);
        foreach (var (path, bytes) in files.Where(file => file.Key.StartsWith(root, StringComparison.Ordinal)))
        {
            // Told of by its path in the archive, where its author finds it.
            var told = new ProblemList();
            var inModule = path[root.Length..];
            if (ContentPath.Check($"modules/m/{inModule}", told) && gathered.Fits(path, bytes.Length))
            {
                Check(inModule, bytes, told);
                own[inModule] = bytes;
            }
            foreach (var problem in told.Items)
                problems.Error(problem.Code, problem.At with { File = Shown(path) }, problem.Message.Fr, problem.Message.En);
        }
        return new(slug.Length <= 80 ? slug : slug[..80].TrimEnd('-'), own.ToImmutable());
    }

    private static void Check(string path, ReadOnlyMemory<byte> bytes, ProblemList told)
    {
        if (path.StartsWith(MediaKinds.Folder, StringComparison.Ordinal))
            MediaChecks.Check(path, bytes, told);
        else
            Markup.SourceText.Read(path, bytes, told);
    }

    private void TellLeftOut(IEnumerable<string> paths, string fr, string en)
    {
        foreach (var path in paths)
            problems.Warning(
                ProblemCodes.ArchiveLeftOut,
                At(path),
                $"« {Shown(path)} » est laissé de côté : c’est un fichier {fr}.",
                $"“{Shown(path)}” is left out: it is a file {en}."
            );
    }

    private static bool IsInside(string path) =>
        path.Length is > 0 and <= LongestPath
        && path[0] != '/'
        && !path.Any(c => char.IsControl(c) || c is ':' or '\\')
        && !path.TrimEnd('/').Split('/').Any(part => part is ".." or "." or "");

    private static bool IsNested(string path) =>
        !IsDocument(path) && Archives.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    // A Word document is an archive by make; in its place among the media it is looked at as a document.
    private static bool IsDocument(string path) => path.EndsWith(".docx", StringComparison.Ordinal) && path.Split('/') is [.., "media", _];

    public static SourcePoint At(string path) => new(Shown(path), 1, 1);

    private static string Shown(string path) =>
        new([.. path.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) is not UnicodeCategory.Format).Take(120)]);
}
