using Microsoft.EntityFrameworkCore;
using Training.Data;

namespace Training.Uptime;

/// <summary>Gives back to whoever is timed the time during which no process of the site was up.</summary>
internal sealed class LostTime(TrainingDbContext db, KeepUptime self, TimeProvider clock)
{
    // A beat may be missed, and a process that takes over at once costs nobody anything.
    private static readonly TimeSpan Noticeable = 2 * KeepUptime.Beat;

    /// <returns>The moment when so much time will have passed since the start with the site up.</returns>
    public async Task<DateTimeOffset> DeadlineAsync(DateTimeOffset start, TimeSpan limit, CancellationToken ct)
    {
        var others = await db.Set<SiteUptime>().AsNoTracking().Where(u => u.To >= start).ToListAsync(ct);
        return Extend(start, limit, [.. others.Select(u => (u.From, u.To)), (self.From, clock.GetUtcNow())]);
    }

    public static DateTimeOffset Extend(DateTimeOffset start, TimeSpan limit, IEnumerable<(DateTimeOffset From, DateTimeOffset To)> up)
    {
        var (deadline, upUntil) = (start + limit, start);
        foreach (var (from, to) in up.OrderBy(u => u.From))
        {
            if (upUntil > deadline)
                break;
            if (from - upUntil > Noticeable)
                deadline += from - upUntil;
            upUntil = to > upUntil ? to : upUntil;
        }
        return deadline;
    }
}
