using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;
using Training.Outbox;

namespace Training.Files;

/// <summary>Finds the files that whoever asks had prepared.</summary>
internal sealed class FindFiles(TrainingDbContext db, IDataProtectionProvider protection, CurrentLearner learner, TimeProvider clock)
{
    /// <summary>Theirs on a subject: being made, ready, or given up, the newest first.</summary>
    public async Task<IReadOnlyList<FileState>> OfAsync(FileSubject subject, CancellationToken ct)
    {
        var (now, theirs) = (clock.GetUtcNow(), FileKey.Of(subject, learner.Id));
        var messages = await db.Set<OutboxMessage>()
            .AsNoTracking()
            .Where(m => m.Key.StartsWith(theirs) && m.DoneAt == null && (m.Kind == FileAsked.Kind || m.DueAt > now))
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
            var (format, file) = FileKey.Read(m.Key);
            return new FileState(file, format, m.CreatedAt, m.Kind == PreparedFile.Kind ? m.DueAt : null, m.DeadAt is not null);
        });
        // A process may have made it and not said so yet.
        return [.. states.GroupBy(s => (s.Id, s.Format)).Select(same => same.FirstOrDefault(s => s.Until is not null) ?? same.First())];
    }

    /// <returns>Null when there is none of theirs, or no more.</returns>
    public async Task<PreparedFile?> ReadAsync(FileSubject subject, FileFormat format, Guid file, CancellationToken ct)
    {
        var (now, ready) = (clock.GetUtcNow(), new FileKey(subject, learner.Id, format, file).Ready);
        var held = await db.Set<OutboxMessage>()
            .Where(m => m.Key == ready && m.DoneAt == null && m.DueAt > now)
            .Select(m => m.Payload)
            .SingleOrDefaultAsync(ct);
        return held is null ? null : AddToOutbox.Read<PreparedFile>(protection, held);
    }
}
