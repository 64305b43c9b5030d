using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Content.Quizzes;
using Training.Data;
using Training.Institutions;
using Training.Learners;
using Training.Quizzes;

namespace Training.Statistics;

/// <summary>
/// Adds submitted attempts to the sums of their quiz. An attempt leaves the list of those to count in the save that counts it, so that a node
/// that dies, or two that count at once, change nothing.
/// </summary>
internal sealed class CountAttempts(TrainingDbContext db, ContentLibrary content)
{
    public const int BatchSize = 100;

    /// <param name="activity">Null for those of every quiz.</param>
    /// <returns>How many attempts were dealt with; 0 when none is left.</returns>
    public async Task<int> RunBatchAsync(ActivityId? activity, CancellationToken ct)
    {
        while (true)
        {
            var all = db.Set<AttemptToCount>().OfAllInstitutions();
            var waiting = await (activity is { } one ? all.Where(w => w.ActivityId == one) : all)
                .OrderBy(w => w.AttemptId)
                .Take(BatchSize)
                .ToListAsync(ct);
            if (waiting.Count == 0)
                return 0;
            foreach (var version in (await RealAttemptsAsync(waiting, ct)).GroupBy(a => (a.InstitutionId, a.ActivityId, a.ContentHash)))
                await CountAsync(version.Key.InstitutionId, version.Key.ActivityId, version.Key.ContentHash, version, ct);
            db.RemoveRange(waiting);
            var isSaved = await db.TrySaveAsync(ct);
            db.ChangeTracker.Clear();
            // Another node counted some of them meanwhile: what is left is read anew.
            if (isSaved)
                return waiting.Count;
        }
    }

    // Authors and instructors try quizzes out: theirs are not a learner’s answers.
    private async Task<List<QuizAttempt>> RealAttemptsAsync(List<AttemptToCount> waiting, CancellationToken ct)
    {
        var ids = waiting.ConvertAll(w => w.AttemptId);
        return await db.Set<QuizAttempt>()
            .OfAllInstitutions()
            .AsNoTracking()
            .Include(a => a.Responses)
            .AsSingleQuery()
            .Where(a =>
                ids.Contains(a.Id) && !db.Set<RoleGrant>().Any(g => g.LearnerId == a.LearnerId && g.InstitutionId == a.InstitutionId)
            )
            .ToListAsync(ct);
    }

    private async Task CountAsync(
        Guid institution,
        ActivityId activity,
        string hash,
        IEnumerable<QuizAttempt> attempts,
        CancellationToken ct
    )
    {
        var version = await content.GetAsync(hash, ct);
        var tally = await db.Set<QuizTally>()
            .OfAllInstitutions()
            .Include(t => t.Items)
            .AsSingleQuery()
            .SingleOrDefaultAsync(t => t.InstitutionId == institution && t.ActivityId == activity && t.ContentHash == hash, ct);
        if (tally is null)
            db.Add(
                tally = new QuizTally
                {
                    InstitutionId = institution,
                    ActivityId = activity,
                    ContentHash = hash,
                }
            );
        foreach (var attempt in attempts)
            tally.Add((Quiz)version.Module.Find(activity.Slug)!, attempt);
    }
}
