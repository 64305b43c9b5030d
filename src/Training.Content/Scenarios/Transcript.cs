namespace Training.Content.Scenarios;

/// <summary>Keeps the moments of a session.</summary>
internal sealed class Transcript(Scenario scenario) : ITranscript
{
    private static readonly HashSet<Line> AllSeen = [];

    private readonly List<Moment> moments = [];
    private Dictionary<string, Tile> tiles = scenario.Cast.Keys.ToDictionary(
        name => name,
        name => new Tile(IsHere: scenario.Tiles.Contains(name), false, false, false),
        StringComparer.Ordinal
    );
    private int steps;

    public IReadOnlyList<Moment> Moments => moments;

    public void Arrived(ScenarioState state) => Add(MomentKind.Arrival, state, unseen: Show(state.Scene));

    public void Resumed(ScenarioState state) => Add(MomentKind.Resumption, state);

    public void Chose(ScenarioState state, Choice choice, Step step)
    {
        var moment = moments[^1];
        moment.Offered = ScenarioEngine.Offered(state);
        moment.Chosen = choice;
        moment.TimedOut = step.Kind == StepKind.Timeout;
        steps++;
    }

    public void Acted(ScenarioState state, Scene? answer, Step step)
    {
        steps++;
        if (answer is null)
            Add(MomentKind.UnansweredAct, state, step.Value);
        else
            moments[^1].AnsweredAct = step.Value;
    }

    /// <summary>Tells again, on another channel and a clear one, what was given since the last step.</summary>
    public void Retell(ChannelState channel)
    {
        var scene = moments[^1].Scene;
        foreach (var moment in moments.Where(m => m.StepNumber == steps))
            moment.Channel = channel;
        moments.FindLast(m => m.Kind == MomentKind.Arrival && ReferenceEquals(m.Scene, scene))!.Channel = channel;
    }

    /// <summary>Marks the tiles as a scene’s lines say.</summary>
    /// <returns>The lines given with the speaker’s camera off.</returns>
    private HashSet<Line> Show(Scene scene)
    {
        var lines = scene.Passages.OfType<Line>();
        if (lines.Any(l => l.Mark is not null))
            tiles = new(tiles, StringComparer.Ordinal);
        HashSet<Line>? unseen = null;
        foreach (var line in lines)
        {
            if (line.Mark is { } mark)
                tiles[line.Speaker] = tiles[line.Speaker].After(mark);
            if (tiles[line.Speaker].HasCameraOff)
                (unseen ??= new(ReferenceEqualityComparer.Instance)).Add(line);
        }
        return unseen ?? AllSeen;
    }

    private void Add(MomentKind kind, ScenarioState state, string? act = null, HashSet<Line>? unseen = null) =>
        moments.Add(
            new()
            {
                Kind = kind,
                Scene = state.Scene,
                Channel = state.Channel,
                Gauges = state.Gauges,
                At = state.Elapsed,
                Act = act,
                Tiles = tiles,
                Unseen = unseen ?? AllSeen,
                StepNumber = steps,
            }
        );
}
