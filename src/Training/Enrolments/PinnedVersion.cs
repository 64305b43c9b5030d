using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Data;

namespace Training.Enrolments;

/// <summary>The versions of modules that a learner’s running offerings are on.</summary>
internal static class PinnedVersion
{
    /// <returns>The hash, of the offering that began last when several have the module; null when none has.</returns>
    public static Task<string?> FindAsync(TrainingDbContext db, Guid learner, string module, DateOnly today, CancellationToken ct) =>
        Of(db, learner, today).Where(m => m.Module == module).Select(m => m.ContentHash).FirstOrDefaultAsync(ct);

    /// <returns>By module, the hash; as <see cref="FindAsync"/> would find it.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> AllAsync(
        TrainingDbContext db,
        Guid learner,
        DateOnly today,
        CancellationToken ct
    )
    {
        var pinned = await Of(db, learner, today).Select(m => new { m.Module, m.ContentHash }).ToListAsync(ct);
        return pinned.GroupBy(m => m.Module).ToDictionary(g => g.Key, g => g.First().ContentHash, StringComparer.Ordinal);
    }

    private static IQueryable<OfferingModule> Of(TrainingDbContext db, Guid learner, DateOnly today) =>
        db.Set<Offering>()
            .Where(o => o.StartsOn <= today && (o.EndsOn == null || o.EndsOn >= today))
            .Where(o => o.Seats.Any(s => s.LearnerId == learner && s.LeftAt == null))
            .OrderByDescending(o => o.StartsOn)
            .ThenBy(o => o.Id)
            .SelectMany(o => o.Modules);
}
