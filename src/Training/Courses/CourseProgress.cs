using Training.Content.Courses;

namespace Training.Courses;

/// <summary>How far one learner is in a course: nothing for a visitor.</summary>
/// <param name="Enrolled">The course’s modules that the learner is on, with the date of completion.</param>
public sealed record CourseProgress(Course Course, IReadOnlyDictionary<string, DateTimeOffset?> Enrolled)
{
    private IEnumerable<CourseModule> Required => Course.Modules.Where(m => !m.IsOptional);

    public int Needed => Course.AtLeast ?? Required.Count();

    public int Done => Math.Min(Needed, Required.Count(IsDone));

    public bool IsComplete => Done == Needed;

    public bool IsUnderway => Enrolled.Count > 0;

    /// <summary>The first module still to do; null when the course is complete.</summary>
    public CourseModule? Next => IsComplete ? null : Required.FirstOrDefault(m => !IsDone(m));

    public bool IsDone(CourseModule module) => Enrolled.GetValueOrDefault(module.Slug) is not null;
}
