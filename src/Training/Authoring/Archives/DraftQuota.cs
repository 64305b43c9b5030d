using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Data;

namespace Training.Authoring.Archives;

/// <summary>
/// What the files of an institution’s drafts weigh with their history, and may weigh. Asked before files come; what authors type is saved all the same.
/// </summary>
internal sealed class DraftQuota(TrainingDbContext db, TrainingSettings settings)
{
    public const long Megabyte = 1 << 20;

    public long Most => settings.Authoring.QuotaMegabytes * Megabyte;

    public async Task<long> UsedAsync(CancellationToken ct) =>
        await db.Set<DraftFile>().SumAsync(f => (long)f.Size, ct) + await db.Set<DraftFileRevision>().SumAsync(r => (long)r.Size, ct);

    /// <summary>For files of so many bytes, which stand in history too.</summary>
    public async Task<bool> HasRoomAsync(long files, CancellationToken ct) => files <= 0 || await UsedAsync(ct) + 2 * files <= Most;

    /// <summary>For what is written and not saved yet. Without room, it is forgotten.</summary>
    public async Task<bool> HasRoomAsync(CancellationToken ct)
    {
        var written = db.ChangeTracker.Entries<DraftFileRevision>().Where(r => r.State == EntityState.Added).Sum(r => (long)r.Entity.Size);
        var grown = db
            .ChangeTracker.Entries<DraftFile>()
            .Sum(f =>
                f.State switch
                {
                    EntityState.Added => f.Entity.Size,
                    EntityState.Modified => f.Entity.Size - f.Property(x => x.Size).OriginalValue,
                    EntityState.Deleted => -f.Entity.Size,
                    _ => 0L,
                }
            );
        if (written == 0 || await UsedAsync(ct) + written + grown <= Most)
            return true;
        db.ChangeTracker.Clear();
        return false;
    }
}
