namespace Training.Content.Scenarios;

public enum Channel
{
    InPerson,
    Video,
    Phone,
    Chat,
    GroupVideo,
}

public enum ChannelCondition
{
    Clear,
    Frozen,
    CameraOff,
    Cut,
}

/// <summary>The layers that a person gives besides words.</summary>
public enum Layer
{
    Voice,
    Sound,
    Face,
    Body,
    Place,
    Screen,
}

/// <summary>What a scene does to the channel, until the next change. Naming a channel also makes it clear again.</summary>
public sealed record ChannelChange(Channel? Channel, ChannelCondition? Condition, TimeSpan? Lag)
{
    public static readonly ChannelChange None = new(null, null, null);
}

/// <summary>The channel at a moment, and the rule of the whole simulator: what it lets through.</summary>
public readonly record struct ChannelState(Channel Channel, ChannelCondition Condition, TimeSpan Lag)
{
    public bool CarriesWords => Condition != ChannelCondition.Cut;

    private bool IsSeen =>
        Channel == Channel.InPerson || (Channel is Channel.Video or Channel.GroupVideo && Condition == ChannelCondition.Clear);

    public bool Carries(Layer layer) =>
        layer switch
        {
            Layer.Voice or Layer.Sound => Channel != Channel.Chat && Condition != ChannelCondition.Cut,
            Layer.Face or Layer.Place => IsSeen,
            Layer.Body => Channel == Channel.InPerson,
            _ => HasScreen,
        };

    /// <summary>A call or a chat: there is a screen to read.</summary>
    public bool HasScreen => Channel is Channel.Video or Channel.GroupVideo or Channel.Chat;

    public ChannelState After(ChannelChange change) =>
        new(
            change.Channel ?? Channel,
            change.Condition ?? (change.Channel is null ? Condition : ChannelCondition.Clear),
            change.Lag ?? (change.Channel is null ? Lag : TimeSpan.Zero)
        );
}
