using Training.Content.Competencies;
using Training.Content.Scenarios;

namespace Training.Competencies;

/// <summary>What a level asks for.</summary>
public enum Need
{
    /// <summary>Enough to speak of the level at all.</summary>
    Points,

    /// <summary>A share of those points.</summary>
    Share,

    /// <summary>More than one activity.</summary>
    Activities,

    /// <summary>More than one scenario.</summary>
    Sessions,

    /// <summary>A quiz as well as sessions.</summary>
    Quiz,

    /// <summary>No critical error in the latest session of any scenario.</summary>
    NoCritical,
}

/// <summary>One thing that a level asks for, with how much there is of it.</summary>
public sealed record Requirement(Need Need, double Has, double Asked)
{
    public bool IsMet => Need == Need.NoCritical ? Has <= Asked : Has >= Asked;
}

/// <summary>
/// The rule of levels over all that a learner did (docs/competencies.md): each level asks for what the one below it asks, and more.
/// </summary>
public static class LevelRule
{
    public static IReadOnlyList<Requirement> RequirementsOf(CompetencyLevel level, IReadOnlyCollection<Evidence> evidence)
    {
        var speaking = evidence.Where(e => e.SpeaksOf(level)).ToList();
        var requirements = new List<Requirement>
        {
            new(Need.Points, speaking.Sum(e => e.Possible), Levels.LeastPoints),
            new(Need.Share, Share(speaking) ?? 0, Levels.Percent(level) / 100.0),
        };
        if (level >= CompetencyLevel.N2)
        {
            requirements.Add(new(Need.Activities, evidence.Select(e => e.ActivityId).Distinct().Count(), 2));
            requirements.Add(new(Need.NoCritical, evidence.Sum(e => e.Critical), 0));
        }
        if (level >= CompetencyLevel.N3)
        {
            requirements.Add(new(Need.Sessions, Count(evidence, EvidenceKind.Session), 2));
            requirements.Add(new(Need.Quiz, Count(evidence, EvidenceKind.Item), 1));
        }
        return requirements;
    }

    /// <returns>Null below N1.</returns>
    public static CompetencyLevel? Reached(IReadOnlyCollection<Evidence> evidence)
    {
        CompetencyLevel? reached = null;
        foreach (var level in Enum.GetValues<CompetencyLevel>())
        {
            if (!RequirementsOf(level, evidence).All(r => r.IsMet))
                break;
            reached = level;
        }
        return reached;
    }

    /// <summary>0 to 1, each thing by its weight; null without anything. Rounded down where people read it, so nobody reads what they just missed.</summary>
    public static double? Share(IReadOnlyCollection<Evidence> evidence) =>
        evidence.Sum(e => e.Possible) is var possible and > 0
            // Thirds don’t add up exactly in binary, and a last digit must not cost a level.
            ? Math.Round(Math.Clamp(evidence.Sum(e => e.Earned) / possible, 0, 1), 6)
            : null;

    private static int Count(IEnumerable<Evidence> evidence, EvidenceKind kind) =>
        evidence.Where(e => e.Kind == kind).Select(e => e.ActivityId).Distinct().Count();
}
