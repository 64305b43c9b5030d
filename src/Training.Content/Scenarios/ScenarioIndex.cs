namespace Training.Content.Scenarios;

/// <summary>Where each name of a scenario stands in a state: what makes states small enough to explore by the hundred thousand.</summary>
internal sealed class ScenarioIndex
{
    /// <summary>How many facts, and how many scenes that happen once, a scenario may have.</summary>
    public const int Most = 128;

    private readonly Dictionary<string, int> gauges;
    private readonly Dictionary<string, int> facts;
    private readonly Dictionary<string, int> once;
    private readonly ILookup<string, Scene> answers;
    private readonly Dictionary<string, Scene[]> breakingIn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Act, Scene Answer)[]> answersIn = new(StringComparer.Ordinal);

    public ScenarioIndex(Scenario scenario, Script script)
    {
        GaugeNames = [.. scenario.Gauges.Keys];
        FactNames = [.. scenario.Facts];
        gauges = Number(GaugeNames);
        facts = Number(FactNames);
        once = Number([.. script.Scenes.Where(s => s.Once).Select(s => s.Id).Distinct()]);
        answers = script
            .Scenes.SelectMany(s => (s.Trigger as ActTrigger)?.Acts.Select(a => (Act: a, Scene: s)) ?? [])
            .ToLookup(p => p.Act, p => p.Scene, StringComparer.Ordinal);
        Acts = [.. answers.Select(a => a.Key)];
        Interruptions = [.. script.Scenes.Where(s => s.Trigger is InterruptionTrigger)];
        Delays = [.. Interruptions.Select(s => ((InterruptionTrigger)s.Trigger!).After).OfType<TimeSpan>().Distinct().Order()];
    }

    public IReadOnlyList<string> GaugeNames { get; }
    public IReadOnlyList<string> FactNames { get; }

    /// <summary>The acts that some scene answers.</summary>
    public IReadOnlyList<string> Acts { get; }

    /// <summary>The interruption scenes, in the order they are written.</summary>
    public Scene[] Interruptions { get; }

    /// <summary>The times that some interruption waits for, the shortest first.</summary>
    public IReadOnlyList<TimeSpan> Delays { get; }

    public int Gauge(string name) => gauges[name];

    public UInt128 Fact(string name) => UInt128.One << facts[name];

    public UInt128 Happened(Scene scene) => scene.Once ? UInt128.One << once[scene.Id] : UInt128.Zero;

    /// <summary>What may answer in a scene: act by act, in the order they are written.</summary>
    public (string Act, Scene Answer)[] AnswersIn(Scene scene)
    {
        if (!answersIn.TryGetValue(scene.Id, out var those))
            answersIn[scene.Id] = those = [
                .. Acts.SelectMany(act => answers[act].Where(s => ((ActTrigger)s.Trigger!).MayAnswerIn(scene)).Select(s => (act, s))),
            ];
        return those;
    }

    /// <summary>The interruptions that may break into a scene, in the order they are written.</summary>
    public Scene[] BreakingInto(Scene scene)
    {
        if (!breakingIn.TryGetValue(scene.Id, out var interruptions))
            breakingIn[scene.Id] = interruptions = Array.FindAll(Interruptions, s => ((InterruptionTrigger)s.Trigger!).MayBreakInto(scene));
        return interruptions;
    }

    private static Dictionary<string, int> Number(IReadOnlyList<string> names) =>
        names.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i, StringComparer.Ordinal);
}
