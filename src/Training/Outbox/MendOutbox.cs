using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Training.Data;

namespace Training.Outbox;

/// <summary>A person has what failed tried again now, or drops it. Each is traced in the log, and twice is once.</summary>
internal sealed class MendOutbox(TrainingDbContext db, OutboxSignal signal, TimeProvider clock, ILogger<MendOutbox> logger)
{
    /// <summary>What failed and nobody is at: given up, or to be tried again later.</summary>
    public IQueryable<OutboxMessage> Failed
    {
        get
        {
            var now = clock.GetUtcNow();
            return db.Set<OutboxMessage>()
                .Where(m => m.DoneAt == null && m.Problem != null && (m.LeasedUntil == null || m.LeasedUntil <= now));
        }
    }

    public Task<bool> ExistsAsync(Guid id, CancellationToken ct) => db.Set<OutboxMessage>().AnyAsync(m => m.Id == id, ct);

    /// <param name="by">Who asks; null for whoever is at the terminal.</param>
    /// <returns>False when it hasn’t failed, or not any more.</returns>
    public async Task<bool> RetryAsync(Guid id, Guid? by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var changed = await Failed
            .Where(m => m.Id == id)
            .ExecuteUpdateAsync(
                change =>
                    change
                        .SetProperty(m => m.DueAt, now)
                        .SetProperty(m => m.DeadAt, (DateTimeOffset?)null)
                        .SetProperty(m => m.Problem, (string?)null)
                        .SetProperty(m => m.Tries, 0),
                ct
            );
        if (changed == 0)
            return false;
        signal.Ring();
        logger.LogInformation("Outbox message {Id} is tried again, as {By} asked", id, Name(by));
        return true;
    }

    /// <summary>It stays in the list for a month, without what it held; asked for again, it isn’t done.</summary>
    /// <inheritdoc cref="RetryAsync"/>
    public async Task<bool> DropAsync(Guid id, Guid? by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var changed = await Failed
            .Where(m => m.Id == id)
            .ExecuteUpdateAsync(
                change =>
                    change.SetProperty(m => m.DoneAt, now).SetProperty(m => m.DeadAt, m => m.DeadAt ?? now).SetProperty(m => m.Payload, ""),
                ct
            );
        if (changed == 0)
            return false;
        logger.LogInformation("Outbox message {Id} is dropped, as {By} asked", id, Name(by));
        return true;
    }

    private static string Name(Guid? by) => by?.ToString() ?? "the terminal";
}
