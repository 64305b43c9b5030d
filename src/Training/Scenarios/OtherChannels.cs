using Training.Content.Scenarios;

namespace Training.Scenarios;

/// <summary>A moment of a session as each channel would have let it through, and whether the session may go on from there.</summary>
public sealed class OtherChannels
{
    private readonly Session session;
    private readonly int after;

    /// <param name="after">How many steps had been taken: the moment that followed them.</param>
    public OtherChannels(Session session, int after)
    {
        (this.session, this.after) = (session, after);
        var now = session.Play.Moments.Where(m => m.StepNumber == after).ToList();
        Moment = now[^1];
        // Back where it was broken into, a session gives nothing new: what was said there is what the moment is about.
        if (now.TrueForAll(m => m.Passages.Count == 0))
            now.Add(session.Play.Moments.Last(m => m.Kind == MomentKind.Arrival && m.Scene == Moment.Scene && m.StepNumber < after));
        Told = now.FindAll(m => m.Passages.Count > 0);
    }

    /// <summary>Where the learner stood.</summary>
    public Moment Moment { get; }

    /// <summary>The moments whose passages were given.</summary>
    public IReadOnlyList<Moment> Told { get; }

    /// <summary>The channel it happened on.</summary>
    public ChannelState Lived => Moment.Channel;

    /// <summary>In the same room, on screen, on the phone, in writing. A group’s screen is a mosaic.</summary>
    public IReadOnlyList<Channel> All =>
        [
            Channel.InPerson,
            session.Scenario.Channel == Channel.GroupVideo ? Channel.GroupVideo : Channel.Video,
            Channel.Phone,
            Channel.Chat,
        ];

    /// <summary>The same line on one of the channels: as it was on the one it happened on, clear on the others.</summary>
    public PerceivedLine Perceive(Moment moment, Line line, Channel channel) =>
        channel == Lived.Channel
            ? moment.Perceive(line)
            : PerceivedLine.Through(new(channel, ChannelCondition.Clear, TimeSpan.Zero), line, moment.Unseen.Contains(line));

    /// <summary>A session changes channel once: a practice that did cannot do it again further on.</summary>
    public bool MayGoOn(Channel? channel) => channel is null || (All.Contains(channel.Value) && !(session.Attempt.DetourAfter < after));
}
