using Training.Content;
using Training.Content.Scenarios;

namespace Training.Scenarios;

/// <summary>What a debrief shows, drawn from the session itself and from what earlier attempts were worth.</summary>
/// <param name="Earlier">The attempts that ended before this one, latest first, with their scores; empty for anyone else’s eyes.</param>
/// <param name="Practices">The practices from this session that are under way; null for anyone else’s eyes: nothing can be taken up again.</param>
public sealed class Debrief(Session session, IReadOnlyList<ScenarioAttempt> Earlier, IReadOnlyList<ScenarioAttempt>? Practices)
{
    private readonly Play play = session.Play;
    private readonly Dictionary<Moment, int> places = session
        .Play.Moments.Select((moment, place) => (moment, place))
        .ToDictionary(p => p.moment, p => p.place);

    private readonly List<Moment> decisions = [.. session.Play.Moments.Where(m => m.IsDecision)];

    public Session Session => session;

    public IReadOnlyList<Moment> Moments => play.Moments;

    public IReadOnlyList<Moment> Decisions => decisions;

    public Score Score { get; } = session.Play.Score;

    public IReadOnlyList<ScenarioAttempt> Earlier { get; } = Earlier;

    /// <summary>The learner reads their own, and may take it up again.</summary>
    public bool IsOwn => Practices is not null;

    /// <summary>1 for the first decision met; null for a moment that was none.</summary>
    public int? DecisionNumber(Moment moment) => decisions.IndexOf(moment) is var index and >= 0 ? index + 1 : null;

    /// <summary>Where a moment is on the page.</summary>
    public string Anchor(Moment moment) => $"moment-{places[moment]}";

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

    /// <summary>The channel just before a moment, when it is not the same any more.</summary>
    public ChannelState? ChannelBefore(Moment moment) =>
        places[moment] is var place and > 0 && play.Moments[place - 1].Channel is var before && before != moment.Channel ? before : null;

    /// <summary>The first moment of a practice that is not copied.</summary>
    public bool IsTakenUpAt(Moment moment) =>
        session.Attempt.IsPractice && moment == play.Moments.First(m => m.StepNumber == session.Attempt.CopiedSteps);

    /// <summary>The practice from this moment, on its own channel, that is under way.</summary>
    public ScenarioAttempt? PracticeFrom(Moment moment) =>
        Practices?.FirstOrDefault(p =>
            p.CopiedSteps == moment.StepNumber
            && p.DetourTo == (session.Attempt.DetourAfter <= moment.StepNumber ? session.Attempt.DetourTo : null)
        );

    /// <summary>How many steps the learner took back, where the author allows it.</summary>
    public int TakenBack => session.Attempt.Steps.Count(s => s.Kind == StepKind.Back);

    /// <summary>How many cues the channel kept back.</summary>
    public int HiddenCues => play.Moments.SelectMany(m => m.Passages.OfType<Line>().Select(m.Perceive)).Sum(l => l.Hidden.Count);

    /// <summary>What the scene a choice leads to opens with: its consequence in the story.</summary>
    public Line? Consequence(Choice choice) =>
        choice.Target is not null && play.Script.Find(choice.Target) is { } scene ? Opening(scene) : null;

    /// <summary>The first words of a scene.</summary>
    public static Line? Opening(Scene scene) => scene.Passages.OfType<Line>().FirstOrDefault(l => l.Words is not null);

    /// <summary>The acts never taken that the session would have answered, each with the first such moment and what it would have brought.</summary>
    public IEnumerable<(Act Act, Moment Moment, Scene Answer)> MissedActs =>
        from missed in MissedAct.Of(
            session.Scenario,
            Localization.Languages.Current,
            session.Attempt.Seed,
            session.Attempt.Steps.OrderBy(s => s.Number).Select(s => s.ToStep())
        )
        let act = session.Version.Shared.FindAct(missed.Act)
        where act is not null
        select (act, play.Moments[missed.Moment], missed.Answer);

    /// <summary>The moments where the gauges were felt, with their values: the start, and each arrival.</summary>
    public IReadOnlyList<Moment> Felt => [.. play.Moments.Where(m => m.Kind == MomentKind.Arrival)];
}
