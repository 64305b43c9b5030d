using System.Globalization;
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

/// <summary>
/// Keeps what an author uploaded until they have said yes; nobody else finds it. Of each author the last few are kept: an older one goes when a new one comes.
/// </summary>
internal sealed class KeptArchives(
    TrainingDbContext db,
    AddToOutbox outbox,
    IDataProtectionProvider protection,
    CurrentLearner learner,
    TimeProvider clock
)
{
    public const int MostOfOne = 3;
    private const int LongestName = 100;

    public async Task<Guid> KeepAsync(string name, byte[] zip, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var shown = new string([.. Path.GetFileName(name).Where(IsShown).Take(LongestName)]);
        await ForgetOlderAsync(ct);
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

    // Two uploads at once may leave one more, until the next.
    private async Task ForgetOlderAsync(CancellationToken ct)
    {
        var older = await db.Set<OutboxMessage>()
            .Where(m => m.Key.StartsWith(Prefix) && m.DoneAt == null)
            .OrderByDescending(m => m.Id)
            .Skip(MostOfOne - 1)
            .Select(m => m.Id)
            .ToListAsync(ct);
        if (older.Count > 0)
            await db.Set<OutboxMessage>().Where(m => older.Contains(m.Id)).ExecuteDeleteAsync(ct);
    }

    // What turns letters round, or can’t be seen, is no part of a name.
    private static bool IsShown(char c) => !char.IsControl(c) && char.GetUnicodeCategory(c) is not UnicodeCategory.Format;

    private string Prefix => $"draft-archive/{learner.Id:N}/";

    private string Key(Guid id) => $"{Prefix}{id:N}";
}

/// <summary>An archive’s time is over: the outbox empties the message that held it.</summary>
internal sealed class ForgetKeptArchive : IOutboxHandler
{
    public Task HandleAsync(OutboxTask task, CancellationToken ct) => Task.CompletedTask;
}
