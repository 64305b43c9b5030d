using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Data;

namespace Training.Journal;

/// <summary>What a learner wrote under the prompts of one activity, by prompt.</summary>
internal static class JournalEntries
{
    private static readonly Func<TrainingDbContext, Guid, ActivityId, IAsyncEnumerable<JournalEntry>> Find = EF.CompileAsyncQuery(
        (TrainingDbContext db, Guid learner, ActivityId activity) =>
            db.Set<JournalEntry>().AsNoTracking().Where(e => e.LearnerId == learner && e.ActivityId == activity)
    );

    public static async Task<Dictionary<string, JournalEntry>> OfAsync(
        TrainingDbContext db,
        Guid learner,
        ActivityId activity,
        CancellationToken ct
    )
    {
        var entries = new Dictionary<string, JournalEntry>(StringComparer.Ordinal);
        await foreach (var entry in Find(db, learner, activity).WithCancellation(ct))
            entries[entry.Prompt] = entry;
        return entries;
    }
}
