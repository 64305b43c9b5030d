using Training.Content.Modules;
using Training.Courses;
using Training.Enrolments;

namespace Training.Cohorts.Joining;

/// <summary>A module on a learner’s way through a course.</summary>
/// <param name="Enrolled">Null while the learner hasn’t started it.</param>
/// <param name="DueAt">Null when the offering has no end.</param>
public sealed record CourseStep(OfferingModule Place, Module Module, EnrolledModule? Enrolled, DateTimeOffset? DueAt)
{
    public DateTimeOffset? CompletedAt => Enrolled?.Enrolment.Completion?.CompletedAt;

    public bool IsDone => CompletedAt is not null;

    public bool WasLate => CompletedAt > DueAt;

    public bool IsLateAt(DateTimeOffset now) => !IsDone && !Place.IsOptional && now > DueAt;
}

/// <summary>An offering as one learner of its cohort goes through it.</summary>
/// <param name="CompletedAt">When the learner completed it; null while they haven’t.</param>
public sealed record MyCourse(
    Offering Offering,
    Seat Seat,
    CourseStanding Standing,
    IReadOnlyList<CourseStep> Steps,
    DateTimeOffset? CompletedAt
)
{
    public string Address => $"~/learning/courses/{Offering.Id}";

    /// <summary>The modules that are still asked for, those due first before the others; none once it is completed.</summary>
    public IReadOnlyList<CourseStep> Left =>
        CompletedAt is not null || Standing.Done >= Standing.Needed
            ? []
            :
            [
                .. Steps
                    .Where(s => !s.IsDone && !s.Place.IsOptional)
                    .OrderBy(s => s.DueAt ?? DateTimeOffset.MaxValue)
                    .ThenBy(s => s.Place.Position),
            ];

    public CourseStep? Next => Left.Count > 0 ? Left[0] : null;

    public IReadOnlyList<CourseStep> LateAt(DateTimeOffset now) => [.. Left.Where(s => s.IsLateAt(now))];
}
