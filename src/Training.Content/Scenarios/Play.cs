namespace Training.Content.Scenarios;

/// <summary>
/// A session as it stands: a fold over the scenario, a seed and the steps taken. The same three always give the same session.
/// </summary>
public sealed class Play
{
    private readonly ScenarioEngine engine;
    private readonly ScenarioState state;
    private readonly Transcript transcript = new();

    private Play(Scenario scenario, Language language, long seed)
    {
        Scenario = scenario;
        Script = scenario.Script.In(language);
        var index = new ScenarioIndex(scenario, Script);
        engine = ScenarioEngine.Seeded(Script, index, seed);
        state = new(scenario, Script, index);
        engine.Begin(state, transcript);
    }

    public Scenario Scenario { get; }
    public Script Script { get; }

    public Scene Scene => state.Scene;
    public ChannelState Channel => state.Channel;
    public IReadOnlyDictionary<string, int> Gauges => state.Gauges;
    public IReadOnlySet<string> Facts => state.Facts;
    public TimeSpan Elapsed => state.Elapsed;

    /// <summary>Everything that happened, in order; the last is the present moment.</summary>
    public IReadOnlyList<Moment> Moments => transcript.Moments;

    /// <summary>How many steps were taken.</summary>
    public int StepCount { get; private set; }

    public bool HasEnded => state.Scene.Ending is not null;

    /// <summary>What the learner may choose now; empty once the session has ended.</summary>
    public IReadOnlyList<Choice> Offered => ScenarioEngine.Offered(state);

    public Score Score => transcript.Score(Scenario);

    public bool Passed => HasEnded && Scene.Ending != Ending.Harm && Score.Scaled >= Scenario.Mastery && Score.Critical.Count == 0;

    public static Play Start(Scenario scenario, Language language, long seed) => new(scenario, language, seed);

    /// <summary>Plays the steps from the start. A step that does not fit is left out: what was stored never breaks a session.</summary>
    public static Play Replay(Scenario scenario, Language language, long seed, IEnumerable<Step> steps)
    {
        var play = Start(scenario, language, seed);
        foreach (var step in steps)
            play.Apply(step);
        return play;
    }

    /// <returns>False when the step does not fit the present moment; nothing has changed then.</returns>
    public bool Apply(Step step)
    {
        if (!engine.Apply(state, step, transcript))
            return false;
        StepCount++;
        return true;
    }

    /// <summary>Whether a scene would answer this act now.</summary>
    public bool Answers(string act) => engine.Answer(state, act) is not null;
}
