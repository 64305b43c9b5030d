using Training.Content.Scenarios;

namespace Training.Content.Tests.Scenarios;

/// <summary>Takes every step from every state, and forgets nothing: slow, and too plain to be wrong.</summary>
internal sealed class BruteForce : ITranscript
{
    private const int MostStates = 5_000;

    public HashSet<string> Reached { get; } = [];
    public HashSet<string> Offered { get; } = [];
    public HashSet<string> Stuck { get; } = [];
    public HashSet<string> Trapped { get; } = [];
    public HashSet<string> WithoutTimeout { get; } = [];
    public HashSet<string> Imperceptible { get; } = [];
    public HashSet<string> Earnable { get; } = [];
    public HashSet<string> Losable { get; } = [];
    public int States { get; private set; }

    /// <summary>Null when there is more than can be looked at.</summary>
    public static BruteForce? Of(Scenario scenario)
    {
        var found = new BruteForce();
        var index = new ScenarioIndex(scenario, scenario.Script.Fr);
        var placed = index.Interruptions.Where(s => s.Trigger is InterruptionTrigger { OneOf: true }).ToList();
        List<List<int>> ways =
        [
            [],
        ];
        foreach (var scene in placed)
            ways =
            [
                .. ways.SelectMany(way =>
                    Enumerable.Range(0, ((InterruptionTrigger)scene.Trigger!).At.Count).Select(i => way.Append(i).ToList())
                ),
            ];
        return ways.TrueForAll(way => found.Search(scenario, index, scene => way[placed.IndexOf(scene)])) ? found : null;
    }

    private bool Search(Scenario scenario, ScenarioIndex index, Func<Scene, int> pick)
    {
        var engine = new ScenarioEngine(scenario.Script.Fr, index, pick);
        var start = new ScenarioState(scenario, scenario.Script.Fr, index);
        engine.Begin(start, this);
        List<ScenarioState> states = [start];
        var numbers = new Dictionary<ScenarioState, int> { [start] = 0 };
        var ways = new List<(int From, int To)>();
        for (var from = 0; from < states.Count; from++)
        {
            Look(states[from]);
            foreach (var step in Steps(states[from], index))
            {
                var next = states[from].Copy();
                if (!engine.Apply(next, step, this))
                    continue;
                if (numbers.TryAdd(next, states.Count))
                    states.Add(next);
                ways.Add((from, numbers[next]));
            }
            if (states.Count > MostStates)
                return false;
        }
        States += states.Count;
        FindTraps(states, ways);
        return true;
    }

    private static IEnumerable<Step> Steps(ScenarioState state, ScenarioIndex index)
    {
        foreach (var at in index.Delays.Append(state.Elapsed).Where(t => t >= state.Elapsed).Distinct())
        {
            for (var choice = 0; choice < state.Scene.Choices.Count; choice++)
                yield return Step.Choose(choice, at);
            foreach (var act in SmallScenario.Acts)
                yield return Step.Act(act, at);
            yield return Step.Timeout(at);
        }
    }

    private void Look(ScenarioState state)
    {
        if (state.Scene.Ending is not null)
            return;
        var offered = ScenarioEngine.Offered(state);
        Offered.UnionWith(offered.Select(c => c.Words));
        if (offered.Count == 0)
            Stuck.Add(state.Scene.Id);
        if (state.Scene.DecideIn is not null && offered.All(c => !c.OnTimeout))
            WithoutTimeout.Add(state.Scene.Id);
        if (offered.Count < 2)
            return;
        var best = offered.MaxBy(c => c.Effects.Total)!;
        foreach (var competency in (string[])["C2", "C3"])
        {
            if (Points(best, competency) > 0)
                Earnable.Add(competency);
            if (offered.Any(c => Points(c, competency) < Points(best, competency)))
                Losable.Add(competency);
        }
    }

    private static int Points(Choice choice, string competency) => choice.Effects.Scores.GetValueOrDefault(competency);

    private void FindTraps(List<ScenarioState> states, List<(int From, int To)> ways)
    {
        var before = ways.ToLookup(w => w.To, w => w.From);
        var free = new HashSet<int>();
        var open = new Queue<int>(Enumerable.Range(0, states.Count).Where(s => states[s].Scene.Ending is not null));
        while (open.TryDequeue(out var state))
            if (free.Add(state))
                foreach (var from in before[state])
                    open.Enqueue(from);
        Trapped.UnionWith(Enumerable.Range(0, states.Count).Where(s => !free.Contains(s)).Select(s => states[s].Scene.Id));
    }

    public void Arrived(ScenarioState state)
    {
        Reached.Add(state.Scene.Id);
        if (state.Scene.Passages is [Line line] && PerceivedLine.Through(state.Channel, line).IsNothing)
            Imperceptible.Add(state.Scene.Id);
    }

    public void Resumed(ScenarioState state) { }

    public void Chose(ScenarioState state, Choice choice, Step step) { }

    public void Acted(ScenarioState state, Scene? answer, Step step) { }
}
