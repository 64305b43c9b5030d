using Training.Content;
using Training.Content.Scenarios;

namespace Training.Scenarios;

/// <summary>What the present moment shows: all that was given since the learner’s last step, and where the session stands.</summary>
public sealed class Present
{
    public Present(Session session)
    {
        Play = session.Play;
        Now = [.. Play.Moments.Where(m => m.StepNumber == Play.StepCount && (m.Passages.Count > 0 || m.Act is not null))];
        Earlier = [.. Play.Moments.Where(m => m.StepNumber < Play.StepCount)];
        IsBack = Play.Moments[^1].Kind != MomentKind.Arrival;
    }

    public Play Play { get; }

    /// <summary>The moments since the last step, in order.</summary>
    public IReadOnlyList<Moment> Now { get; }

    public IReadOnlyList<Moment> Earlier { get; }

    /// <summary>The session is back where it was: what was said there is worth showing again.</summary>
    public bool IsBack { get; }

    /// <summary>Who is on screen, and the last expression that the channel let through.</summary>
    public (string Name, Person Person, string? Expression, string? Face)? Portrait(SharedContent shared)
    {
        var seen = Play
            .Moments.Where(m => m.Channel.Carries(Layer.Face))
            .SelectMany(m => m.Passages)
            .OfType<Line>()
            .Where(l => Person(shared, l.Speaker) is { Expressions.Count: > 0 })
            .ToList();
        var name = seen.Count > 0 ? seen[^1].Speaker : Play.Scenario.Cast.Keys.FirstOrDefault();
        if (name is null || Person(shared, name) is not { } person)
            return null;
        var last = seen.LastOrDefault(l => l.Speaker == name && l.Expression is not null);
        return (
            name,
            person,
            last?.Expression ?? (person.Expressions is [var usual, ..] ? usual : null),
            seen.LastOrDefault(l => l.Speaker == name)?.Cues.FirstOrDefault(c => c.Layer == Layer.Face)?.Text
        );
    }

    /// <summary>What is visible around the person, last seen.</summary>
    public string? Place =>
        Play.Channel.Carries(Layer.Place)
            ? Now.SelectMany(m => m.Passages).OfType<Line>().SelectMany(l => l.Cues).LastOrDefault(c => c.Layer == Layer.Place)?.Text
            : null;

    private Person? Person(SharedContent shared, string name) =>
        Play.Scenario.Cast.TryGetValue(name, out var id) ? shared.People.GetValueOrDefault(id) : null;
}
