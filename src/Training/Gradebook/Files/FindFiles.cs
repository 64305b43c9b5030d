using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Outbox;

namespace Training.Gradebook.Files;

/// <summary>Finds the gradebooks that someone had prepared.</summary>
internal sealed class FindFiles(TrainingDbContext db, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Theirs of an offering: being made, ready, or given up, the newest first.</summary>
    public async Task<IReadOnlyList<FileState>> OfAsync(Guid offering, Guid learner, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var messages = await Theirs(offering, learner)
            .Where(m => m.DoneAt == null && (m.Kind == FileAsked.Kind || m.DueAt > now))
            .OrderByDescending(m => m.CreatedAt)
            .ThenBy(m => m.Id)
            .Select(m => new
            {
                m.Key,
                m.Kind,
                m.CreatedAt,
                m.DueAt,
                m.DeadAt,
            })
            .ToListAsync(ct);
        var states = messages.Select(m =>
        {
            var key = FileKey.Read(m.Key);
            return new FileState(key.File, key.Format, m.CreatedAt, m.Kind == PreparedFile.Kind ? m.DueAt : null, m.DeadAt is not null);
        });
        // A process may have made it and not said so yet.
        return [.. states.GroupBy(s => (s.Id, s.Format)).Select(same => same.FirstOrDefault(s => s.Until is not null) ?? same.First())];
    }

    /// <returns>Whether one of this kind is being made for them.</returns>
    public Task<bool> IsUnderwayAsync(Guid offering, Guid learner, GradebookFormat format, CancellationToken ct)
    {
        var kind = $"{FileKey.Of(offering, learner)}{format}/";
        return Theirs(offering, learner)
            .AnyAsync(m => m.Kind == FileAsked.Kind && m.Key.StartsWith(kind) && m.DoneAt == null && m.DeadAt == null, ct);
    }

    /// <returns>Null when there is none, or no more.</returns>
    public async Task<PreparedFile?> ReadAsync(FileKey key, CancellationToken ct)
    {
        var (now, ready) = (clock.GetUtcNow(), key.Ready);
        var held = await db.Set<OutboxMessage>()
            .Where(m => m.Key == ready && m.DoneAt == null && m.DueAt > now)
            .Select(m => m.Payload)
            .SingleOrDefaultAsync(ct);
        return held is null ? null : AddToOutbox.Read<PreparedFile>(protection, held);
    }

    private IQueryable<OutboxMessage> Theirs(Guid offering, Guid learner)
    {
        var theirs = FileKey.Of(offering, learner);
        return db.Set<OutboxMessage>().AsNoTracking().Where(m => m.Key.StartsWith(theirs));
    }
}
