using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Data;
using Training.Quizzes;
using Training.Statistics;

namespace Training.Regrades;

/// <summary>Finds what can be corrected in a quiz and what that would change; writes nothing.</summary>
internal sealed class ViewRegrade(TrainingDbContext db, ContentLibrary content, QuizEditions editions, FindRegrades regrades)
{
    /// <param name="from">The code of an edition; another than there is gives the latest.</param>
    /// <param name="items">Ids; those that can’t be corrected are passed over.</param>
    /// <returns>Null when the module has no such quiz now.</returns>
    public async Task<RegradeView?> FindAsync(
        ActivityId activity,
        string? from,
        IReadOnlyCollection<string> items,
        CancellationToken ct,
        bool track = false
    )
    {
        var hashes = await db.Set<QuizAttempt>()
            .Where(a => a.ActivityId == activity && a.SubmittedAt != null)
            .Select(a => a.ContentHash)
            .Distinct()
            .ToListAsync(ct);
        var all = await editions.FindAsync(activity, hashes, ct);
        if (content.Current(activity.Module) is not { } current || all.FirstOrDefault(e => e.Hashes.Contains(current.Hash)) is not { } now)
            return null;

        var made = await MadeAsync(activity, ct);
        var earlier = all.Where(e => hashes.Intersect(e.Hashes).Any() && Correctable(e, now, made).Count > 0).ToList();
        var edition = earlier.Find(e => e.Code == from) ?? earlier.FirstOrDefault();
        var differing = edition is null ? [] : Correctable(edition, now, made);
        var chosen = differing.Where(i => i.Mark is not null && items.Contains(i.Id)).ToList();
        var changes = new Dictionary<string, IReadOnlyList<AttemptChange>>();
        if (edition is not null && chosen.Count > 0)
            foreach (var hash in edition.Hashes)
                changes[hash] = await regrades.ChangesAsync(edition.Quiz, hash, chosen, track, ct);
        return new(now, earlier, edition, differing, chosen, changes, made);
    }

    // What was corrected once can be again: for attempts submitted since, or because the key was put back.
    private static List<CorrectedItem> Correctable(QuizEdition edition, QuizEdition now, IEnumerable<MadeRegrade> made)
    {
        var before = made.Where(r => edition.Hashes.Contains(r.FromHash))
            .SelectMany(r => r.Items.Split(','))
            .ToHashSet(StringComparer.Ordinal);
        return [.. CorrectedItem.Between(edition.Quiz, now.Quiz).Where(item => item.Differs || before.Contains(item.Id))];
    }

    private Task<List<MadeRegrade>> MadeAsync(ActivityId activity, CancellationToken ct) =>
        db.Set<Regrade>()
            .AsNoTracking()
            .Where(r => r.ActivityId == activity)
            .OrderByDescending(r => r.MadeAt)
            .Select(r => new MadeRegrade(
                r.FromHash,
                r.MadeAt,
                r.Items,
                r.Reason,
                r.Attempts.Count,
                r.Attempts.Count(a => a.PassedAfter && !a.PassedBefore),
                r.Attempts.Count(a => a.PassedBefore && !a.PassedAfter)
            ))
            .ToListAsync(ct);
}
