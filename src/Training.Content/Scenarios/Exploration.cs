using System.Runtime.InteropServices;

namespace Training.Content.Scenarios;

/// <summary>
/// Every state of a session that some learner could reach, up to a bound: what happens there, and what never does.
/// </summary>
internal sealed class Exploration : ITranscript
{
    private const int MostStates = 100_000;
    private const int MostSteps = 1_000_000;

    private readonly ScenarioIndex index;
    private readonly Liveness liveness;
    private readonly Dictionary<ScenarioState, int> seen = [];
    private readonly List<ScenarioState> states = [];
    private readonly List<(int From, int To)> ways = [];
    private readonly HashSet<Scene> arrived = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Choice> offered = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Scene> stuck = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Scene> trapped = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Scene> imperceptible = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Scene> cutOff = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Scene> withoutTimeout = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string Act, Scene Answer)> answers = [];
    private readonly HashSet<(string Scene, ulong Offered)> met = [];
    private readonly HashSet<(string Scene, ChannelState Channel)> heard = [];
    private readonly HashSet<string> earnable = new(StringComparer.Ordinal);
    private readonly HashSet<string> losable = new(StringComparer.Ordinal);

    private Exploration(Script script, ScenarioIndex index)
    {
        this.index = index;
        liveness = new(script, index);
    }

    public IReadOnlySet<Scene> Reached => arrived;
    public IReadOnlySet<Choice> Offered => offered;

    /// <summary>Scenes reached with nothing left to choose.</summary>
    public IReadOnlySet<Scene> Stuck => stuck;

    /// <summary>Scenes reached when no ending can be any more, whatever one does.</summary>
    public IReadOnlySet<Scene> Trapped => trapped;

    /// <summary>Scenes reached on a channel that lets nothing of them through.</summary>
    public IReadOnlySet<Scene> Imperceptible => imperceptible;

    /// <summary>Those of which nothing gets through because the line was cut in another scene and still is.</summary>
    public IReadOnlySet<Scene> CutOff => cutOff;

    /// <summary>Timed scenes reached when the choice that silence means was not on offer.</summary>
    public IReadOnlySet<Scene> WithoutTimeout => withoutTimeout;

    /// <summary>Competencies to which the best choice of some decision gives points.</summary>
    public IReadOnlySet<string> Earnable => earnable;

    /// <summary>Competencies on which some choice of some decision does less than the best.</summary>
    public IReadOnlySet<string> Losable => losable;

    /// <summary>How many states were looked at, over all the ways that chance can fall.</summary>
    public int States { get; private set; }

    /// <summary>How many steps were taken from them.</summary>
    public int Steps { get; private set; }

    /// <summary>The bound was met before every state was: what was not seen may still happen.</summary>
    public bool IsCut { get; private set; }

    public static Exploration Of(Scenario scenario, Script script)
    {
        var index = new ScenarioIndex(scenario, script);
        var exploration = new Exploration(script, index);
        foreach (var picks in Picks(index))
        {
            if (exploration.IsCut)
                break;
            exploration.Explore(scenario, script, picks);
        }
        return exploration;
    }

    /// <summary>Every way that chance can place the interruptions that come at one of several scenes.</summary>
    private static IEnumerable<Dictionary<Scene, int>> Picks(ScenarioIndex index)
    {
        var placed = Array.FindAll(index.Interruptions, s => s.Trigger is InterruptionTrigger { OneOf: true });
        var picks = new Dictionary<Scene, int>(ReferenceEqualityComparer.Instance);
        foreach (var scene in placed)
            picks[scene] = 0;

        // Counts through them as an odometer does.
        int turned;
        do
        {
            yield return picks;
            turned = 0;
            while (turned < placed.Length && ++picks[placed[turned]] == ((InterruptionTrigger)placed[turned].Trigger!).At.Count)
                picks[placed[turned++]] = 0;
        } while (turned < placed.Length);
    }

    private void Explore(Scenario scenario, Script script, Dictionary<Scene, int> picks)
    {
        seen.Clear();
        states.Clear();
        ways.Clear();
        var run = new ScenarioEngine(script, index, scene => picks[scene]);
        var start = new ScenarioState(scenario, script, index);
        run.Begin(start, this);
        Visit(start);
        for (var from = 0; from < states.Count && !IsCut; from++)
        {
            foreach (var step in NextSteps(run, states[from]))
            {
                if (++Steps > MostSteps)
                {
                    IsCut = true;
                    break;
                }
                var next = states[from].Copy();
                if (run.Apply(next, step, this) && Visit(next) is { } to)
                    ways.Add((from, to));
            }
        }
        if (!IsCut)
            FindTraps();
    }

    private int? Visit(ScenarioState state)
    {
        state.Forget(liveness.Of(state));
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, state, out var isKnown);
        if (isKnown)
            return number;
        number = states.Count;
        states.Add(state);
        if (++States >= MostStates)
            IsCut = true;
        return number;
    }

    private IEnumerable<Step> NextSteps(ScenarioEngine run, ScenarioState state)
    {
        if (state.Scene.Ending is not null)
            yield break;
        var choices = ScenarioEngine.Offered(state);
        if (choices.Count == 0)
            stuck.Add(state.Scene);
        if (state.Scene.DecideIn is not null && !choices.Any(c => c.OnTimeout))
            withoutTimeout.Add(state.Scene);
        if (met.Add((state.Scene.Id, Mask(choices))))
        {
            Weigh(choices);
            offered.UnionWith(choices);
        }
        foreach (var choice in choices)
        {
            yield return Step.Choose(choice.Index, state.Elapsed);
        }
        run.FindAnswers(state, answers);
        foreach (var (act, _) in answers)
            yield return Step.Act(act, state.Elapsed);
        if (NextDelay(state) is { } late)
            yield return Wait(late);
    }

    // Where an incident may come after a time, one may also do nothing until then.
    private TimeSpan? NextDelay(ScenarioState state) =>
        liveness.Of(state).Time ? index.Delays.Where(d => d > state.Elapsed).Cast<TimeSpan?>().FirstOrDefault() : null;

    // An act that nobody answers changes nothing but the time.
    private static Step Wait(TimeSpan until) => Step.Act("", until);

    // A scene has fewer choices than a word has bits.
    private static ulong Mask(IReadOnlyList<Choice> choices)
    {
        var mask = 0UL;
        for (var i = 0; i < choices.Count; i++)
            mask |= 1UL << choices[i].Index;
        return mask;
    }

    private void Weigh(IReadOnlyList<Choice> choices)
    {
        if (choices.Count < 2)
            return;
        var best = choices.MaxBy(c => c.Effects.Total)!.Effects.Scores;
        foreach (var (competency, points) in best)
            if (points > 0)
                earnable.Add(competency);
        foreach (var choice in choices)
        {
            foreach (var (competency, points) in choice.Effects.Scores)
                if (points < best.GetValueOrDefault(competency))
                    losable.Add(competency);
            foreach (var (competency, points) in best)
                if (choice.Effects.Scores.GetValueOrDefault(competency) < points)
                    losable.Add(competency);
        }
    }

    private void FindTraps()
    {
        // Who leads to each state, one after the other in one array.
        var first = new int[states.Count + 1];
        foreach (var way in ways)
            first[way.To + 1]++;
        for (var state = 0; state < states.Count; state++)
            first[state + 1] += first[state];
        var from = new int[ways.Count];
        var filled = first[..^1];
        foreach (var way in ways)
            from[filled[way.To]++] = way.From;

        var hasWayOut = new bool[states.Count];
        var open = new Stack<int>(Enumerable.Range(0, states.Count).Where(s => states[s].Scene.Ending is not null));
        while (open.TryPop(out var state))
        {
            if (hasWayOut[state])
                continue;
            hasWayOut[state] = true;
            for (var i = first[state]; i < first[state + 1]; i++)
                open.Push(from[i]);
        }
        for (var state = 0; state < states.Count; state++)
            if (!hasWayOut[state])
                trapped.Add(states[state].Scene);
    }

    void ITranscript.Arrived(ScenarioState state)
    {
        // What a channel lets through of a scene is always the same.
        if (!heard.Add((state.Scene.Id, state.Channel)))
            return;
        arrived.Add(state.Scene);
        var passages = state.Scene.Passages;
        if (passages.Count > 0 && passages.All(p => p is Line line && PerceivedLine.Through(state.Channel, line).IsNothing))
        {
            imperceptible.Add(state.Scene);
            if (!state.Channel.CarriesWords && state.Scene.Channel.Condition is null)
                cutOff.Add(state.Scene);
        }
    }

    void ITranscript.Resumed(ScenarioState state) { }

    void ITranscript.Chose(ScenarioState state, Choice choice, Step step) { }

    void ITranscript.Acted(ScenarioState state, Scene? answer, Step step) { }
}
