namespace Training.Content.Scenarios;

/// <summary>
/// Every state of a session that some learner could reach, up to a bound: what happens there, and what never does.
/// </summary>
internal sealed class Exploration : ITranscript
{
    private const int MostStates = 30_000;
    private static readonly TimeSpan Late = TimeSpan.FromHours(10);

    private readonly Queue<ScenarioState> open = new();
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly HashSet<Scene> arrived = [];
    private readonly HashSet<Choice> offered = [];
    private readonly HashSet<Scene> stuck = [];
    private readonly HashSet<Scene> imperceptible = [];
    private readonly HashSet<Scene> withoutTimeout = [];

    private Exploration() { }

    public IReadOnlySet<Scene> Reached => arrived;
    public IReadOnlySet<Choice> Offered => offered;

    /// <summary>Scenes reached with nothing left to choose.</summary>
    public IReadOnlySet<Scene> Stuck => stuck;

    /// <summary>Scenes reached on a channel that lets nothing of them through.</summary>
    public IReadOnlySet<Scene> Imperceptible => imperceptible;

    /// <summary>Timed scenes reached when the choice that silence means was not on offer.</summary>
    public IReadOnlySet<Scene> WithoutTimeout => withoutTimeout;

    /// <summary>The bound was met before every state was: what was not seen may still happen.</summary>
    public bool IsCut { get; private set; }

    public static Exploration Of(Scenario scenario, Script script)
    {
        // Which of several scenes an interruption picks, and when, depends on the seed and the clock: try enough of both.
        var exploration = new Exploration();
        foreach (var seed in Seeds(script))
            exploration.Explore(scenario, script, seed);
        return exploration;
    }

    private static IEnumerable<int> Seeds(Script script)
    {
        var widest = script
            .Scenes.Select(s => s.Trigger)
            .OfType<InterruptionTrigger>()
            .Select(t => t.OneOf ? t.At.Count : 1)
            .DefaultIfEmpty(1)
            .Max();
        return Enumerable.Range(1, widest == 1 ? 1 : Math.Min(8 * widest, 24));
    }

    private void Explore(Scenario scenario, Script script, long seed)
    {
        var run = new ScenarioEngine(script, seed);
        seen.Clear();
        var start = new ScenarioState(scenario, script);
        run.Begin(start, this);
        Visit(start);
        while (open.TryDequeue(out var state))
        {
            foreach (var step in Steps(run, script, state))
            {
                var next = state.Copy();
                if (run.Apply(next, step, this))
                    Visit(next);
            }
        }
    }

    private void Visit(ScenarioState state)
    {
        if (seen.Count >= MostStates)
            IsCut = true;
        else if (seen.Add($"{state.Key()}|{state.Elapsed}"))
            open.Enqueue(state);
    }

    private IEnumerable<Step> Steps(ScenarioEngine run, Script script, ScenarioState state)
    {
        if (state.Scene.Ending is not null)
            yield break;
        var choices = ScenarioEngine.Offered(state);
        if (choices.Count == 0)
            stuck.Add(state.Scene);
        if (state.Scene.DecideIn is not null && !choices.Any(c => c.OnTimeout))
            withoutTimeout.Add(state.Scene);
        foreach (var choice in choices)
        {
            offered.Add(choice);
            foreach (var at in Times(script, state))
                yield return Step.Choose(choice.Index, at);
        }
        foreach (var act in script.Scenes.Select(s => s.Trigger).OfType<ActTrigger>().SelectMany(t => t.Acts).Distinct())
            if (run.Answer(state, act) is not null)
                yield return Step.Act(act, state.Elapsed);
    }

    // An incident that comes after a time may come at any step: each is taken both at once and much later.
    private static TimeSpan[] Times(Script script, ScenarioState state) =>
        state.Elapsed == TimeSpan.Zero && script.Scenes.Any(s => s.Trigger is InterruptionTrigger { After: not null })
            ? [TimeSpan.Zero, Late]
            : [state.Elapsed];

    void ITranscript.Arrived(ScenarioState state)
    {
        arrived.Add(state.Scene);
        var lines = state.Scene.Passages.OfType<Line>().ToList();
        if (
            lines.Count == state.Scene.Passages.Count
            && lines.Count > 0
            && lines.TrueForAll(l => PerceivedLine.Through(state.Channel, l).IsNothing)
        )
            imperceptible.Add(state.Scene);
    }

    void ITranscript.Resumed(ScenarioState state) { }

    void ITranscript.Chose(ScenarioState state, IReadOnlyList<Choice> offered, Choice choice, Step step) { }

    void ITranscript.Acted(ScenarioState state, Scene? answer, Step step) { }
}
