namespace Training.Content.Scenarios.Graphs;

/// <summary>Who leads where in a script, and who stands beside whom.</summary>
internal sealed class ScriptFlow
{
    private readonly Dictionary<Scene, Scene?> hosts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Scene, string> marks = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Scene, List<Caller>> callers = new(ReferenceEqualityComparer.Instance);

    public ScriptFlow(Script script)
    {
        Script = script;
        Edges =
        [
            .. script.Scenes.SelectMany(from =>
                from.Choices.GroupBy(c => c.Target is null ? null : script.Find(c.Target), ReferenceEqualityComparer.Instance)
                    .Where(way => way.Key is not null)
                    .Select(way => (from, (Scene)way.Key!, (IReadOnlyList<Choice>)[.. way]))
            ),
        ];
        MarkTriggered();
        foreach (var scene in script.Scenes.Where(s => s.Trigger is not null))
            hosts[scene] = Places(scene).FirstOrDefault(place => !StandsBeside(place, scene));
    }

    public Script Script { get; }

    /// <summary>The choices of a scene that lead to another, together.</summary>
    public IReadOnlyList<(Scene From, Scene To, IReadOnlyList<Choice> Choices)> Edges { get; }

    /// <summary>The first scene where an act is answered or an interruption breaks in; null for anywhere, and for a scene that choices lead to.</summary>
    public Scene? Host(Scene scene) => hosts.GetValueOrDefault(scene);

    public string? Mark(Scene scene) => marks.GetValueOrDefault(scene);

    public IReadOnlyList<Caller> Callers(Scene scene) => callers.GetValueOrDefault(scene) ?? [];

    private void MarkTriggered()
    {
        int acts = 0,
            interruptions = 0;
        foreach (var scene in Script.Scenes.Where(s => s.Trigger is not null))
        {
            marks[scene] = scene.Trigger is ActTrigger ? $"A{++acts}" : $"I{++interruptions}";
            foreach (var place in Places(scene))
            {
                if (!callers.TryGetValue(place, out var those))
                    callers[place] = those = [];
                those.Add(new(marks[scene], scene));
            }
        }
    }

    private IEnumerable<Scene> Places(Scene scene)
    {
        var named = scene.Trigger switch
        {
            ActTrigger act => act.In,
            InterruptionTrigger interruption => interruption.At,
            _ => [],
        };
        // As they are written in the script, which is about the order in which they are met.
        return Script.Scenes.Where(s => named.Contains(s.Id));
    }

    // Two acts may each be answered in the other: one of them has to stand elsewhere.
    private bool StandsBeside(Scene scene, Scene other)
    {
        for (Scene? at = scene; at is not null; at = Host(at))
            if (ReferenceEquals(at, other))
                return true;
        return false;
    }
}
