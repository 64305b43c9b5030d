using Training.Content;
using Training.Enrolments;

namespace Training.Courses;

/// <summary>Where a learner stands with a course: what its rule says of what they did in its modules.</summary>
/// <param name="Modules">The modules that the cohort takes, and whether each is optional.</param>
/// <param name="Enrolled">The learner’s enrolments on them, by module.</param>
public sealed record CourseStanding(
    CourseRule Rule,
    IReadOnlyList<(string Slug, bool IsOptional)> Modules,
    IReadOnlyDictionary<string, EnrolledModule> Enrolled
)
{
    private IEnumerable<string> Required => Modules.Where(m => !m.IsOptional).Select(m => m.Slug);

    public int Needed => Math.Min(Rule.AtLeast ?? int.MaxValue, Required.Count());

    public int Done => Math.Min(Needed, Required.Count(Counts));

    /// <summary>The required activities that are still to do: those of the course’s modules, as long as the learner’s version has them.</summary>
    public IReadOnlyList<ActivityId> Missing => [.. Rule.RequiredActivities.Select(ActivityId.Parse).Where(IsMissing)];

    /// <summary>A course that asks for nothing is never completed by doing nothing.</summary>
    public bool IsSatisfied => Needed > 0 && Done == Needed && Missing.Count == 0;

    /// <summary>Whether a module counts: it is completed, and its scored activities reach the score that the rule asks for, on average.</summary>
    public bool Counts(string module) =>
        Enrolled.GetValueOrDefault(module) is { Enrolment.Completion: not null } done && ReachesScore(done);

    /// <summary>Completed, but with less than the score that the rule asks for.</summary>
    public bool IsBelowScore(string module) =>
        Enrolled.GetValueOrDefault(module) is { Enrolment.Completion: not null } done && !ReachesScore(done);

    private bool ReachesScore(EnrolledModule done)
    {
        if (Rule.MinimumScore is not { } minimum)
            return true;
        var scores = done.Progress.Activities.Select(a => a.Score).OfType<double>().ToList();
        // A last digit must not fail anyone.
        return scores.Count == 0 || Math.Round(scores.Average(), 6) >= minimum;
    }

    private bool IsMissing(ActivityId activity)
    {
        if (Modules.All(m => m.Slug != activity.Module))
            return false;
        if (Enrolled.GetValueOrDefault(activity.Module) is not { } enrolled)
            return true;
        return enrolled.Module.Find(activity.Slug) is not null && !enrolled.Progress[activity.Slug].IsDone;
    }
}
