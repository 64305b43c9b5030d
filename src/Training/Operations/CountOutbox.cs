using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Outbox;

namespace Training.Operations;

/// <summary>How many messages the outbox holds of each state.</summary>
/// <param name="Late">Waiting, and due for longer than it takes when all is well.</param>
public sealed record OutboxCounts(int Waiting, int Late, int Failing, int Dead)
{
    public bool NeedsSomeone => Late > 0 || Dead > 0;
}

/// <summary>Counts the outbox, and lists what failed.</summary>
internal sealed class CountOutbox(TrainingDbContext db, TimeProvider clock)
{
    /// <summary>How many of a list are shown.</summary>
    public const int Shown = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private IQueryable<OutboxMessage> Undone => db.Set<OutboxMessage>().AsNoTracking().Where(m => m.DoneAt == null);

    public async Task<OutboxCounts> CountAsync(CancellationToken ct)
    {
        var late = clock.GetUtcNow() - Patience;
        return await Undone
                .GroupBy(_ => 1)
                .Select(all => new OutboxCounts(
                    all.Count(m => m.DeadAt == null),
                    all.Count(m => m.DeadAt == null && m.DueAt < late),
                    all.Count(m => m.DeadAt == null && m.Problem != null),
                    all.Count(m => m.DeadAt != null)
                ))
                .SingleOrDefaultAsync(ct)
            ?? new(0, 0, 0, 0);
    }

    /// <summary>Those given up, then those that are tried again later; the newest first.</summary>
    public Task<List<OutboxMessage>> FailedAsync(CancellationToken ct) =>
        Undone.Where(m => m.Problem != null).OrderBy(m => m.DeadAt == null).ThenByDescending(m => m.CreatedAt).Take(Shown).ToListAsync(ct);

    /// <summary>What waits for its first try, the next ones first.</summary>
    public Task<List<OutboxMessage>> WaitingAsync(CancellationToken ct) =>
        Undone.Where(m => m.DeadAt == null && m.Problem == null).OrderBy(m => m.DueAt).Take(Shown).ToListAsync(ct);
}
