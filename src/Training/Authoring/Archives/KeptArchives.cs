using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;
using Training.Outbox;

namespace Training.Authoring.Archives;

/// <summary>
/// An archive between the look and the yes. It lies in the outbox as what is to be forgotten when its time is over, so that any node finds it.
/// </summary>
internal sealed record KeptArchive(string Name, byte[] Zip)
{
    public const string Kind = "draft-archive-end";

    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);
}

/// <summary>Keeps what an author uploaded until they have said yes; nobody else finds it.</summary>
internal sealed class KeptArchives(
    TrainingDbContext db,
    AddToOutbox outbox,
    IDataProtectionProvider protection,
    CurrentLearner learner,
    TimeProvider clock
)
{
    private const int LongestName = 100;

    public async Task<Guid> KeepAsync(string name, byte[] zip, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var shown = new string([.. Path.GetFileName(name).Where(c => !char.IsControl(c)).Take(LongestName)]);
        outbox.Add(KeptArchive.Kind, Key(id), new KeptArchive(shown, zip), clock.GetUtcNow() + KeptArchive.Kept);
        await db.SaveChangesAsync(ct);
        return id;
    }

    /// <returns>Null when it isn’t theirs, or no more.</returns>
    public async Task<KeptArchive?> FindAsync(Guid id, CancellationToken ct)
    {
        var (now, key) = (clock.GetUtcNow(), Key(id));
        var held = await db.Set<OutboxMessage>()
            .Where(m => m.Key == key && m.InstitutionId == db.InstitutionId && m.DoneAt == null && m.DueAt > now)
            .Select(m => m.Payload)
            .SingleOrDefaultAsync(ct);
        return held is null ? null : AddToOutbox.Read<KeptArchive>(protection, held);
    }

    private string Key(Guid id) => $"draft-archive/{learner.Id:N}/{id:N}";
}

/// <summary>An archive’s time is over: the outbox empties the message that held it.</summary>
internal sealed class ForgetKeptArchive : IOutboxHandler
{
    public Task HandleAsync(OutboxTask task, CancellationToken ct) => Task.CompletedTask;
}
