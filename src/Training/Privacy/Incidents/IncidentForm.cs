using System.Globalization;
using Microsoft.Extensions.Localization;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Privacy.Incidents;

/// <summary>An incident as its form holds it.</summary>
public sealed class IncidentForm
{
    /// <summary>Of the incident that it will be: a second click writes the same one.</summary>
    public Guid Id { get; set; }

    /// <summary>Of what the form was filled from.</summary>
    public int Revision { get; set; }

    public string? HappenedOn { get; set; }
    public string? FoundOn { get; set; }
    public string? Description { get; set; }
    public string? DataTouched { get; set; }
    public string? PeopleTouched { get; set; }

    /// <summary><c>true</c>, <c>false</c>, or empty until it is assessed.</summary>
    public string? Serious { get; set; }

    public string? Assessment { get; set; }
    public string? Measures { get; set; }
    public string? CommissionToldOn { get; set; }
    public string? PeopleToldOn { get; set; }
    public string? ClosedOn { get; set; }

    internal static IncidentForm Of(Incident incident) =>
        new()
        {
            Id = incident.Id,
            Revision = incident.Revision,
            HappenedOn = Say(incident.HappenedOn),
            FoundOn = Say(incident.FoundOn),
            Description = incident.Description,
            DataTouched = incident.DataTouched,
            PeopleTouched = incident.PeopleTouched?.ToString(CultureInfo.InvariantCulture),
            Serious = incident.IsSerious switch
            {
                true => "true",
                false => "false",
                null => "",
            },
            Assessment = incident.Assessment,
            Measures = incident.Measures,
            CommissionToldOn = Say(incident.CommissionToldOn),
            PeopleToldOn = Say(incident.PeopleToldOn),
            ClosedOn = Say(incident.ClosedOn),
        };

    internal FormErrors Check(DateOnly today, IStringLocalizer<TrainingText> text)
    {
        var errors = new FormErrors();
        CheckDay(errors, "foundOn", FoundOn, today, text, isNeeded: true);
        CheckDay(errors, "happenedOn", HappenedOn, today, text);
        if (Day(HappenedOn) > Day(FoundOn))
            errors.Add("happenedOn", text["Incidents.AfterFound"]);
        if (Tidy(Description).Length == 0)
            errors.Add("description", text["Incidents.Description.Missing"]);
        foreach (
            var (field, words) in new[]
            {
                ("description", Description),
                ("dataTouched", DataTouched),
                ("assessment", Assessment),
                ("measures", Measures),
            }
        )
            if (Tidy(words).Length > Incident.TextLength)
                errors.Add(field, text["Incidents.TooLong", Incident.TextLength]);
        if (!string.IsNullOrWhiteSpace(PeopleTouched) && People is null)
            errors.Add("peopleTouched", text["Incidents.People.Wrong"]);
        if (IsSerious is not null && Tidy(Assessment).Length == 0)
            errors.Add("assessment", text["Incidents.Assessment.Missing"]);
        CheckDay(errors, "commissionToldOn", CommissionToldOn, today, text);
        CheckDay(errors, "peopleToldOn", PeopleToldOn, today, text);
        CheckDay(errors, "closedOn", ClosedOn, today, text);
        if (Day(ClosedOn) is not null && IsSerious is null)
            errors.Add("closedOn", text["Incidents.NotAssessed"]);
        return errors;
    }

    internal void ApplyTo(Incident incident)
    {
        incident.HappenedOn = Day(HappenedOn);
        incident.FoundOn = Day(FoundOn)!.Value;
        incident.Description = Tidy(Description);
        incident.DataTouched = Tidy(DataTouched);
        incident.PeopleTouched = People;
        incident.IsSerious = IsSerious;
        incident.Assessment = Tidy(Assessment);
        incident.Measures = Tidy(Measures);
        incident.CommissionToldOn = Day(CommissionToldOn);
        incident.PeopleToldOn = Day(PeopleToldOn);
        incident.ClosedOn = Day(ClosedOn);
    }

    /// <summary>Whether the incident says the same.</summary>
    internal bool Says(Incident incident) =>
        incident.HappenedOn == Day(HappenedOn)
        && incident.FoundOn == Day(FoundOn)
        && incident.Description == Tidy(Description)
        && incident.DataTouched == Tidy(DataTouched)
        && incident.PeopleTouched == People
        && incident.IsSerious == IsSerious
        && incident.Assessment == Tidy(Assessment)
        && incident.Measures == Tidy(Measures)
        && incident.CommissionToldOn == Day(CommissionToldOn)
        && incident.PeopleToldOn == Day(PeopleToldOn)
        && incident.ClosedOn == Day(ClosedOn);

    private bool? IsSerious =>
        Serious switch
        {
            "true" => true,
            "false" => false,
            _ => null,
        };

    private int? People =>
        int.TryParse(
            (PeopleTouched ?? "").Replace(" ", "", StringComparison.Ordinal),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var people
        )
            ? people
            : null;

    private static void CheckDay(
        FormErrors errors,
        string field,
        string? typed,
        DateOnly today,
        IStringLocalizer<TrainingText> text,
        bool isNeeded = false
    )
    {
        if (string.IsNullOrWhiteSpace(typed) ? isNeeded : Day(typed) is null)
            errors.Add(field, text["Incidents.Day.Wrong"]);
        else if (Day(typed) > today)
            errors.Add(field, text["Incidents.Day.Future"]);
    }

    private static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Say(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Tidy(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Trim();
}
