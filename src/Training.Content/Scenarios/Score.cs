using Training.Content.Competencies;

namespace Training.Content.Scenarios;

/// <summary>Points for one competency, of those possible at the moments this learner met.</summary>
/// <param name="Critical">How many critical errors touched it.</param>
public sealed record CompetencyScore(string Competency, int Earned, int Possible, int Critical = 0)
{
    /// <summary>0 to 1; null when nothing this learner met was scored.</summary>
    public double? Scaled => Possible > 0 ? Math.Clamp((double)Earned / Possible, 0, 1) : null;

    /// <summary>The level that the session showed; null below N1, and when the session asked too little to say.</summary>
    public CompetencyLevel? Level => Levels.Shown(Earned, Possible, Critical);
}

/// <summary>What one moment was worth for one competency: the points taken, of those it could give.</summary>
public sealed record ScoredMoment(Moment Moment, string Competency, int Earned, int Possible);

/// <summary>What a session was worth, moment by moment, and the critical errors, which no score averages away.</summary>
public sealed record Score(IReadOnlyList<CompetencyScore> Competencies, IReadOnlyList<ScoredMoment> Moments, IReadOnlyList<Moment> Critical)
{
    /// <summary>All points over all possible points, 0 to 1.</summary>
    public double Scaled =>
        Competencies.Sum(c => c.Possible) is var possible and > 0
            ? Math.Clamp((double)Competencies.Sum(c => c.Earned) / possible, 0, 1)
            : 0;

    /// <summary>Every total is the sum of what its moments gave: a number can always say where it comes from.</summary>
    internal static Score Of(Scenario scenario, IReadOnlyList<Moment> moments)
    {
        var scored = moments.SelectMany(Scored).ToList();
        var critical = moments.Where(m => m.Chosen is { IsCritical: true }).ToList();
        return new(
            [
                .. scenario.Competencies.Select(c => new CompetencyScore(
                    c,
                    scored.Where(s => s.Competency == c).Sum(s => s.Earned),
                    scored.Where(s => s.Competency == c).Sum(s => s.Possible),
                    critical.Count(m => Touches(m.Chosen!, c))
                )),
            ],
            scored,
            critical
        );
    }

    /// <summary>
    /// At a decision: the points taken, over those of the best single choice on offer. Points of acts and of arrivals, which no list offered,
    /// are added to both; a loss only to what was taken.
    /// </summary>
    private static IEnumerable<ScoredMoment> Scored(Moment moment)
    {
        var earned = new Dictionary<string, int>(StringComparer.Ordinal);
        var possible = new Dictionary<string, int>(StringComparer.Ordinal);
        if (moment.Kind == MomentKind.Arrival)
        {
            Add(earned, moment.Scene.Effects);
            Add(possible, moment.Scene.Effects);
        }
        if (moment.Chosen is { } chosen)
        {
            Add(earned, chosen.Effects);
            Add(possible, moment.IsDecision ? moment.Best!.Effects : chosen.Effects);
        }
        return earned
            .Keys.Union(possible.Keys)
            .Select(c => new ScoredMoment(moment, c, earned.GetValueOrDefault(c), possible.GetValueOrDefault(c)))
            .Where(s => s.Earned != 0 || s.Possible != 0);

        void Add(Dictionary<string, int> sum, Effects effects)
        {
            foreach (var (competency, points) in effects.Scores)
                sum[competency] = sum.GetValueOrDefault(competency) + (sum == possible ? Math.Max(0, points) : points);
        }
    }

    // An error that takes no points is one for every competency of the session.
    private static bool Touches(Choice choice, string competency) =>
        choice.Effects.Scores.Values.Any(p => p < 0) ? choice.Effects.Scores.GetValueOrDefault(competency) < 0 : true;
}
