using Training.Content;
using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Scenarios;
using Training.Progress;
using Training.Quizzes;
using Training.Reports;

namespace Training.Gradebook;

/// <summary>What one learner has in one activity: what their attempts gave, and what an instructor put in its place.</summary>
/// <param name="Own">Null when they have not begun the module, or are on a version without this activity.</param>
/// <param name="Attempts">How many attempts ended.</param>
/// <param name="LastAt">When they last finished it, passed or not.</param>
/// <param name="DoneAt">When they were first done with it; a correction made later moves nothing.</param>
/// <param name="Overrides">The oldest first; the last one counts.</param>
public sealed record Grade(
    Activity Activity,
    ActivityProgress? Own,
    int Attempts,
    DateTimeOffset? LastAt,
    DateTimeOffset? DoneAt,
    bool IsLate,
    IReadOnlyList<GradeOverride> Overrides
)
{
    public GradeOverride? Override => Overrides.Count > 0 ? Overrides[^1] : null;

    /// <summary>An instructor’s score stands here, in place of the attempts’ own.</summary>
    public bool IsOverridden => Override is { ScaledScore: not null };

    public double? Score => Override?.ScaledScore ?? Own?.Score;

    public bool IsDone => Own is { IsDone: true };

    /// <summary>« 82 % », and a dash where nothing was scored.</summary>
    public string Say() => Score is { } score ? Percent.Say(score, MasteryOf(Activity)) : "–";

    public static bool IsScored(Activity activity) => activity is Quiz or Scenario;

    public static double MasteryOf(Activity activity) =>
        activity switch
        {
            Quiz quiz => quiz.Mastery,
            Scenario session => session.Mastery,
            _ => 0,
        };

    /// <summary>Which attempt counts.</summary>
    public static ScoreRule RuleOf(Activity activity) => activity is Quiz quiz ? quiz.ScoreRule : ScoreRule.Best;

    internal static Grade Of(
        Activity activity,
        ActivityProgress? own,
        IReadOnlyList<LearningRecord> records,
        IReadOnlyList<GradeOverride> overrides,
        CohortModule module,
        DateTimeOffset now
    )
    {
        // An attempt is dated by what the learner did, not by a correction of it.
        var attempts = records
            .GroupBy(r => r.Attempt)
            .Select(attempt => (At: attempt.Min(r => r.At), Passed: attempt.Any(r => r.Verb != Verb.Failed)))
            .ToList();
        var doneAt = own is { IsDone: true } ? attempts.Where(a => a.Passed).Min(a => (DateTimeOffset?)a.At) : null;
        return new(
            activity,
            own,
            records.Where(r => r.Attempt > 0).Select(r => r.Attempt).Distinct().Count(),
            attempts.Max(a => (DateTimeOffset?)a.At),
            doneAt,
            module.IsLate(doneAt, now),
            overrides
        );
    }
}
