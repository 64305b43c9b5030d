using Training.Authoring.Drafts;
using Training.Content;
using Training.Content.Modules;

namespace Training.Authoring.Describing;

/// <summary>The time that a module announces beside that of its activities.</summary>
/// <param name="IsEarly">The module is only begun: most of what it will take isn’t written.</param>
public sealed record AnnouncedTime(TimeSpan Announced, TimeSpan Activities, bool IsEarly)
{
    // As finely as hours are announced.
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    /// <param name="kept">What still stands of the text to start from.</param>
    /// <returns>Null while either isn’t known.</returns>
    public static AnnouncedTime? Of(Module? module, IEnumerable<ContentProblem> kept) =>
        module is { Hours: > 0 }
        && new TimeSpan(module.Activities.Sum(a => a.Duration.Ticks)) is { Ticks: > 0 } activities
        && kept.Any(passage => DraftPath.Of(passage.At.File.Split('/')[^1]).IsActivity) is var isKept
        // Of the lesson that it was made with, nobody said how long it takes.
        && !(isKept && module.Activities.Count == 1)
            ? new(TimeSpan.FromHours((double)module.Hours), activities, isKept || module.Activities.Count < 2)
            : null;

    /// <summary>Enough for it to be said where nobody asked.</summary>
    public bool Departs => !IsEarly && Distance >= Quarter;

    /// <summary>
    /// By more than half of what is announced, and more than half an hour: people come back to a lesson and play a session again, and no activity counts
    /// that time; a short module is soon off by half.
    /// </summary>
    public bool IsFar => !IsEarly && Distance > HalfHour && Distance > Announced / 2;

    private TimeSpan Distance => (Announced - Activities).Duration();
}
