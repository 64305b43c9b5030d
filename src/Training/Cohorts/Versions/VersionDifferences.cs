using Training.Catalogue;
using Training.Content;
using Training.Content.Differences;
using Training.Content.Files;
using Training.Content.Lessons;
using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Scenarios;

namespace Training.Cohorts.Versions;

/// <summary>What a changed file holds.</summary>
public enum FileKind
{
    Lesson,
    Aid,
    Quiz,
    Scenario,

    /// <summary>The module’s own page.</summary>
    Module,

    /// <summary>A picture, a sound with its captions, or a document.</summary>
    Media,

    /// <summary>What all modules share: people, sources, help lines.</summary>
    Shared,
}

/// <summary>A file that isn’t the same in two versions of a module.</summary>
/// <param name="Activity">The slug of the activity that it belongs to; null for what belongs to none.</param>
/// <param name="Change">Added, removed, or <see cref="DiffKind.Same"/> for one that was changed inside.</param>
public sealed record ChangedFile(string Path, FileKind Kind, string? Activity, DiffKind Change, IReadOnlyList<DiffLine> Lines)
{
    /// <summary>Null where the file isn’t in one language.</summary>
    public Language? Language =>
        Kind is FileKind.Media or FileKind.Shared ? null
        : Path.EndsWith(".en.md", StringComparison.Ordinal) ? Content.Language.En
        : Path.EndsWith(".md", StringComparison.Ordinal) ? Content.Language.Fr
        : null;
}

/// <summary>What changed from one version of a module to another.</summary>
public sealed class VersionDifferences
{
    private VersionDifferences(PublishedModule from, PublishedModule to, IReadOnlyList<ChangedFile> files) =>
        (From, To, Files) = (from, to, files);

    public PublishedModule From { get; }
    public PublishedModule To { get; }

    /// <summary>The module’s page first, then the activities in their order, then what is shared.</summary>
    public IReadOnlyList<ChangedFile> Files { get; }

    public IEnumerable<Activity> Added => To.Module.Activities.Where(a => From.Module.Find(a.Id.Slug) is null);

    public IEnumerable<Activity> Removed => From.Module.Activities.Where(a => To.Module.Find(a.Id.Slug) is null);

    public IEnumerable<Activity> Changed =>
        To.Module.Activities.Where(a => From.Module.Find(a.Id.Slug) is not null && Files.Any(f => f.Activity == a.Id.Slug));

    /// <summary>Whether someone who is in the middle of this activity would find it changed under them.</summary>
    public bool Touches(string activity) => Files.Any(f => f.Activity == activity);

    public static VersionDifferences Between(PublishedModule from, PublishedModule to)
    {
        var order = to.Module.Activities.Concat(from.Module.Activities).Select(a => a.Id.Slug).Distinct().ToList();
        var files = FileDifferences
            .Between(from.Files, to.Files)
            .Select(file => New(file, from, to))
            .OrderBy(f =>
                f.Kind is FileKind.Shared or FileKind.Media ? 2
                : f.Activity is null ? 0
                : 1
            )
            .ThenBy(f => f.Activity is null ? 0 : order.IndexOf(f.Activity))
            .ThenBy(f => f.Path, StringComparer.Ordinal);
        return new(from, to, [.. files]);
    }

    private static ChangedFile New(FileDifference file, PublishedModule from, PublishedModule to)
    {
        var path = file.Path;
        var name = path.Split('/')[^1].Split('.')[0];
        var isOwn = path.StartsWith("modules/", StringComparison.Ordinal);
        var activity = isOwn ? to.Module.Find(name) ?? from.Module.Find(name) : null;
        var kind =
            !isOwn ? FileKind.Shared
            : !file.IsText || MediaKinds.Of(path) is not null ? FileKind.Media
            : activity switch
            {
                Quiz => FileKind.Quiz,
                Scenario => FileKind.Scenario,
                Aid => FileKind.Aid,
                Lesson => FileKind.Lesson,
                _ => FileKind.Module,
            };
        return new(path, kind, kind == FileKind.Media ? null : activity?.Id.Slug, file.Change, file.Lines);
    }
}
