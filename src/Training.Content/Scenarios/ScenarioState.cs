using System.Runtime.CompilerServices;

namespace Training.Content.Scenarios;

/// <summary>A scene that was broken into, and whether its line carried words then.</summary>
internal readonly record struct BrokenInto(Scene Scene, bool CarriedWords);

/// <summary>
/// Where a session stands: the scene, what the story remembers, and the scenes to go back to. Two equal states have the same future.
/// </summary>
internal sealed class ScenarioState : IEquatable<ScenarioState>
{
    /// <summary>A gauge stays between this and its opposite.</summary>
    public const int WidestGauge = 100;

    private readonly ScenarioIndex index;
    private readonly int[] gauges;
    private UInt128 facts;
    private UInt128 happened;

    /// <exception cref="ArgumentException">The beginning names a scene, a gauge or a fact that the scenario hasn’t.</exception>
    public ScenarioState(Scenario scenario, Script script, ScenarioIndex index, Beginning? beginning = null)
    {
        this.index = index;
        Scene = script.First;
        Channel = new(beginning?.Channel ?? scenario.Channel, ChannelCondition.Clear, TimeSpan.Zero);
        gauges = [.. scenario.Gauges.Values];
        if (beginning is null)
            return;

        Scene = script.Find(beginning.Scene) ?? throw new ArgumentException($"No scene “{beginning.Scene}”.", nameof(beginning));
        if (beginning.Gauges.Keys.Except(index.GaugeNames).Concat(beginning.Facts.Except(index.FactNames)).FirstOrDefault() is { } unknown)
            throw new ArgumentException($"Neither a gauge nor a fact: “{unknown}”.", nameof(beginning));
        foreach (var (gauge, value) in beginning.Gauges)
            gauges[index.Gauge(gauge)] = Math.Clamp(value, -WidestGauge, WidestGauge);
        foreach (var fact in beginning.Facts)
            facts |= index.Fact(fact);
    }

    private ScenarioState(ScenarioState other)
    {
        index = other.index;
        Scene = other.Scene;
        Channel = other.Channel;
        gauges = [.. other.gauges];
        facts = other.facts;
        happened = other.happened;
        Interrupted = other.Interrupted;
        Elapsed = other.Elapsed;
    }

    public Scene Scene { get; set; }
    public ChannelState Channel { get; set; }
    public TimeSpan Elapsed { get; set; }

    /// <summary>The scenes that were broken into, the outermost first.</summary>
    public BrokenInto[] Interrupted { get; private set; } = [];

    public IReadOnlyDictionary<string, int> Gauges =>
        index.GaugeNames.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => gauges[p.i], StringComparer.Ordinal);

    public IReadOnlySet<string> Facts =>
        index.FactNames.Where(f => (facts & index.Fact(f)) != UInt128.Zero).ToHashSet(StringComparer.Ordinal);

    public ScenarioState Copy() => new(this);

    public void Push(Scene scene) => Interrupted = [.. Interrupted, new(scene, Channel.CarriesWords)];

    /// <summary>Leaves what broke in. What cut the line is over with it: people take up again what they can hear.</summary>
    /// <returns>The scene to go on with; null when none was broken into.</returns>
    public Scene? Pop()
    {
        if (Interrupted is not [.. var outer, var (scene, carriedWords)])
            return null;
        Interrupted = outer;
        if (carriedWords && !Channel.CarriesWords)
            Channel = Channel with { Condition = ChannelCondition.Clear };
        return scene;
    }

    public void ForgetInterrupted() => Interrupted = [];

    /// <summary>Notes that a scene which may happen once did.</summary>
    public void Happen(Scene scene) => happened |= index.Happened(scene);

    public bool HasHappened(Scene scene) => (happened & index.Happened(scene)) != UInt128.Zero;

    public bool Holds(IReadOnlyList<Condition> conditions)
    {
        for (var i = 0; i < conditions.Count; i++)
            if (!Holds(conditions[i]))
                return false;
        return true;
    }

    public void Feel(Effects effects)
    {
        if (ReferenceEquals(effects, Effects.None))
            return;
        if (effects.Gauges.Count > 0)
            foreach (var (gauge, change) in effects.Gauges)
                gauges[index.Gauge(gauge)] = Math.Clamp(gauges[index.Gauge(gauge)] + change, -WidestGauge, WidestGauge);
        for (var i = 0; i < effects.Facts.Count; i++)
            facts |= index.Fact(effects.Facts[i]);
    }

    /// <summary>Lets go of what can make no difference any more.</summary>
    public void Forget(Liveness.Names live)
    {
        facts &= live.Facts;
        happened &= live.Happened;
        for (var i = 0; i < gauges.Length; i++)
            if ((live.Gauges & (UInt128.One << i)) == UInt128.Zero)
                gauges[i] = 0;
        if (!live.Time)
            Elapsed = TimeSpan.Zero;
    }

    public bool Equals(ScenarioState? other) =>
        other is not null
        && ReferenceEquals(Scene, other.Scene)
        && facts == other.facts
        && happened == other.happened
        && Elapsed == other.Elapsed
        && Channel == other.Channel
        && gauges.AsSpan().SequenceEqual(other.gauges)
        && SameScenes(Interrupted, other.Interrupted);

    public override bool Equals(object? obj) => Equals(obj as ScenarioState);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(RuntimeHelpers.GetHashCode(Scene));
        hash.Add(facts);
        hash.Add(happened);
        hash.Add(Elapsed);
        hash.Add(Channel);
        foreach (var gauge in gauges)
            hash.Add(gauge);
        foreach (var (scene, carriedWords) in Interrupted)
        {
            hash.Add(RuntimeHelpers.GetHashCode(scene));
            hash.Add(carriedWords);
        }
        return hash.ToHashCode();
    }

    private static bool SameScenes(BrokenInto[] these, BrokenInto[] those)
    {
        if (these.Length != those.Length)
            return false;
        for (var i = 0; i < these.Length; i++)
            if (!ReferenceEquals(these[i].Scene, those[i].Scene) || these[i].CarriedWords != those[i].CarriedWords)
                return false;
        return true;
    }

    private bool Holds(Condition condition) =>
        condition switch
        {
            FactCondition fact => (facts & index.Fact(fact.Fact)) != UInt128.Zero == fact.IsTrue,
            GaugeCondition gauge => Compare(gauges[index.Gauge(gauge.Gauge)], gauge.Comparison, gauge.Value) == gauge.Holds,
            _ => true,
        };

    private static bool Compare(int value, Comparison comparison, int other) =>
        comparison switch
        {
            Comparison.Less => value < other,
            Comparison.AtMost => value <= other,
            Comparison.Equal => value == other,
            Comparison.AtLeast => value >= other,
            _ => value > other,
        };
}
