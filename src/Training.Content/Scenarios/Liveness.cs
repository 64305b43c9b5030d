namespace Training.Content.Scenarios;

/// <summary>
/// What can still make a difference from each scene on. Exploration forgets the rest: sessions that differ only in what no longer matters are one.
/// </summary>
internal sealed class Liveness
{
    private readonly Dictionary<Scene, Names> live = [];

    public Liveness(Script script, ScenarioIndex index)
    {
        var next = script.Scenes.ToDictionary(s => s, s => Next(script, s).ToList());
        foreach (var scene in script.Scenes)
            live[scene] = next[scene]
                .Where(n => n.Trigger is not null)
                .Aggregate(Names.Of(scene.Choices.SelectMany(c => c.If), index), (names, n) => names | Names.Of(n, index));

        bool grew;
        do
        {
            grew = false;
            foreach (var scene in script.Scenes)
            {
                var more = next[scene].Aggregate(live[scene], (names, n) => names | live[n]);
                grew |= more != live[scene];
                live[scene] = more;
            }
        } while (grew);
    }

    public Names Of(ScenarioState state) => state.Interrupted.Aggregate(live[state.Scene], (names, s) => names | live[s]);

    /// <summary>The scenes that may follow one: by its choices, by an act taken there, by what may break in.</summary>
    private static IEnumerable<Scene> Next(Script script, Scene scene) =>
        script.Scenes.Where(other =>
            other.Trigger switch
            {
                ActTrigger act => act.In.Count == 0 || act.In.Contains(scene.Id),
                InterruptionTrigger interruption => interruption.At.Contains(scene.Id)
                    || (interruption.At.Count == 0 && scene.Trigger is null),
                _ => false,
            } || scene.Choices.Any(c => c.Target == other.Id)
        );

    /// <summary>Gauges, facts and happenings, as bits.</summary>
    public readonly record struct Names(UInt128 Gauges, UInt128 Facts, UInt128 Happened, bool Time)
    {
        public static Names operator |(Names a, Names b) =>
            new(a.Gauges | b.Gauges, a.Facts | b.Facts, a.Happened | b.Happened, a.Time || b.Time);

        public static Names Of(Scene triggered, ScenarioIndex index) =>
            Of(triggered.If, index)
            | new Names(0, 0, index.Happened(triggered), triggered.Trigger is InterruptionTrigger { After: not null });

        public static Names Of(IEnumerable<Condition> conditions, ScenarioIndex index)
        {
            UInt128 gauges = 0,
                facts = 0;
            foreach (var condition in conditions)
                if (condition is FactCondition fact)
                    facts |= index.Fact(fact.Fact);
                else if (condition is GaugeCondition gauge)
                    gauges |= UInt128.One << index.Gauge(gauge.Gauge);
            return new(gauges, facts, 0, false);
        }
    }
}
