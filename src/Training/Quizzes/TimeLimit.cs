using Training.Cohorts;
using Training.Content.Quizzes;

namespace Training.Quizzes;

/// <summary>How long an attempt may take, for the learner who asks, and how long the next one waits.</summary>
internal static class TimeLimit
{
    /// <summary>What a slow line may add between the last second and the server.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>How early a page’s clock may think that time is up.</summary>
    public static readonly TimeSpan Rounding = TimeSpan.FromSeconds(2);

    /// <returns>Null for a quiz without a limit, which costs no query.</returns>
    public static async Task<TimeAllowed?> ForAsync(this AllowedTime allowed, Quiz quiz, CancellationToken ct) =>
        quiz.Time is null ? null : await allowed.FindAsync(ct);

    /// <summary>When the next attempt may start, where the author asks to wait; null for at once.</summary>
    /// <param name="lastSubmittedAt">Null before the first attempt is submitted.</param>
    public static DateTimeOffset? NextAttemptAt(this Quiz quiz, DateTimeOffset? lastSubmittedAt) => lastSubmittedAt + quiz.Wait;
}
