using Microsoft.Extensions.Localization;
using Training.Institutions;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Cohorts.Editing;

/// <summary>What an offering’s form must say before it is kept.</summary>
internal sealed class CheckOffering(OfferingForm form, InstitutionTime time, IStringLocalizer<TrainingText> texts)
{
    private readonly FormErrors errors = new();

    /// <param name="mayTeach">Those of the institution who may teach.</param>
    /// <param name="own">Who asks, when they would lose the offering by taking themselves out; null for one who keeps it all the same.</param>
    public FormErrors Run(IReadOnlyCollection<Guid> mayTeach, Guid? own)
    {
        if (form.Name.Length is 0 or > Offering.NameLength)
            errors.Add("name", texts["OfferingEdit.Name.Wrong", Offering.NameLength]);
        CheckDays();
        if (!Enum.TryParse<Admission>(form.Admission, out var admission) || !Enum.IsDefined(admission))
            errors.Add("admission", texts["OfferingEdit.Admission.Missing"]);
        CheckDue();
        if (form.Instructors.Count == 0)
            errors.Add("instructors", texts["OfferingEdit.Instructors.None"]);
        else if (!form.Instructors.All(mayTeach.Contains))
            errors.Add("instructors", texts["OfferingEdit.Instructors.Unknown"]);
        else if (own is { } self && !form.Instructors.Contains(self))
            errors.Add("instructors", texts["OfferingEdit.Instructors.Self"]);
        return errors;
    }

    private void CheckDays()
    {
        var start = InstitutionTime.ReadDay(form.StartsOn);
        if (start is null)
            errors.Add("startsOn", texts["OfferingEdit.StartsOn.Wrong"]);
        if (form.EndsOn.Length == 0)
            return;
        if (InstitutionTime.ReadDay(form.EndsOn) is not { } end)
            errors.Add("endsOn", texts["OfferingEdit.EndsOn.Wrong"]);
        else if (end < start)
            errors.Add("endsOn", texts["OfferingEdit.EndsOn.BeforeStart"]);
    }

    private void CheckDue()
    {
        foreach (var (module, text) in form.Due.Where(d => d.Value.Length > 0))
            if (time.ReadMoment(text) is not { } due)
                errors.Add("due-" + module, texts["OfferingEdit.Due.Wrong"]);
            else if (InstitutionTime.ReadDay(form.StartsOn) is { } start && due < time.At(start.ToDateTime(TimeOnly.MinValue)))
                errors.Add("due-" + module, texts["OfferingEdit.Due.BeforeStart"]);
            else if (InstitutionTime.ReadDay(form.EndsOn) is { } end && due > time.EndOf(end))
                errors.Add("due-" + module, texts["OfferingEdit.Due.AfterEnd"]);
    }
}
