namespace Training.Enrolments;

/// <summary>Where a learner goes back to in a module.</summary>
internal static class Resume
{
    /// <summary>The activity last opened if it is not done, else the next one to do, else the module’s page.</summary>
    public static string At(EnrolledModule enrolled)
    {
        var last = enrolled.Progress.Activities.FirstOrDefault(a => a.Activity.Id.Slug == enrolled.Enrolment.LastActivity);
        var activity = last is { IsDone: false, CountsForCompletion: true } ? last.Activity : enrolled.Progress.Next;
        return activity is null ? $"~/modules/{enrolled.Module.Slug}" : $"~/modules/{activity.Id}";
    }

    /// <summary>The activity after this one; the module’s page after the last.</summary>
    public static string After(EnrolledModule enrolled, string activity)
    {
        var activities = enrolled.Module.Activities;
        var next = activities.SkipWhile(a => a.Id.Slug != activity).Skip(1).FirstOrDefault();
        return next is null ? $"~/modules/{enrolled.Module.Slug}" : $"~/modules/{next.Id}";
    }
}
