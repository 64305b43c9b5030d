using Training.Content.Quizzes;
using Training.Localization;

namespace Training.Quizzes;

/// <summary>When an author lets answers be explained.</summary>
internal static class FeedbackDate
{
    /// <summary>The first moment of the day after the date that the author gave, by the site’s clocks; null when there is none.</summary>
    public static DateTimeOffset? ExplainedFrom(this Quiz quiz) => quiz.Feedback.After is { } last ? Dates.StartOf(last.AddDays(1)) : null;
}
