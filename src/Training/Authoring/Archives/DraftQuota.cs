using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Data;

namespace Training.Authoring.Archives;

/// <summary>What the files of an institution’s drafts weigh, and may weigh.</summary>
internal sealed class DraftQuota(TrainingDbContext db, TrainingSettings settings)
{
    public const long Megabyte = 1 << 20;

    public long Most => settings.Authoring.QuotaMegabytes * Megabyte;

    public Task<long> UsedAsync(CancellationToken ct) => db.Set<DraftFile>().SumAsync(f => (long)f.Size, ct);

    public async Task<bool> HasRoomAsync(long more, CancellationToken ct) => more <= 0 || await UsedAsync(ct) + more <= Most;
}
