namespace Training.Content.Scenarios;

/// <summary>
/// On which channels a scene may be come to: rather one too many than one too few, since what the story remembers isn’t looked at.
/// </summary>
public sealed class SceneChannels
{
    private readonly Script script;
    private readonly Dictionary<Scene, HashSet<ChannelState>> arriving = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Scene, HashSet<ChannelState>> within = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Scene> interruptible;
    private readonly HashSet<ChannelState> resuming = [];
    private readonly Queue<(Scene Scene, ChannelState Channel)> next = new();

    private SceneChannels(Channel first, Script script)
    {
        this.script = script;
        interruptible = new(
            script.Scenes.Where(scene => script.Scenes.Any(other => MayBreakInto(other, scene))),
            ReferenceEqualityComparer.Instance
        );
        if (script.Scenes.Count > 0)
            Arrive(script.First, new(first, ChannelCondition.Clear, TimeSpan.Zero));
        while (next.TryDequeue(out var at))
            if (at.Scene.Ending is null)
                Leave(at.Scene, at.Channel);
    }

    public static SceneChannels Of(Channel first, Script script) => new(first, script);

    /// <summary>Before the scene itself changes anything; empty for one that nothing leads to.</summary>
    public IReadOnlyCollection<ChannelState> Before(string scene) =>
        script.Find(scene) is { } found && arriving.TryGetValue(found, out var channels) ? channels : [];

    private void Arrive(Scene scene, ChannelState channel)
    {
        if (Of(arriving, scene).Add(channel))
            // A delay hides nothing.
            Enter(scene, channel.After(scene.Channel) with { Lag = TimeSpan.Zero });
    }

    private void Enter(Scene scene, ChannelState channel)
    {
        if (Of(within, scene).Add(channel))
            next.Enqueue((scene, channel));
    }

    private void Leave(Scene from, ChannelState channel)
    {
        foreach (var target in from.Choices.Select(choice => script.Find(choice.Target ?? "")).OfType<Scene>())
            Arrive(target, channel);
        foreach (var breaking in script.Scenes.Where(scene => MayBreakInto(scene, from)))
            Arrive(breaking, channel);
        // Whatever broke in may have led far before it resumes.
        if (from.ResumesByItself || from.Choices.Any(choice => choice.Target is null))
            foreach (var resumed in Resumed(channel).Where(resuming.Add))
            foreach (var host in interruptible.Where(within.ContainsKey).ToList())
                Enter(host, resumed);
        if (interruptible.Contains(from))
            foreach (var resumed in resuming)
                Enter(from, resumed);
    }

    // A line that was cut meanwhile carries words again, unless it was cut before.
    private static IEnumerable<ChannelState> Resumed(ChannelState channel) =>
        channel.CarriesWords ? [channel] : [channel, channel with { Condition = ChannelCondition.Clear }];

    private static bool MayBreakInto(Scene scene, Scene other) =>
        !ReferenceEquals(scene, other)
        && scene.Trigger switch
        {
            ActTrigger act => act.MayAnswerIn(other),
            InterruptionTrigger interruption => interruption.MayBreakInto(other),
            _ => false,
        };

    private static HashSet<ChannelState> Of(Dictionary<Scene, HashSet<ChannelState>> channels, Scene scene) =>
        channels.TryGetValue(scene, out var known) ? known : channels[scene] = [];
}
