using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Data;

namespace Training.Enrolments;

/// <summary>The version of a module that a learner’s running offerings are on.</summary>
internal static class PinnedVersion
{
    /// <returns>The hash, of the offering that began last when several have the module; null when none has.</returns>
    public static Task<string?> FindAsync(TrainingDbContext db, Guid learner, string module, DateOnly today, CancellationToken ct) =>
        db.Set<Offering>()
            .Where(o => o.StartsOn <= today && (o.EndsOn == null || o.EndsOn >= today))
            .Where(o => o.Seats.Any(s => s.LearnerId == learner && s.LeftAt == null))
            .OrderByDescending(o => o.StartsOn)
            .ThenBy(o => o.Id)
            .SelectMany(o => o.Modules.Where(m => m.Module == module).Select(m => m.ContentHash))
            .FirstOrDefaultAsync(ct);
}
