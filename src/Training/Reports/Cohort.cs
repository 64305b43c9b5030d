using Training.Cohorts;
using Training.Localization;

namespace Training.Reports;

/// <summary>An offering as those who teach it follow it: its modules in order, and its learners in alphabetical order.</summary>
/// <param name="BeginsAt">When its first day begins, where the institution is.</param>
/// <param name="EndsAt">When its last day is over; null when it doesn’t end.</param>
public sealed record Cohort(
    Offering Offering,
    IReadOnlyList<CohortModule> Modules,
    IReadOnlyList<CohortLearner> Learners,
    DateTimeOffset BeginsAt,
    DateTimeOffset? EndsAt
)
{
    public Guid Id => Offering.Id;
    public string CourseTitle => Offering.Course!.Title(Languages.Current);

    /// <summary>The address of its pages.</summary>
    public string Home => $"~/teaching/offerings/{Id}";

    public CohortLearner? Find(Guid learner) => Learners.FirstOrDefault(l => l.Id == learner);

    public bool HasGroups => Learners.Any(l => l.Group is not null);
}
