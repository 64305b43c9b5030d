using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Content;
using Training.Data;
using Training.Gradebook;
using Training.Institutions;
using Training.Learners;
using Training.Progress;

namespace Training.Digests;

/// <summary>Finds what there is to tell the current institution’s learners on a day. Whoever has nothing due, late or new isn’t among them.</summary>
internal sealed class GatherDigests(TrainingDbContext db, CurrentInstitution institution, TimeProvider clock)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    private sealed record Reader(Guid Id, string Email, string GivenName, Language Language);

    public async Task<IReadOnlyList<LearnerDigest>> ForAsync(DateOnly day, CancellationToken ct)
    {
        var due = await DueAsync(day, ct);
        var comments = await CommentsAsync(day, ct);
        var readers = await Readers(day).ToListAsync(ct);
        var seats = await SeatsAsync(day, due, ct);
        var completed = await CompletedAsync(day, due, ct);

        return
        [
            .. readers
                .Select(r => new LearnerDigest(
                    r.Id,
                    r.Email,
                    r.GivenName,
                    r.Language,
                    [
                        .. seats[r.Id]
                            .SelectMany(offering => due[offering])
                            .Where(m => !completed.Contains((r.Id, m.Module)))
                            .OrderBy(m => m.On),
                    ],
                    comments.GetValueOrDefault(r.Id)
                ))
                .Where(d => d.Due.Count > 0 || d.Comments > 0),
        ];
    }

    private IQueryable<Offering> Running(DateOnly day) =>
        db.Set<Offering>().Where(o => o.StartsOn <= day && (o.EndsOn == null || o.EndsOn >= day));

    /// <summary>Seats of running offerings whose learners want a digest on this day.</summary>
    private IQueryable<Seat> Seats(DateOnly day)
    {
        var isMonday = day.DayOfWeek == DayOfWeek.Monday;
        var running = Running(day).Select(o => o.Id);
        var learners = db
            .Learners.Where(l => l.EmailConfirmed && l.Email != null)
            .Where(l => l.Digest == Learners.Digest.Daily || (isMonday && l.Digest == Learners.Digest.Weekly))
            .Select(l => l.Id);
        return db.Set<Seat>().Where(s => s.LeftAt == null && running.Contains(s.OfferingId) && learners.Contains(s.LearnerId));
    }

    private IQueryable<Reader> Readers(DateOnly day)
    {
        var ids = Seats(day).Select(s => s.LearnerId);
        return db
            .Learners.Where(l => ids.Contains(l.Id))
            .OrderBy(l => l.Id)
            .Select(l => new Reader(l.Id, l.Email!, l.GivenName, l.Language));
    }

    /// <summary>By offering, what is late or due within a week. What is optional is never due.</summary>
    private async Task<ILookup<Guid, DueModule>> DueAsync(DateOnly day, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var offerings = await Running(day).AsNoTracking().Include(o => o.Modules).Include(o => o.Course).AsSplitQuery().ToListAsync(ct);
        return (
            from offering in offerings
            from module in offering.Modules.Where(m => !m.IsOptional).OrderBy(m => m.Position)
            let end = module.DueAt ?? (offering.EndsOn is { } last ? LocalTime.EndOf(last, institution.Details) : null as DateTimeOffset?)
            where end is not null && end <= now + Ahead
            let lastDay = DateOnly.FromDateTime(LocalTime.At(institution.Details, end.Value))
            select new DueModule(offering.Id, module.Module, module.ContentHash, offering.Course!, offering.Name, lastDay, end < now)
        ).ToLookup(m => m.OfferingId);
    }

    private async Task<ILookup<Guid, Guid>> SeatsAsync(DateOnly day, ILookup<Guid, DueModule> due, CancellationToken ct)
    {
        var offerings = due.Select(g => g.Key).ToList();
        var seats = await Seats(day)
            .Where(s => offerings.Contains(s.OfferingId))
            .Select(s => new { s.LearnerId, s.OfferingId })
            .ToListAsync(ct);
        return seats.ToLookup(s => s.LearnerId, s => s.OfferingId);
    }

    private async Task<HashSet<(Guid, string)>> CompletedAsync(DateOnly day, ILookup<Guid, DueModule> due, CancellationToken ct)
    {
        var modules = due.SelectMany(g => g).Select(m => m.Module).Distinct().ToList();
        var learners = Seats(day).Select(s => s.LearnerId);
        var completions = await db.Set<Completion>()
            .Where(c => modules.Contains(c.Module) && learners.Contains(c.LearnerId))
            .Select(c => new { c.LearnerId, c.Module })
            .ToListAsync(ct);
        return [.. completions.Select(c => (c.LearnerId, c.Module))];
    }

    private Task<Dictionary<Guid, int>> CommentsAsync(DateOnly day, CancellationToken ct)
    {
        var learners = Seats(day).Select(s => s.LearnerId);
        return db.Set<Comment>()
            .Where(c => c.SeenAt == null && learners.Contains(c.LearnerId))
            .GroupBy(c => c.LearnerId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }
}
