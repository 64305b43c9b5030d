using Training.Content;
using Training.Content.Scenarios;

namespace Training.Scenarios;

/// <summary>What a debrief shows, drawn from the session itself: no bookkeeping of its own.</summary>
public sealed class Debrief(Session session)
{
    private readonly Play play = session.Play;

    public IReadOnlyList<Moment> Moments => play.Moments;

    public bool HasEnded => play.HasEnded;

    /// <summary>1 for the first decision met; null for a moment that was none.</summary>
    public int? DecisionNumber(Moment moment) =>
        moment.IsDecision ? play.Moments.Where(m => m.IsDecision).TakeWhile(m => m != moment).Count() + 1 : null;

    /// <summary>The channels the session went through, in order.</summary>
    public IEnumerable<Channel> Channels
    {
        get
        {
            Channel? last = null;
            foreach (var moment in play.Moments)
                if (moment.Channel.Channel != last)
                    yield return (last = moment.Channel.Channel).Value;
        }
    }

    /// <summary>How many cues the channel kept back.</summary>
    public int HiddenCues => play.Moments.SelectMany(m => m.Passages.OfType<Line>().Select(l => m.Perceive(l))).Sum(l => l.Hidden.Count);

    /// <summary>What the scene a choice leads to opens with: its consequence in the story.</summary>
    public string? Consequence(Choice choice)
    {
        if (choice.Target is null || play.Script.Find(choice.Target) is not { } scene)
            return null;
        return scene.Passages.OfType<Line>().FirstOrDefault(l => l.Words is not null) is { } line
            ? $"{line.Speaker} : « {line.Words} »"
            : null;
    }

    /// <summary>
    /// The acts that the session would have answered at a moment this learner met, and that they never took, each with the first such moment.
    /// </summary>
    public IEnumerable<(Act Act, Moment Moment)> MissedActs
    {
        get
        {
            var taken = play.Moments.SelectMany(m => new[] { m.Act, m.AnsweredAct }).ToHashSet();
            var missed = new HashSet<string>(StringComparer.Ordinal);
            foreach (var scene in play.Script.Scenes)
            {
                if (scene.Trigger is not ActTrigger trigger || trigger.Acts.Any(a => taken.Contains(a)))
                    continue;
                var moment = play.Moments.FirstOrDefault(m =>
                    m.Chosen is not null && (trigger.In.Count == 0 || trigger.In.Contains(m.Scene.Id))
                );
                if (moment is not null && missed.Add(trigger.Acts[0]) && session.Version.Shared.FindAct(trigger.Acts[0]) is { } act)
                    yield return (act, moment);
            }
        }
    }

    /// <summary>One gauge from the start to the end: a value at each moment reached.</summary>
    public IReadOnlyList<(TimeSpan At, int Value)> Curve(string gauge) =>
        [.. play.Moments.Where(m => m.Kind == MomentKind.Arrival).Select(m => (m.At, m.Gauges[gauge]))];
}
