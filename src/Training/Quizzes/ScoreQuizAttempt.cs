using Training.Data;
using Training.Enrolments;
using Training.Progress;
using Training.Statistics;

namespace Training.Quizzes;

/// <summary>Submits an attempt as it stands: the score, and what it does to the learner’s progress, in one save.</summary>
internal sealed class ScoreQuizAttempt(OpenEnrolment enrolments, RecordOutcome outcome, TrainingDbContext db)
{
    /// <returns>False when another request changed the attempt meanwhile: look at it again.</returns>
    public async Task<bool> TryAsync(AttemptedQuiz attempted, DateTimeOffset at, CancellationToken ct)
    {
        var attempt = attempted.Attempt;
        if (attempt.IsPreTest)
        {
            // It says where one starts from, and is no progress in the module.
            attempt.Submit(attempted.Quiz, at);
            return await db.TrySaveAsync(ct);
        }
        var enrolled =
            await enrolments.FindAsync(attempt.ActivityId.Module, ct)
            ?? throw new InvalidOperationException($"Attempt {attempt.Id} has no enrolment.");

        attempt.Submit(attempted.Quiz, at);
        await outcome.AddAsync(
            enrolled,
            attempt.ActivityId,
            attempt.Passed ? Verb.Passed : Verb.Failed,
            attempt.Number,
            attempt.ScaledScore,
            ct: ct
        );
        if (attempt.Number == AttemptToCount.OnlyNumber)
            db.Add(AttemptToCount.Of(attempt));
        return await db.TrySaveAsync(ct);
    }
}
