using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Data;
using Training.Enrolments;
using Training.Learners;
using Training.Progress;
using Training.Quizzes;

namespace Training.Regrades;

/// <summary>
/// Writes a correction down, in one save: what it made of each attempt, the score that counts from now on, and a learning record dated now. A
/// pass newly gained may complete the module, as any other; a completion is never taken away.
/// </summary>
internal sealed class ApplyRegrade(
    TrainingDbContext db,
    ContentLibrary content,
    FindRegrades regrades,
    RecordOutcome outcome,
    CurrentLearner author,
    TimeProvider clock
)
{
    /// <returns>False when something changed meanwhile, and nothing was written: look at it again.</returns>
    public async Task<bool> TryAsync(RegradeView view, string reason, CancellationToken ct)
    {
        foreach (var (hash, changes) in view.Changes.Where(version => version.Value.Count > 0))
        {
            var regrade = new Regrade
            {
                ActivityId = view.Now.Quiz.Id,
                FromHash = hash,
                ToHash = view.Now.Version.Hash,
                Number = (await regrades.MadeAsync(view.Now.Quiz.Id, hash, ct)).Count + 1,
                Items = string.Join(',', view.Chosen.Select(i => i.Id)),
                Reason = reason,
                MadeBy = author.Id,
                MadeAt = clock.GetUtcNow(),
            };
            db.Add(regrade);
            var enrolments = await EnrolmentsAsync(regrade, ct);
            foreach (var change in changes)
                await ApplyAsync(regrade, change, enrolments[change.Attempt.EnrolmentId], ct);
        }
        return await db.TrySaveAsync(ct);
    }

    private async Task ApplyAsync(Regrade regrade, AttemptChange change, Enrolment enrolment, CancellationToken ct)
    {
        regrade.Attempts.Add(
            new()
            {
                RegradeId = regrade.Id,
                AttemptId = change.Attempt.Id,
                ScoreBefore = change.Before,
                ScoreAfter = change.After,
                PassedBefore = change.PassedBefore,
                PassedAfter = change.PassedAfter,
            }
        );
        change.Attempt.Correct(change.After, change.PassedAfter);
        await outcome.AddAsync(
            new(enrolment, await content.GetAsync(enrolment.ContentHash, ct)),
            regrade.ActivityId,
            change.PassedAfter ? Verb.Passed : Verb.Failed,
            change.Attempt.Number,
            change.After,
            regrade.Number,
            ct
        );
    }

    private Task<Dictionary<Guid, Enrolment>> EnrolmentsAsync(Regrade regrade, CancellationToken ct)
    {
        var (activity, hash) = (regrade.ActivityId, regrade.FromHash);
        var attempts = db.Set<QuizAttempt>().Where(a => a.ActivityId == activity && a.ContentHash == hash && a.SubmittedAt != null);
        return db.Set<Enrolment>()
            .Include(e => e.Records)
            .Include(e => e.Completion)
            .AsSingleQuery()
            .Where(e => attempts.Any(a => a.EnrolmentId == e.Id))
            .ToDictionaryAsync(e => e.Id, ct);
    }
}
