namespace Training.Content.Scenarios;

/// <summary>
/// A session as it stands: a fold over the scenario, a seed and the steps taken. The same three always give the same session.
/// </summary>
public sealed class Play
{
    private readonly ScenarioEngine engine;
    private readonly ScenarioState state;
    private readonly Transcript transcript;

    private Play(Scenario scenario, Language language, long seed, Beginning? beginning)
    {
        Scenario = scenario;
        Script = scenario.Script.In(language);
        var index = new ScenarioIndex(scenario, Script);
        engine = ScenarioEngine.Seeded(Script, index, seed);
        state = new(scenario, Script, index, beginning);
        transcript = new(scenario);
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

    /// <summary>The last step may be taken back.</summary>
    public bool CanGoBack => Scenario.Back == Back.Yes && StepCount > 0 && !HasEnded;

    public bool HasEnded => state.Scene.Ending is not null;

    /// <summary>What the learner may choose now; empty once the session has ended.</summary>
    public IReadOnlyList<Choice> Offered => ScenarioEngine.Offered(state);

    public Score Score => Score.Of(Scenario, Moments);

    public bool Passed => HasEnded && Scene.Ending != Ending.Harm && Score.Scaled >= Scenario.Mastery && Score.Critical.Count == 0;

    /// <param name="beginning">Where to begin, when not at the first scene.</param>
    public static Play Start(Scenario scenario, Language language, long seed, Beginning? beginning = null) =>
        new(scenario, language, seed, beginning);

    /// <summary>Plays the steps from the start. A step that does not fit is left out: what was stored never breaks a session.</summary>
    /// <param name="beginning">Where it began, when not at the first scene.</param>
    /// <param name="detour">Where it goes on through another channel than the author’s.</param>
    public static Play Replay(
        Scenario scenario,
        Language language,
        long seed,
        IEnumerable<Step> steps,
        Beginning? beginning = null,
        Detour? detour = null
    )
    {
        var play = Start(scenario, language, seed, beginning);
        play.Take(detour);
        foreach (var step in Step.Standing(steps))
            if (play.Apply(step))
                play.Take(detour);
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

    private void Take(Detour? detour)
    {
        if (detour is null || detour.AfterStep != StepCount)
            return;
        state.Channel = new(detour.Channel, ChannelCondition.Clear, TimeSpan.Zero);
        transcript.Retell(state.Channel);
    }

    /// <summary>Whether a scene would answer this act now.</summary>
    public bool Answers(string act) => Answer(act) is not null;

    /// <summary>The scene that would answer this act now; null when nobody would.</summary>
    public Scene? Answer(string act) => engine.Answer(state, act);
}

/// <summary>Somewhere else to begin than at the first scene: what an author tries.</summary>
/// <param name="Scene">The id of a scene. An act or an incident breaks into the first scene it may.</param>
/// <param name="Gauges">The gauges that don’t start as written.</param>
/// <param name="Facts">What is already true.</param>
/// <param name="Channel">Null for the scenario’s own.</param>
public sealed record Beginning(string Scene, IReadOnlyDictionary<string, int> Gauges, IReadOnlyList<string> Facts, Channel? Channel = null);

/// <summary>The same moment on another channel: after so many steps, what was just given is told again there, and the session goes on.</summary>
public sealed record Detour(int AfterStep, Channel Channel);
