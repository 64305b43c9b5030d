using Training.Content.Modules;

namespace Training.Authoring.Describing;

/// <summary>The time that a module announces beside that of its activities.</summary>
public sealed record AnnouncedTime(TimeSpan Announced, TimeSpan Activities)
{
    // As finely as hours are announced.
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    /// <returns>Null while either isn’t known.</returns>
    public static AnnouncedTime? Of(Module? module) =>
        module is { Hours: > 0 } && new TimeSpan(module.Activities.Sum(a => a.Duration.Ticks)) is { Ticks: > 0 } activities
            ? new(TimeSpan.FromHours((double)module.Hours), activities)
            : null;

    public bool Departs => Distance >= Quarter;

    /// <summary>
    /// By more than half of what is announced, and more than half an hour: people come back to a lesson and play a session again, and no activity counts
    /// that time; a short module, or one that is just begun, is soon off by half.
    /// </summary>
    public bool IsFar => Distance > HalfHour && Distance > Announced / 2;

    private TimeSpan Distance => (Announced - Activities).Duration();
}
