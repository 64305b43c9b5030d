using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Cohorts;
using Training.Content;
using Training.Content.Quizzes;
using Training.Data;
using Training.Learners;
using Training.Uptime;

namespace Training.Quizzes;

/// <summary>
/// Finds an attempt of the person who asks, with one query, three when it is timed. When its time is up, it is submitted as it stands first.
/// </summary>
internal sealed class OpenQuizAttempt(
    TrainingDbContext db,
    ContentLibrary content,
    CurrentLearner learner,
    ScoreQuizAttempt scoring,
    AllowedTime time,
    LostTime lost,
    TimeProvider clock
)
{
    private static readonly Func<TrainingDbContext, Guid, ActivityId, int, CancellationToken, Task<QuizAttempt?>> Find =
        EF.CompileAsyncQuery(
            (TrainingDbContext db, Guid learner, ActivityId activity, int number, CancellationToken ct) =>
                db.Set<QuizAttempt>()
                    .Include(a => a.Responses)
                    .AsSingleQuery()
                    .SingleOrDefault(a => a.LearnerId == learner && a.ActivityId == activity && a.Number == number)
        );

    /// <returns>Null when this learner has no such attempt, whoever else may have one.</returns>
    public async Task<AttemptedQuiz?> FindAsync(ActivityId activity, int number, CancellationToken ct)
    {
        if (await Find(db, learner.Id, activity, number, ct) is not { } attempt)
            return null;

        var version = await content.GetAsync(attempt.ContentHash, ct);
        var quiz = (Quiz)version.Module.Find(activity.Slug)!;
        var allowed = attempt.IsPreTest ? null : await time.ForAsync(quiz, ct);
        DateTimeOffset? deadline = allowed?.Of(quiz.Time!.Value) is { } limit
            ? await lost.DeadlineAsync(attempt.StartedAt, limit, ct)
            : null;
        var attempted = new AttemptedQuiz(attempt, version, quiz, deadline) { HasGrantedTime = allowed?.IsGranted is true };
        if (!attempted.IsOverdueAt(clock.GetUtcNow()) || await scoring.TryAsync(attempted, attempted.Deadline!.Value, ct))
            return attempted;
        return await FindAsync(activity, number, ct);
    }
}
