using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Reports;

namespace Training.Gradebook;

/// <summary>The columns of the gradebook that a module takes: its scored activities, the lessons read, and the mean.</summary>
public sealed record GradeColumns(CohortModule Module)
{
    public IReadOnlyList<Activity> Scored { get; } = [.. Module.Module.Activities.Where(Grade.IsScored)];

    public bool HasLessons { get; } = Module.Module.Activities.Any(a => a is Content.Lessons.Lesson);

    public int Count => Scored.Count + (HasLessons ? 1 : 0) + 1;

    /// <summary>What is said of which attempt counts: a session’s best, a quiz’s by its rule.</summary>
    public static string RuleKey(Activity activity) =>
        Grade.RuleOf(activity) switch
        {
            ScoreRule.Last => "Gradebook.Rule.Last",
            ScoreRule.Average => "Gradebook.Rule.Average",
            _ => "Gradebook.Rule.Best",
        };
}
