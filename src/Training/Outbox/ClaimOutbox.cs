using Microsoft.EntityFrameworkCore;
using Training.Data;

namespace Training.Outbox;

/// <summary>A message that this process has for a while.</summary>
/// <param name="Try">Counted from 1. It is the proof of the claim: whoever took the message over has another.</param>
internal sealed record OutboxClaim(Guid Id, string Kind, Guid? InstitutionId, string Payload, int Try);

/// <summary>Takes messages for this process, and says what came of them. Every step is one conditional update, so that no two processes have the same.</summary>
internal sealed class ClaimOutbox(TrainingDbContext db, IEnumerable<OutboxKind> kinds, TimeProvider clock)
{
    /// <summary>How long a process has a message before another may think that it died.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>How long after each failure it is tried again; after the last one it is given up.</summary>
    public static readonly IReadOnlyList<TimeSpan> Steps =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(24),
    ];

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private const int AtOnce = 20;

    /// <summary>What is due and nobody has, with what someone waits for first.</summary>
    public async Task<IReadOnlyList<OutboxClaim>> FindAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var known = kinds.Select(k => k.Name).ToList();
        var awaited = kinds.Where(k => k.IsAwaited).Select(k => k.Name).ToList();
        return await Waiting(now)
            .Where(m => known.Contains(m.Kind))
            .OrderBy(m => awaited.Contains(m.Kind) ? 0 : 1)
            .ThenBy(m => m.DueAt)
            .Take(AtOnce)
            .Select(m => new OutboxClaim(m.Id, m.Kind, m.InstitutionId, m.Payload, m.Tries + 1))
            .ToListAsync(ct);
    }

    /// <returns>False when another process was faster.</returns>
    public async Task<bool> ClaimAsync(OutboxClaim claim, CancellationToken ct)
    {
        var (now, until) = (clock.GetUtcNow(), clock.GetUtcNow() + Lease);
        return await Waiting(now)
                .Where(m => m.Id == claim.Id && m.Tries == claim.Try - 1)
                .ExecuteUpdateAsync(change => change.SetProperty(m => m.LeasedUntil, until).SetProperty(m => m.Tries, claim.Try), ct) == 1;
    }

    public Task FinishAsync(OutboxClaim claim, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return Mine(claim)
            .ExecuteUpdateAsync(
                change =>
                    change
                        .SetProperty(m => m.DoneAt, now)
                        .SetProperty(m => m.Payload, "")
                        .SetProperty(m => m.Problem, (string?)null)
                        .SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null),
                ct
            );
    }

    /// <returns>False when it is given up now.</returns>
    public async Task<bool> FailAsync(OutboxClaim claim, string problem, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var isTriedAgain = claim.Try <= Steps.Count;
        var due = isTriedAgain ? now + Steps[claim.Try - 1] : now;
        await Mine(claim)
            .ExecuteUpdateAsync(
                change =>
                    change
                        .SetProperty(m => m.DueAt, due)
                        .SetProperty(m => m.DeadAt, isTriedAgain ? null : now)
                        .SetProperty(m => m.Problem, problem)
                        .SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null),
                ct
            );
        return isTriedAgain;
    }

    /// <summary>Deletes what was done or given up long ago.</summary>
    public Task ForgetAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        return db.Set<OutboxMessage>().Where(m => m.DoneAt < before || m.DeadAt < before).ExecuteDeleteAsync(ct);
    }

    private IQueryable<OutboxMessage> Waiting(DateTimeOffset now) =>
        db.Set<OutboxMessage>()
            .Where(m => m.DoneAt == null && m.DeadAt == null && m.DueAt <= now && (m.LeasedUntil == null || m.LeasedUntil <= now));

    private IQueryable<OutboxMessage> Mine(OutboxClaim claim) =>
        db.Set<OutboxMessage>().Where(m => m.Id == claim.Id && m.Tries == claim.Try && m.DoneAt == null && m.DeadAt == null);
}
