using Training.Institutions;

namespace Training.Digests;

/// <summary>What an institution’s clocks say.</summary>
internal static class LocalTime
{
    public static DateTime At(Institution institution, DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, Zone(institution)).DateTime;

    /// <summary>The last moment of a day there.</summary>
    public static DateTimeOffset EndOf(DateOnly day, Institution institution) =>
        new DateTimeOffset(
            TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Zone(institution)),
            TimeSpan.Zero
        ).AddSeconds(-1);

    private static TimeZoneInfo Zone(Institution institution) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(institution.TimeZone, out var zone)
            ? zone
            : TimeZoneInfo.FindSystemTimeZoneById(Institution.DefaultTimeZone);
}
