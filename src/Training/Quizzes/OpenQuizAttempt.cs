using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Content.Quizzes;
using Training.Data;
using Training.Learners;

namespace Training.Quizzes;

/// <summary>An attempt with the content it is pinned to, the items it asks and the moment it ends.</summary>
/// <param name="Deadline">Null for as long as one likes.</param>
public sealed record AttemptedQuiz(QuizAttempt Attempt, PublishedModule Version, Quiz Quiz, DateTimeOffset? Deadline)
{
    public IReadOnlyList<Item> Items { get; } = QuizDraw.For(Quiz, Attempt.Seed);

    /// <summary>The items without an answer, with their number on the page.</summary>
    public IReadOnlyList<(int Number, Item Item)> Unanswered =>
        [.. Items.Index().Select(i => (i.Index + 1, i.Item)).Where(i => !i.Item.IsComplete(Attempt.ResponseTo(i.Item.Id)))];

    public bool IsOverdueAt(DateTimeOffset now) => !Attempt.IsSubmitted && now > Deadline + TimeLimit.Grace;

    /// <summary>It was time, not the learner, that ended it.</summary>
    public bool RanOutOfTime => Attempt.SubmittedAt >= Deadline;

    /// <summary>From <c>~/</c>.</summary>
    public string Address => $"~/modules/{Attempt.ActivityId}/attempts/{Attempt.Number}";
}

/// <summary>Finds an attempt of the person who asks, with one query. When its time is up, it is submitted as it stands first.</summary>
internal sealed class OpenQuizAttempt(
    TrainingDbContext db,
    ContentLibrary content,
    CurrentLearner learner,
    ScoreQuizAttempt scoring,
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
        var attempted = new AttemptedQuiz(attempt, version, quiz, attempt.StartedAt + learner.TimeFor(quiz));
        if (!attempted.IsOverdueAt(clock.GetUtcNow()) || await scoring.TryAsync(attempted, attempted.Deadline!.Value, ct))
            return attempted;
        return await FindAsync(activity, number, ct);
    }
}
