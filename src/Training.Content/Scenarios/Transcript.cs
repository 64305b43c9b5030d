namespace Training.Content.Scenarios;

/// <summary>Keeps the moments of a session, and counts its points.</summary>
internal sealed class Transcript : ITranscript
{
    private readonly List<Moment> moments = [];
    private int steps;

    public IReadOnlyList<Moment> Moments => moments;

    public void Arrived(ScenarioState state) => Add(MomentKind.Arrival, state);

    public void Resumed(ScenarioState state) => Add(MomentKind.Resumption, state);

    public void Chose(ScenarioState state, Choice choice, Step step)
    {
        var moment = moments[^1];
        moment.Offered = ScenarioEngine.Offered(state);
        moment.Chosen = choice;
        moment.TimedOut = step.Kind == StepKind.Timeout;
        steps++;
    }

    public void Acted(ScenarioState state, Scene? answer, Step step)
    {
        steps++;
        if (answer is null)
            Add(MomentKind.UnansweredAct, state, step.Value);
        else
            moments[^1].AnsweredAct = step.Value;
    }

    /// <summary>
    /// For each competency: the points taken at each decision met, over those of the best single choice on offer there. Points of acts and of
    /// arrivals, which no list offered, are added to both; a loss only to what was taken.
    /// </summary>
    public Score Score(Scenario scenario)
    {
        var earned = scenario.Competencies.ToDictionary(c => c, _ => 0);
        var possible = scenario.Competencies.ToDictionary(c => c, _ => 0);
        var critical = new List<Moment>();
        foreach (var moment in moments)
        {
            if (moment.Kind == MomentKind.Arrival)
                Count(moment.Scene.Effects, earned, possible);
            if (moment.Chosen is not { } chosen)
                continue;
            if (chosen.IsCritical)
                critical.Add(moment);
            if (!moment.IsDecision)
            {
                Count(chosen.Effects, earned, possible);
                continue;
            }
            foreach (var (competency, points) in chosen.Effects.Scores)
                earned[competency] += points;
            foreach (var (competency, points) in moment.Best!.Effects.Scores)
                possible[competency] += Math.Max(0, points);
        }
        return new([.. scenario.Competencies.Select(c => new CompetencyScore(c, earned[c], possible[c]))], critical);
    }

    private void Add(MomentKind kind, ScenarioState state, string? act = null) =>
        moments.Add(
            new()
            {
                Kind = kind,
                Scene = state.Scene,
                Channel = state.Channel,
                Gauges = state.Gauges,
                At = state.Elapsed,
                Act = act,
                StepNumber = steps,
            }
        );

    private static void Count(Effects effects, Dictionary<string, int> earned, Dictionary<string, int> possible)
    {
        foreach (var (competency, points) in effects.Scores)
        {
            earned[competency] += points;
            possible[competency] += Math.Max(0, points);
        }
    }
}
