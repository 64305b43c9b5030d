using System.Globalization;
using Training.Localization;

namespace Training.Institutions;

/// <summary>Days and hours as the clocks of the current institution tell them.</summary>
internal sealed class InstitutionTime(CurrentInstitution institution, TimeProvider clock)
{
    private readonly TimeZoneInfo zone = TimeZones.Find(institution.Details.TimeZone) ?? Dates.Zone;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(ToLocal(Now));

    public DateTime ToLocal(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone).DateTime;

    /// <summary>The moment when clocks there say this. An hour that spring skips is the one after it; of an hour that autumn has twice, it is the second.</summary>
    public DateTimeOffset At(DateTime local)
    {
        if (zone.IsInvalidTime(local))
            local += TimeSpan.FromHours(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Min() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The last minute of a day there.</summary>
    public DateTimeOffset EndOf(DateOnly day) => At(day.ToDateTime(new TimeOnly(23, 59)));

    /// <summary>« 30 novembre 2026, 23 h 59 », “November 30, 2026, 11:59 p.m.”.</summary>
    public string Say(DateTimeOffset moment)
    {
        var local = ToLocal(moment);
        return $"{DateOnly.FromDateTime(local).Say(Languages.Current)}, {Dates.SayClock(local)}";
    }

    /// <summary>The same, as a field for a date and a time holds it.</summary>
    public string ToField(DateTimeOffset moment) => ToLocal(moment).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    public static string ToField(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public DateTimeOffset? ReadMoment(string text) =>
        DateTime.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var local
        )
            ? At(local)
            : null;
}
