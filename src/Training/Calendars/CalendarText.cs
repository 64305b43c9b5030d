using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Training.Content;
using Training.Localization;
using Training.Pages;

namespace Training.Calendars;

/// <summary>Due dates as calendars read them (RFC 5545). The same dates give the same text, so that nothing new is nothing to fetch.</summary>
internal sealed class CalendarText(Links links)
{
    public string Write(IReadOnlyList<DueDate> dates, Language language)
    {
        var calendar = new Calendar { ProductId = "-//Training//Due dates//" + language.Code().ToUpperInvariant() };
        var name = ResourceText.In(language, "Calendar.Name", ResourceText.In(language, "Site.Name"));
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        foreach (var zone in dates.Where(d => d.At is not null).GroupBy(d => d.Institution.TimeZone))
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(zone.Key, zone.Min(d => d.At!.Value.UtcDateTime).AddYears(-1), false));
        foreach (var date in dates)
            calendar.Events.Add(Event(date, date.Institution.OnlyLanguage ?? language));
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private CalendarEvent Event(DueDate date, Language language)
    {
        var kind =
            date.IsDone ? "Calendar.Done"
            : date.Day is null ? "Calendar.Due"
            : "Calendar.Ends";
        var address = links.Absolute(date.Path, date.Institution);
        return new CalendarEvent
        {
            Uid = date.Uid,
            Summary = ResourceText.In(language, kind, date.Title),
            Description = $"{date.Offering.Course!.Title(language)} – {date.Offering.Name}\n{date.Institution.Name(language)}\n{address}",
            Url = new Uri(address),
            Start = Start(date),
            // Of the offering and not of this moment, so that the text stays the same.
            DtStamp = new CalDateTime(date.Offering.CreatedAt.UtcDateTime, "UTC"),
            Sequence = date.Offering.Revision,
            Transparency = TransparencyType.Transparent,
        };
    }

    private static CalDateTime Start(DueDate date)
    {
        if (date.At is not { } moment)
            return new(date.Day!.Value);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(date.Institution.TimeZone);
        return new(TimeZoneInfo.ConvertTime(moment, zone).DateTime, date.Institution.TimeZone);
    }
}
