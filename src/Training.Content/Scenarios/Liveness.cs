namespace Training.Content.Scenarios;

/// <summary>
/// What can still make a difference from each scene on. Exploration forgets the rest: sessions that differ only in what no longer matters are one.
/// </summary>
internal sealed class Liveness
{
    private readonly Dictionary<Scene, Names> live = new(ReferenceEqualityComparer.Instance);

    public Liveness(Script script, ScenarioIndex index)
    {
        var next = script.Scenes.ToDictionary<Scene, Scene, List<Scene>>(s => s, s => Next(script, s), ReferenceEqualityComparer.Instance);
        var before = next.SelectMany(n => n.Value.Select(to => (From: n.Key, To: to)))
            .ToLookup<(Scene From, Scene To), Scene, Scene>(w => w.To, w => w.From, ReferenceEqualityComparer.Instance);
        foreach (var scene in script.Scenes)
            live[scene] = next[scene]
                .Where(n => n.Trigger is not null)
                .Aggregate(Names.Of(scene.Choices.SelectMany(c => c.If), index), (names, n) => names | Names.Of(n, index));

        // What matters later matters before, until nothing more does.
        var grown = new Queue<Scene>(script.Scenes.Reverse());
        while (grown.TryDequeue(out var scene))
            foreach (var from in before[scene])
            {
                var more = live[from] | live[scene];
                if (more == live[from])
                    continue;
                live[from] = more;
                grown.Enqueue(from);
            }
    }

    public Names Of(ScenarioState state)
    {
        var names = live[state.Scene];
        foreach (var (scene, _) in state.Interrupted)
            names |= live[scene];
        return names;
    }

    /// <summary>The scenes that may follow one: by its choices, by an act taken there, by what may break in.</summary>
    private static List<Scene> Next(Script script, Scene scene)
    {
        var targets = scene.Choices.Select(c => c.Target).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
        [
            .. script.Scenes.Where(other =>
                other.Trigger switch
                {
                    ActTrigger act => act.MayAnswerIn(scene),
                    InterruptionTrigger interruption => interruption.MayBreakInto(scene),
                    _ => false,
                } || targets.Contains(other.Id)
            ),
        ];
    }

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
