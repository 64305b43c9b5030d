namespace Training.Reports;

/// <summary>Where one learner of a cohort is, and why they may need a look.</summary>
/// <param name="SeenAt">When they last opened or finished an activity of the offering; null when they never did.</param>
public sealed record LearnerStanding(
    CohortLearner Learner,
    IReadOnlyList<ModuleStanding> Modules,
    DateTimeOffset? SeenAt,
    IReadOnlyList<Concern> Concerns
)
{
    public bool NeedsALook => Concerns.Count > 0;

    public int Done => Modules.Count(m => m.State == ModuleState.Done);
}
