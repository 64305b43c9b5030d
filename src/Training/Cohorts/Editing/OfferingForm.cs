using System.Globalization;
using Microsoft.AspNetCore.Http;
using Training.Institutions;

namespace Training.Cohorts.Editing;

/// <summary>An offering as an instructor writes it: fields as they were typed.</summary>
public sealed record OfferingForm
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Revision { get; init; }
    public string Name { get; init; } = "";
    public string StartsOn { get; init; } = "";
    public string EndsOn { get; init; } = "";
    public string Admission { get; init; } = nameof(Cohorts.Admission.Instructor);

    /// <summary>The code is replaced: the old one lets nobody in any more.</summary>
    public bool NewCode { get; init; }

    /// <summary>By module: when it is due, as a field for a date and a time holds it; empty for the end of the offering.</summary>
    public IReadOnlyDictionary<string, string> Due { get; init; } = new Dictionary<string, string>();

    public IReadOnlySet<Guid> Instructors { get; init; } = new HashSet<Guid>();

    internal static OfferingForm Of(Offering offering, InstitutionTime time) =>
        new()
        {
            Id = offering.Id,
            Revision = offering.Revision,
            Name = offering.Name,
            StartsOn = InstitutionTime.ToField(offering.StartsOn),
            EndsOn = offering.EndsOn is { } end ? InstitutionTime.ToField(end) : "",
            Admission = offering.Admission.ToString(),
            Due = offering.Modules.ToDictionary(m => m.Module, m => m.DueAt is { } due ? time.ToField(due) : ""),
            Instructors = offering.Instructors.Select(i => i.LearnerId).ToHashSet(),
        };

    public static OfferingForm Read(IFormCollection form, IEnumerable<string> modules) =>
        new()
        {
            Id = Guid.TryParse(form["id"], out var id) ? id : Guid.CreateVersion7(),
            Revision = int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0,
            Name = Text(form, "name"),
            StartsOn = Text(form, "startsOn"),
            EndsOn = Text(form, "endsOn"),
            Admission = Text(form, "admission"),
            NewCode = Text(form, "newCode").Length > 0,
            Due = modules.ToDictionary(m => m, m => Text(form, "due-" + m)),
            Instructors = form["instructors"].Select(i => Guid.TryParse(i, out var learner) ? learner : Guid.Empty).ToHashSet(),
        };

    private static string Text(IFormCollection form, string field) => form[field].ToString().Trim();
}
