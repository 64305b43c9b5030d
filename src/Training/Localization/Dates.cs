using System.Globalization;
using Training.Content;
using Training.Institutions;

namespace Training.Localization;

/// <summary>Moments as dates that people read.</summary>
public static class Dates
{
    private static readonly AsyncLocal<TimeZoneInfo?> Ambient = new();
    private static readonly TimeZoneInfo Otherwise = TimeZoneInfo.FindSystemTimeZoneById(Institution.DefaultTimeZone);

    /// <summary>The clocks that the institution asked for lives by; like the language, it goes with the request.</summary>
    public static TimeZoneInfo Zone => Ambient.Value ?? Otherwise;

    /// <summary>For what follows in this request, or in this piece of work.</summary>
    internal static void LiveBy(string zone) => Ambient.Value = TimeZones.Find(zone);

    /// <summary>« 22 novembre 2026 », “November 22, 2026”.</summary>
    public static string ToLocalDate(this DateTimeOffset moment) => moment.ToLocalDate(Languages.Current);

    public static string ToLocalDate(this DateTimeOffset moment, Language language) => moment.ToLocalDay().Say(language);

    /// <summary>The same, by other clocks than those of the institution asked for.</summary>
    public static string ToDate(this DateTimeOffset moment, Language language, TimeZoneInfo zone) => moment.ToDay(zone).Say(language);

    public static string Say(this DateOnly day, Language language) =>
        language == Language.Fr
            ? day.ToString(day.Day == 1 ? "'1er' MMMM yyyy" : "d MMMM yyyy", language.Culture())
            : day.ToString("MMMM d, yyyy", language.Culture());

    /// <summary>The day it is, where people learn.</summary>
    public static DateOnly ToLocalDay(this DateTimeOffset moment) => moment.ToDay(Zone);

    private static DateOnly ToDay(this DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>The moment when that day’s clocks there say this hour.</summary>
    public static DateTimeOffset AtLocalHour(this DateOnly day, int hour) => At(day.ToDateTime(new TimeOnly(hour, 0)));

    /// <summary>Midnight, as a day begins here.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => At(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>« 14 h 12 », “2:12 p.m.”.</summary>
    public static string ToLocalClock(this DateTimeOffset moment) => SayClock(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    internal static string SayClock(DateTime local) =>
        local.ToString(Languages.Current == Language.Fr ? "H'\u00A0h\u00A0'mm" : "h:mm tt", CultureInfo.CurrentCulture);

    // Some clocks jump over an hour, even over midnight: such an hour is read with the offset before the jump.
    private static DateTimeOffset At(DateTime local) => new(local, Zone.GetUtcOffset(local));
}
