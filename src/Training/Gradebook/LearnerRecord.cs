using Training.Reports;

namespace Training.Gradebook;

/// <summary>What an instructor sees of one learner of a cohort.</summary>
/// <param name="Comments">The newest first.</param>
/// <param name="Names">Of those who wrote comments and overrides.</param>
public sealed record LearnerRecord(
    Cohort Cohort,
    LearnerGrades Grades,
    IReadOnlyList<Comment> Comments,
    IReadOnlyDictionary<Guid, string> Names
)
{
    public CohortLearner Learner => Grades.Learner;
    public string Address => $"{Cohort.Home}/learners/{Learner.Id}";
}
