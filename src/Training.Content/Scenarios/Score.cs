namespace Training.Content.Scenarios;

/// <summary>Points for one competency, of those possible at the decisions this learner met.</summary>
public sealed record CompetencyScore(string Competency, int Earned, int Possible)
{
    /// <summary>0 to 1; null when nothing this learner met was scored.</summary>
    public double? Scaled => Possible > 0 ? Math.Clamp((double)Earned / Possible, 0, 1) : null;
}

/// <summary>What a session was worth, and the critical errors, which no score averages away.</summary>
public sealed record Score(IReadOnlyList<CompetencyScore> Competencies, IReadOnlyList<Moment> Critical)
{
    /// <summary>All points over all possible points, 0 to 1.</summary>
    public double Scaled =>
        Competencies.Sum(c => c.Possible) is var possible and > 0
            ? Math.Clamp((double)Competencies.Sum(c => c.Earned) / possible, 0, 1)
            : 0;
}
