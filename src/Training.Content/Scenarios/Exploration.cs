namespace Training.Content.Scenarios;

/// <summary>
/// Every state of a session that some learner could reach, up to a bound: what happens there, and what never does.
/// </summary>
internal sealed class Exploration : ITranscript
{
    private const int MostStates = 100_000;
    private const int MostWays = 16;
    private static readonly TimeSpan Late = TimeSpan.FromHours(10);

    private readonly Queue<ScenarioState> open = new();
    private readonly HashSet<ScenarioState> seen = [];
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

    /// <summary>How many states were looked at, over all the ways that chance can fall.</summary>
    public int States { get; private set; }

    /// <summary>The bound was met before every state was: what was not seen may still happen.</summary>
    public bool IsCut { get; private set; }

    public static Exploration Of(Scenario scenario, Script script)
    {
        var exploration = new Exploration();
        var index = new ScenarioIndex(scenario, script);
        var liveness = new Liveness(script, index);
        foreach (var picks in Picks(index))
            exploration.Explore(scenario, script, index, liveness, picks);
        return exploration;
    }

    /// <summary>Every way that chance can place the interruptions that come at one of several scenes, up to a bound.</summary>
    private static IEnumerable<Dictionary<Scene, int>> Picks(ScenarioIndex index)
    {
        var placed = index.Interruptions.Where(s => s.Trigger is InterruptionTrigger { OneOf: true }).ToList();
        IEnumerable<Dictionary<Scene, int>> ways =
        [
            [],
        ];
        foreach (var scene in placed)
            ways = ways.SelectMany(way =>
                Enumerable
                    .Range(0, ((InterruptionTrigger)scene.Trigger!).At.Count)
                    .Select(i => new Dictionary<Scene, int>(way) { [scene] = i })
            );
        return ways.Take(MostWays);
    }

    private void Explore(Scenario scenario, Script script, ScenarioIndex index, Liveness liveness, Dictionary<Scene, int> picks)
    {
        var run = new ScenarioEngine(script, index, scene => picks[scene]);
        seen.Clear();
        var start = new ScenarioState(scenario, script, index);
        run.Begin(start, this);
        Visit(start, liveness);
        while (open.TryDequeue(out var state))
        {
            foreach (var step in Steps(run, index, state))
            {
                var next = state.Copy();
                if (run.Apply(next, step, this))
                    Visit(next, liveness);
            }
        }
    }

    private void Visit(ScenarioState state, Liveness liveness)
    {
        state.Forget(liveness.Of(state));
        if (seen.Count >= MostStates)
            IsCut = true;
        else if (seen.Add(state))
        {
            States++;
            open.Enqueue(state);
        }
    }

    private IEnumerable<Step> Steps(ScenarioEngine run, ScenarioIndex index, ScenarioState state)
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
            foreach (var at in Times(index, state))
                yield return Step.Choose(choice.Index, at);
        }
        foreach (var act in index.Acts)
            if (run.Answer(state, act) is not null)
                yield return Step.Act(act, state.Elapsed);
    }

    // An incident that comes after a time may come at any step: each is taken both at once and much later.
    private static TimeSpan[] Times(ScenarioIndex index, ScenarioState state) =>
        state.Elapsed == TimeSpan.Zero && index.HasDelays ? [TimeSpan.Zero, Late] : [state.Elapsed];

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
