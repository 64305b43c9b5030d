namespace Training.Content.Scenarios;

public enum MomentKind
{
    /// <summary>A scene is reached: its passages are given.</summary>
    Arrival,

    /// <summary>Back where an act or an incident broke in.</summary>
    Resumption,

    /// <summary>An act that nobody answered.</summary>
    UnansweredAct,
}

/// <summary>One moment of a session, with what the learner then did.</summary>
public sealed class Moment
{
    public required MomentKind Kind { get; init; }
    public required Scene Scene { get; init; }

    /// <summary>The channel while this moment’s passages were given.</summary>
    public required ChannelState Channel { get; set; }

    /// <summary>The gauges on arrival.</summary>
    public required IReadOnlyDictionary<string, int> Gauges { get; init; }

    public required TimeSpan At { get; init; }

    /// <summary>Who is on screen once this moment’s passages are given, and how.</summary>
    public required IReadOnlyDictionary<string, Tile> Tiles { get; init; }

    /// <summary>The lines that were given with the speaker’s camera off.</summary>
    public required IReadOnlySet<Line> Unseen { get; init; }

    /// <summary>The act that nobody answered; null for the other kinds.</summary>
    public string? Act { get; init; }

    /// <summary>The choices offered when the learner chose; empty when this moment ended otherwise.</summary>
    public IReadOnlyList<Choice> Offered { get; internal set; } = [];

    public Choice? Chosen { get; internal set; }

    public bool TimedOut { get; internal set; }

    /// <summary>The act that the learner took here and a scene answered.</summary>
    public string? AnsweredAct { get; internal set; }

    /// <summary>How many steps had been taken before this one.</summary>
    public int StepNumber { get; init; }

    public IReadOnlyList<Passage> Passages => Kind == MomentKind.Arrival ? Scene.Passages : [];

    /// <summary>One of this moment’s lines as the channel let it through.</summary>
    public PerceivedLine Perceive(Line line) => PerceivedLine.Through(Channel, line, Unseen.Contains(line));

    /// <summary>A moment where two choices or more were offered, and one was taken.</summary>
    public bool IsDecision => Chosen is not null && Offered.Count > 1;

    /// <summary>The best single choice on offer: the highest total of points, the first of equals.</summary>
    public Choice? Best => Offered.MaxBy(c => c.Effects.Total);

    /// <summary>As good as the best on offer: equals are equal, wherever the author wrote them.</summary>
    public bool IsBest(Choice choice) => !choice.IsCritical && choice.Effects.Total == Best?.Effects.Total;
}

/// <summary>A line as the channel let it through, and what it kept back.</summary>
public sealed record PerceivedLine(Line Line, string? Words, IReadOnlyList<Cue> Perceived, IReadOnlyList<Cue> Hidden)
{
    public bool IsWhole => Hidden.Count == 0 && Words == Line.Words;

    public bool IsNothing => Words is null && Perceived.Count == 0;

    /// <param name="isUnseen">The speaker’s own camera is off: in a group, one tile may be dark while the others are not.</param>
    public static PerceivedLine Through(ChannelState channel, Line line, bool isUnseen = false)
    {
        var perceived = line.Cues.ToLookup(c =>
            channel.Carries(c.Layer) && !(isUnseen && channel.HasScreen && c.Layer is (Layer.Face or Layer.Place))
        );
        var carriesWords = channel.CarriesWords && (!line.IsTyped || channel.HasScreen);
        return new(line, carriesWords ? line.Words : null, [.. perceived[true]], [.. perceived[false]]);
    }
}
