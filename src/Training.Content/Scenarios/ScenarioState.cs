using System.Globalization;
using System.Text;

namespace Training.Content.Scenarios;

/// <summary>Where a session stands: the scene, what the story remembers, and the scenes to go back to.</summary>
internal sealed class ScenarioState
{
    public ScenarioState(Scenario scenario, Script script)
    {
        Scene = script.First;
        Channel = new(scenario.Channel, ChannelCondition.Clear, TimeSpan.Zero);
        Gauges = new(scenario.Gauges, StringComparer.Ordinal);
        Facts = new(StringComparer.Ordinal);
        Happened = new(StringComparer.Ordinal);
        Interrupted = new();
    }

    private ScenarioState(ScenarioState other)
    {
        Scene = other.Scene;
        Channel = other.Channel;
        Gauges = new(other.Gauges, StringComparer.Ordinal);
        Facts = new(other.Facts, StringComparer.Ordinal);
        Happened = new(other.Happened, StringComparer.Ordinal);
        Interrupted = new(other.Interrupted.Reverse());
        Elapsed = other.Elapsed;
    }

    public Scene Scene { get; set; }
    public ChannelState Channel { get; set; }
    public Dictionary<string, int> Gauges { get; }
    public HashSet<string> Facts { get; }

    /// <summary>The acts and interruptions that may happen once and did.</summary>
    public HashSet<string> Happened { get; }

    public Stack<Scene> Interrupted { get; }
    public TimeSpan Elapsed { get; set; }

    public ScenarioState Copy() => new(this);

    public bool Holds(IEnumerable<Condition> conditions)
    {
        foreach (var condition in conditions)
            if (!Holds(condition))
                return false;
        return true;
    }

    public void Feel(Effects effects)
    {
        foreach (var (gauge, change) in effects.Gauges)
            Gauges[gauge] = Math.Clamp(Gauges[gauge] + change, -100, 100);
        foreach (var fact in effects.Facts)
            Facts.Add(fact);
    }

    /// <summary>Two sessions with the same key have the same future.</summary>
    public string Key()
    {
        var key = new StringBuilder(Scene.Id).Append('|');
        foreach (var scene in Interrupted)
            key.Append(scene.Id).Append('<');
        foreach (var (gauge, value) in Gauges.OrderBy(g => g.Key, StringComparer.Ordinal))
            key.Append('|').Append(gauge).Append(value.ToString(CultureInfo.InvariantCulture));
        key.Append('|').AppendJoin(',', Facts.Order(StringComparer.Ordinal));
        key.Append('|').AppendJoin(',', Happened.Order(StringComparer.Ordinal));
        return key.Append('|').Append(Channel).ToString();
    }

    private bool Holds(Condition condition) =>
        condition switch
        {
            FactCondition fact => Facts.Contains(fact.Fact) == fact.IsTrue,
            GaugeCondition gauge => Compare(Gauges[gauge.Gauge], gauge.Comparison, gauge.Value) == gauge.Holds,
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
