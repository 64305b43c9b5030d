using Training.Catalogue;
using Training.Cohorts;
using Training.Content;
using Training.Content.Modules;
using Training.Localization;

namespace Training.Reports;

/// <summary>A module of an offering, on the version that its cohort reads, and when it is due.</summary>
public sealed record CohortModule(PublishedModule Version, bool IsOptional, DateTimeOffset? DueAt)
{
    public Module Module => Version.Module;
    public string Slug => Module.Slug;
    public string Title => Module.Text.In(Languages.Current).Title;

    /// <summary>The last day on which it is not late: what is due at midnight is due the day that ends.</summary>
    public DateTimeOffset? LastMoment => DueAt?.AddTicks(-1);

    /// <summary>Whether something was done after it was due, or is due and not done. What is optional is never late.</summary>
    public bool IsLate(DateTimeOffset? doneAt, DateTimeOffset now) => !IsOptional && DueAt is { } due && (doneAt ?? now) >= due;

    internal static DateTimeOffset? Due(Offering offering, OfferingModule module, TimeZoneInfo zone) =>
        module.DueAt ?? (offering.EndsOn is { } last ? StartOf(last.AddDays(1), zone) : null);

    internal static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new(midnight, zone.GetUtcOffset(midnight));
    }
}
