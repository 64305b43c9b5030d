using Training.Content.Quizzes;
using Training.Learners;

namespace Training.Quizzes;

/// <summary>How long an attempt may take, for the learner who asks.</summary>
internal static class TimeLimit
{
    /// <summary>What a slow line may add between the last second and the server.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <returns>Null for as long as one likes.</returns>
    public static TimeSpan? TimeFor(this CurrentLearner learner, Quiz quiz) =>
        quiz.Time is { } time && !learner.TimersOff ? time * (double)learner.TimeFactor : null;
}
