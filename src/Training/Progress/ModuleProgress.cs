using Training.Content.Lessons;
using Training.Content.Modules;
using Training.Content.Quizzes;

namespace Training.Progress;

/// <summary>Where a learner stands with one activity.</summary>
/// <param name="Score">The scaled score that counts so far, the best one unless the author says otherwise; null where nothing was scored.</param>
/// <param name="LastAttempt">The number of the last attempt that ended; null where there was none.</param>
public sealed record ActivityProgress(Activity Activity, bool IsCompleted, bool IsPassed, double? Score, int? LastAttempt)
{
    /// <summary>A lesson is read; only what is scored can be passed.</summary>
    public bool CanBePassed => Activity is not (Lesson or Aid);

    public bool CountsForCompletion => Activity is not Aid;

    public bool IsDone => CanBePassed ? IsPassed : IsCompleted;
}

/// <summary>Where a learner stands with a module: a fold over their learning records.</summary>
public sealed class ModuleProgress
{
    /// <summary>Rises when the reading of <see cref="MoveOn"/> below changes; past completions keep the one they were granted by.</summary>
    public const int RuleVersion = 3;

    private ModuleProgress(Module module, IReadOnlyList<ActivityProgress> activities)
    {
        Module = module;
        Activities = activities;
    }

    public Module Module { get; }
    public IReadOnlyList<ActivityProgress> Activities { get; }

    public int Required => Activities.Count(a => a.CountsForCompletion);
    public int Done => Activities.Count(a => a.CountsForCompletion && a.IsDone);

    /// <summary>cmi5’s moveOn, over every activity but the aids. What cannot be passed is passed when it is completed.</summary>
    public bool IsSatisfied =>
        Module.MoveOn == MoveOn.NotApplicable
        || Activities
            .Where(a => a.CountsForCompletion)
            .All(a =>
            {
                var isPassed = a.CanBePassed ? a.IsPassed : a.IsCompleted;
                return Module.MoveOn switch
                {
                    MoveOn.Completed => a.IsCompleted,
                    MoveOn.Passed => isPassed,
                    MoveOn.CompletedAndPassed => a.IsCompleted && isPassed,
                    _ => a.IsCompleted || isPassed,
                };
            });

    public ActivityProgress this[string slug] => Activities.First(a => a.Activity.Id.Slug == slug);

    public static ModuleProgress Of(Module module, IReadOnlyCollection<LearningRecord> records) =>
        new(module, [.. module.Activities.Select(activity => Of(activity, [.. records.Where(r => r.ActivityId == activity.Id)]))]);

    private static ActivityProgress Of(Activity activity, List<LearningRecord> records)
    {
        // The score is the one after the last correction; but who has passed once, before a correction or after one, has passed.
        var corrections = records.Select(r => r.Correction).Append(0).Distinct().Order().ToList();
        var standings = corrections.ConvertAll(correction => Standing(activity, AsOf(records, correction)));
        return new(
            activity,
            records.Count > 0,
            standings.Exists(standing => standing.IsPassed),
            standings[^1].Score,
            records.Where(r => r.Attempt > 0).Max(r => (int?)r.Attempt)
        );
    }

    /// <summary>What each attempt was worth once this correction was made.</summary>
    private static List<LearningRecord> AsOf(List<LearningRecord> records, int correction) =>
        [.. records.Where(r => r.Correction <= correction).GroupBy(r => r.Attempt).Select(attempt => attempt.MaxBy(r => r.Correction)!)];

    private static (bool IsPassed, double? Score) Standing(Activity activity, List<LearningRecord> records) =>
        activity switch
        {
            Quiz { ScoreRule: ScoreRule.Last } when records.MaxBy(r => r.Attempt) is { } last => (
                last.Verb == Verb.Passed,
                last.ScaledScore
            ),
            Quiz { ScoreRule: ScoreRule.Average } quiz when records.Average(r => r.ScaledScore) is { } mean => (
                Rounded(mean) >= quiz.Mastery,
                Rounded(mean)
            ),
            _ => (records.Exists(r => r.Verb == Verb.Passed), records.Max(r => r.ScaledScore)),
        };

    // As an attempt’s own score: a last digit must not fail anyone.
    private static double Rounded(double mean) => Math.Round(mean, 6);
}
