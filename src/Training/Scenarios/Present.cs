using Training.Content;
using Training.Content.Scenarios;

namespace Training.Scenarios;

/// <summary>What the present moment shows: all that was given since the learner’s last step, and where the session stands.</summary>
public sealed class Present
{
    public Present(Play play)
    {
        Play = play;
        Now = [.. Play.Moments.Where(m => m.StepNumber == Play.StepCount && (m.Passages.Count > 0 || m.Act is not null))];
        Earlier = [.. Play.Moments.Where(m => m.StepNumber < Play.StepCount)];
        IsBack = Play.Moments[^1].Kind != MomentKind.Arrival;
        ChangedChannel = Earlier is [.., var last] && last.Channel.Channel != Play.Channel.Channel;
    }

    public Play Play { get; }

    /// <summary>The moments since the last step, in order.</summary>
    public IReadOnlyList<Moment> Now { get; }

    public IReadOnlyList<Moment> Earlier { get; }

    /// <summary>The session is back where it was: what was said there is worth showing again.</summary>
    public bool IsBack { get; }

    /// <summary>The last step moved the session to another channel: a number dialled, a chat opened.</summary>
    public bool ChangedChannel { get; }

    /// <summary>Where the session is: what was given on arrival there.</summary>
    public Moment LastArrival => Play.Moments.Last(m => m.Kind == MomentKind.Arrival && m.Scene == Play.Scene);

    /// <summary>Who spoke last, as far as one could tell.</summary>
    public string? Speaker => Now.SelectMany(m => m.Passages.OfType<Line>().Where(l => !m.Perceive(l).IsNothing)).LastOrDefault()?.Speaker;

    /// <summary>Who is in the call now, in the order of the mosaic, the latest to join last.</summary>
    public IEnumerable<string> OnScreen =>
        Play.Scenario.Tiles.Concat(Play.Scenario.Cast.Keys.Except(Play.Scenario.Tiles)).Where(name => Play.Moments[^1].Tiles[name].IsHere);

    public Tile Tile(string name) => Play.Moments[^1].Tiles[name];

    /// <summary>The person on screen in a call between two: the last who was seen, or the first of the cast.</summary>
    /// <param name="before">As it was before the last step.</param>
    /// <returns>Null once the session has become in person and nobody was seen there: who was on the call isn’t in the room.</returns>
    public Portrait? Portrait(SharedContent shared, bool before = false)
    {
        var name =
            Seen(before).Select(s => s.Speaker).LastOrDefault(n => Person(shared, n) is { Expressions.Count: > 0 })
            ?? (CameInPerson ? null : Play.Scenario.Cast.Keys.FirstOrDefault());
        return name is null ? null : Portrait(shared, name, before);
    }

    /// <summary>A person as last seen: the last expression that the channel let through.</summary>
    public Portrait? Portrait(SharedContent shared, string name, bool before = false)
    {
        if (Person(shared, name) is not { } person)
            return null;
        var seen = Seen(before).Where(l => l.Speaker == name).ToList();
        return new(
            name,
            person,
            seen.LastOrDefault(l => l.Expression is not null)?.Expression ?? (person.Expressions is [var usual, ..] ? usual : null),
            seen.LastOrDefault()?.Cues.FirstOrDefault(c => c.Layer == Layer.Face)?.Text
        );
    }

    private bool CameInPerson => Play.Channel.Channel == Channel.InPerson && Play.Moments.Any(m => m.Channel.Channel != Channel.InPerson);

    // Someone behind a wall or a curtain is heard on the same call, and stays out of the picture.
    private IEnumerable<Line> Seen(bool before) =>
        Play
            .Moments.Where(m => m.Channel.Carries(Layer.Face) && (!before || m.StepNumber < Play.StepCount))
            .Where(m => m.Channel.Channel == Channel.InPerson || !CameInPerson)
            .SelectMany(m => m.Passages.OfType<Line>().Where(l => !m.Unseen.Contains(l) && LetsBeSeen(m, l)));

    private static bool LetsBeSeen(Moment moment, Line line) =>
        line.Expression is not null || moment.Perceive(line).Perceived.Any(c => c.Layer is Layer.Face or Layer.Body or Layer.Place);

    private Person? Person(SharedContent shared, string name) =>
        Play.Scenario.Cast.TryGetValue(name, out var id) ? shared.People.GetValueOrDefault(id) : null;
}

/// <param name="Expression">Which drawing; null when the person has none.</param>
/// <param name="Face">What the face was last seen to do, in words.</param>
public sealed record Portrait(string Name, Person Person, string? Expression, string? Face)
{
    public string Initials => string.Concat(Name.Split(' ', '-').Where(w => w.Length > 0).Take(2).Select(w => w[0]));
}
