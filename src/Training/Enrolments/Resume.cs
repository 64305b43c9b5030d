using Training.Progress;

namespace Training.Enrolments;

/// <summary>Where a learner goes back to in a module.</summary>
internal static class Resume
{
    /// <summary>The activity last opened if it is not done, else the next one to do, else where the module ends.</summary>
    public static string At(EnrolledModule enrolled)
    {
        var left = enrolled.Steps.Where(IsLeft).ToList();
        var resumed = left.Find(step => step.Activity.Id.Slug == enrolled.Enrolment.LastActivity) ?? left.FirstOrDefault();
        return resumed is null ? enrolled.End : $"~/modules/{resumed.Activity.Id}";
    }

    /// <summary>The activity after this one; where the module ends, after the last.</summary>
    public static string After(EnrolledModule enrolled, string activity)
    {
        var next = enrolled.Steps.SkipWhile(step => step.Activity.Id.Slug != activity).Skip(1).FirstOrDefault();
        return next is null ? enrolled.End : $"~/modules/{next.Activity.Id}";
    }

    private static bool IsLeft(ActivityProgress step) => step is { CountsForCompletion: true, IsDone: false };
}
