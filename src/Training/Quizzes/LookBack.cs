using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Content.Quizzes;
using Training.Data;
using Training.Learners;

namespace Training.Quizzes;

/// <summary>What a learner answered before, in pre-tests and in other attempts.</summary>
internal sealed class LookBack(TrainingDbContext db, ContentLibrary content, CurrentLearner learner)
{
    /// <summary>
    /// The submitted attempts that the result of this one looks back on, with one query where there can be any: its pre-test, and those in
    /// which the learner said how sure they were, this one included.
    /// </summary>
    public async Task<IReadOnlyList<AttemptedQuiz>> FromAsync(AttemptedQuiz attempted, CancellationToken ct)
    {
        var (activity, wantsConfidence) = (attempted.Quiz.Id, attempted.AsksConfidence);
        if (attempted.Quiz.PreTest is null && !wantsConfidence)
            return [];
        var found = await db.Set<QuizAttempt>()
            .AsNoTracking()
            .Include(a => a.Responses)
            .AsSingleQuery()
            .Where(a => a.LearnerId == learner.Id && a.SubmittedAt != null)
            .Where(a =>
                (a.ActivityId == activity && a.Number == QuizAttempt.PreTestNumber)
                || (wantsConfidence && a.Responses.Any(r => r.Confidence != null))
            )
            .ToListAsync(ct);
        var earlier = new List<AttemptedQuiz>();
        foreach (var attempt in found)
            earlier.Add(await WithContentAsync(attempt, ct));
        return earlier;
    }

    /// <summary>Ids of the items that the learner’s pre-test asked; none where they took none.</summary>
    public async Task<IEnumerable<string>> AskedInPreTestAsync(ActivityId activity, CancellationToken ct)
    {
        var preTest = await db.Set<QuizAttempt>()
            .AsNoTracking()
            .SingleOrDefaultAsync(a => a.LearnerId == learner.Id && a.ActivityId == activity && a.Number == QuizAttempt.PreTestNumber, ct);
        return preTest is null ? [] : (await WithContentAsync(preTest, ct)).Items.Select(item => item.Id);
    }

    private async Task<AttemptedQuiz> WithContentAsync(QuizAttempt attempt, CancellationToken ct)
    {
        var version = await content.GetAsync(attempt.ContentHash, ct);
        return new(attempt, version, (Quiz)version.Module.Find(attempt.ActivityId.Slug)!, Deadline: null);
    }
}
