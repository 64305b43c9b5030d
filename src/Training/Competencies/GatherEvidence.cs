using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Content.Quizzes;
using Training.Data;
using Training.Quizzes;
using Training.Scenarios;

namespace Training.Competencies;

/// <summary>
/// What one learner’s submitted quizzes and ended sessions say of each competency: of every item the latest answer, of every scenario the latest
/// session. Two queries; answers are scored again on the content they were given on, which is in memory.
/// </summary>
internal sealed class GatherEvidence(TrainingDbContext db, ContentLibrary content)
{
    public async Task<IReadOnlyList<Evidence>> OfAsync(Guid learner, CancellationToken ct) =>
        [.. await FromQuizzesAsync(learner, ct), .. await FromSessionsAsync(learner, ct)];

    private async Task<IEnumerable<Evidence>> FromQuizzesAsync(Guid learner, CancellationToken ct)
    {
        var attempts = await db.Set<QuizAttempt>()
            .AsNoTracking()
            .AsSingleQuery()
            .Include(a => a.Responses)
            .Where(a => a.LearnerId == learner && a.SubmittedAt != null && a.Number != QuizAttempt.PreTestNumber)
            .OrderByDescending(a => a.SubmittedAt)
            .ThenByDescending(a => a.Number)
            .ToListAsync(ct);

        var latest = new Dictionary<(ActivityId, string), (QuizAttempt Attempt, Item Item)>();
        foreach (var attempt in attempts)
            if ((await content.GetAsync(attempt.ContentHash, ct)).Module.Find(attempt.ActivityId.Slug) is Quiz quiz)
                foreach (var item in attempt.Draw(quiz))
                    latest.TryAdd((attempt.ActivityId, item.Id), (attempt, item));

        // What only a person can score says nothing alone.
        return from found in latest.Values
            let score = found.Item.Score(found.Attempt.ResponseTo(found.Item.Id))
            where score is not null
            from competency in found.Item.Competencies
            select new Evidence(
                competency,
                EvidenceKind.Item,
                found.Attempt.ActivityId,
                found.Item.Level,
                score.Value,
                Possible: 1,
                Critical: 0,
                found.Attempt.SubmittedAt!.Value,
                $"~/modules/{found.Attempt.ActivityId}/attempts/{found.Attempt.Number}"
            );
    }

    private async Task<IEnumerable<Evidence>> FromSessionsAsync(Guid learner, CancellationToken ct)
    {
        var attempts = await db.Set<ScenarioAttempt>()
            .AsNoTracking()
            .AsSingleQuery()
            .Include(a => a.Scores)
            .Where(a => a.LearnerId == learner && !a.IsPractice && a.EndedAt != null)
            .OrderByDescending(a => a.EndedAt)
            .ThenByDescending(a => a.Number)
            .ToListAsync(ct);

        return from attempt in attempts.DistinctBy(a => a.ActivityId)
            from score in attempt.Scores
            where score.Possible > 0 || score.Critical > 0
            select new Evidence(
                score.Competency,
                EvidenceKind.Session,
                attempt.ActivityId,
                Level: null,
                score.Earned,
                score.Possible,
                score.Critical,
                attempt.EndedAt!.Value,
                attempt.Address + "/debrief"
            );
    }
}
