using Microsoft.Extensions.Localization;

namespace Training.Localization;

/// <summary>Lengths of time as people say them: 12 min, 1 h 30.</summary>
public static class Durations
{
    public static string Say(TimeSpan duration, IStringLocalizer<TrainingText> texts) =>
        duration < TimeSpan.FromHours(1) ? texts["Duration.Minutes", (int)duration.TotalMinutes]
        : duration.Minutes == 0 ? texts["Duration.Hours", (int)duration.TotalHours]
        : texts["Duration.HoursMinutes", (int)duration.TotalHours, duration.Minutes];
}
