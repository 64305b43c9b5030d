using System.Globalization;
using Training.Content;

namespace Training.Localization;

/// <summary>Moments as dates that people read.</summary>
public static class Dates
{
    // Until institutions bring their own, everyone who learns here lives by Québec's clocks.
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");

    /// <summary>« 22 novembre 2026 », “November 22, 2026”.</summary>
    public static string ToLocalDate(this DateTimeOffset moment) => moment.ToLocalDate(Languages.Current);

    public static string ToLocalDate(this DateTimeOffset moment, Language language) => moment.ToLocalDay().Say(language);

    public static string Say(this DateOnly day, Language language) =>
        language == Language.Fr
            ? day.ToString(day.Day == 1 ? "'1er' MMMM yyyy" : "d MMMM yyyy", language.Culture())
            : day.ToString("MMMM d, yyyy", language.Culture());

    /// <summary>The day it is, where people learn.</summary>
    public static DateOnly ToLocalDay(this DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>The moment when that day’s clocks there say this hour.</summary>
    public static DateTimeOffset AtLocalHour(this DateOnly day, int hour) =>
        new(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(hour, 0)), Zone), TimeSpan.Zero);

    /// <summary>Midnight, as a day begins here.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new(midnight, Zone.GetUtcOffset(midnight));
    }

    /// <summary>« 14 h 12 », “2:12 p.m.”.</summary>
    public static string ToLocalClock(this DateTimeOffset moment) =>
        TimeZoneInfo
            .ConvertTime(moment, Zone)
            .ToString(Languages.Current == Language.Fr ? "H'\u00A0h\u00A0'mm" : "h:mm tt", CultureInfo.CurrentCulture);
}
