using Training.Content;
using Training.Content.Competencies;

namespace Training.Competencies;

/// <summary>Where a learner stands with one competency, and why.</summary>
public sealed class CompetencyStanding(Competency competency, IReadOnlyList<Evidence> evidence)
{
    public Competency Competency => competency;

    /// <summary>Latest first.</summary>
    public IReadOnlyList<Evidence> Evidence { get; } = [.. evidence.OrderByDescending(e => e.At)];

    public CompetencyLevel? Level { get; } = LevelRule.Reached(evidence);

    /// <summary>Null at the highest, and while there is nothing to say.</summary>
    public CompetencyLevel? Next => Evidence.Count == 0 || Level == CompetencyLevel.N3 ? null : (Level ?? 0) + 1;

    public double? Share => LevelRule.Share(evidence);

    public DateTimeOffset? LastAt => Evidence.Count == 0 ? null : Evidence[0].At;

    /// <summary>Why the level is reached.</summary>
    public IReadOnlyList<Requirement> Because => Level is { } level ? LevelRule.RequirementsOf(level, evidence) : [];

    public IReadOnlyList<Requirement> ForNext => Next is { } next ? LevelRule.RequirementsOf(next, evidence) : [];

    /// <summary>What is not there yet for the next level.</summary>
    public IEnumerable<Requirement> Missing => ForNext.Where(r => !r.IsMet);

    /// <summary>What each activity says, latest first: its items taken together.</summary>
    public IEnumerable<IGrouping<ActivityId, Evidence>> Activities => Evidence.GroupBy(e => e.ActivityId);
}
