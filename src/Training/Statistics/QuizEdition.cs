using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Content.Quizzes;
using Training.Data;

namespace Training.Statistics;

/// <summary>
/// A quiz as it was for a while. A module gets a new version whenever anything in it changes; those in which the quiz itself is the same are one
/// edition of it.
/// </summary>
/// <param name="Version">The latest of them.</param>
/// <param name="Hashes">All of them, the latest first.</param>
/// <param name="Since">When the first of them was published.</param>
public sealed record QuizEdition(Quiz Quiz, PublishedModule Version, IReadOnlyList<string> Hashes, DateTimeOffset Since)
{
    /// <summary>What an address names it by.</summary>
    public string Code => Hashes[^1][..12];
}

/// <summary>Finds the editions of a quiz.</summary>
internal sealed class QuizEditions(TrainingDbContext db, ContentLibrary content)
{
    /// <param name="hashes">The versions that matter; the current one is always among them.</param>
    /// <returns>The latest first; none when there is no such quiz.</returns>
    public async Task<IReadOnlyList<QuizEdition>> FindAsync(ActivityId activity, IEnumerable<string> hashes, CancellationToken ct)
    {
        var current = content.Current(activity.Module)?.Hash;
        var wanted = hashes.Append(current).OfType<string>().Distinct().ToList();
        var published = await db.Set<ModuleVersion>()
            .AsNoTracking()
            .Where(v => wanted.Contains(v.Hash))
            .OrderByDescending(v => v.CurrentSince)
            .Select(v => new { v.Hash, v.PublishedAt })
            .ToListAsync(ct);

        var versions = new List<(PublishedModule Version, Quiz Quiz, DateTimeOffset PublishedAt)>();
        foreach (var row in published)
            if (await content.GetAsync(row.Hash, ct) is var version && version.Module.Find(activity.Slug) is Quiz quiz)
                versions.Add((version, quiz, row.PublishedAt));
        return
        [
            .. versions
                .GroupBy(v => Source(v.Version, activity))
                .Select(same => new QuizEdition(
                    same.First().Quiz,
                    same.First().Version,
                    [.. same.Select(v => v.Version.Hash)],
                    same.Min(v => v.PublishedAt)
                )),
        ];
    }

    /// <summary>Whether the quiz is the same in two versions: what learners did in both adds up.</summary>
    public static bool AreSame(PublishedModule one, PublishedModule other, ActivityId activity) =>
        one.Hash == other.Hash || Source(one, activity) == Source(other, activity);

    private static readonly string[] Files = [".quiz.md", ".quiz.en.md"];

    private static string Source(PublishedModule version, ActivityId activity) =>
        string.Concat(
            Files.Select(kind => version.Files.Find($"modules/{activity}{kind}") is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : "")
        );
}
