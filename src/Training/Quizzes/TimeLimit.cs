using Training.Content.Quizzes;
using Training.Learners;

namespace Training.Quizzes;

/// <summary>How long an attempt may take, for the learner who asks, and how long the next one waits.</summary>
internal static class TimeLimit
{
    /// <summary>What a slow line may add between the last second and the server.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>How early a page’s clock may think that time is up.</summary>
    public static readonly TimeSpan Rounding = TimeSpan.FromSeconds(2);

    /// <returns>Null for as long as one likes.</returns>
    public static TimeSpan? TimeFor(this CurrentLearner learner, Quiz quiz) =>
        quiz.Time is { } time && !learner.TimersOff ? time * (double)learner.TimeFactor : null;

    /// <summary>When the next attempt may start, where the author asks to wait; null for at once.</summary>
    /// <param name="lastSubmittedAt">Null before the first attempt is submitted.</param>
    public static DateTimeOffset? NextAttemptAt(this Quiz quiz, DateTimeOffset? lastSubmittedAt) => lastSubmittedAt + quiz.Wait;
}
