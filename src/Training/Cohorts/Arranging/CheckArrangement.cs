using Microsoft.Extensions.Localization;
using Training.Institutions;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Cohorts.Arranging;

/// <summary>What the modules of an offering must be before they are shown to be confirmed, and before they are kept.</summary>
internal sealed class CheckArrangement(ArrangementForm form, Offering offering, InstitutionTime time, IStringLocalizer<TrainingText> texts)
{
    /// <param name="begun">By module, how many of the cohort began it.</param>
    /// <param name="isWithdrawn">Whether its authors took a module out of the catalogue.</param>
    public FormErrors Run(IReadOnlyDictionary<string, int> begun, Func<string, string> title, Func<string, bool> isWithdrawn)
    {
        var errors = new FormErrors();
        foreach (var unknown in form.Unknown)
            errors.Add("modules", texts["Arrange.Unknown", unknown]);
        if (form.Places.Count == 0)
            errors.Add("modules", texts["CourseEdit.Modules.None"]);
        else if (form.Places.Keys.All(form.Optional.Contains))
            errors.Add("modules", texts["CourseEdit.Modules.AllOptional"]);
        foreach (var (module, place) in form.Places)
            if (ArrangementForm.Number(place) is null)
                errors.Add("place-" + module, texts["CourseEdit.Place.Wrong", title(module)]);
            else if (isWithdrawn(module) && !offering.Modules.Exists(m => m.Module == module))
                errors.Add("place-" + module, texts["CourseEdit.Withdrawn.New", title(module)]);
        foreach (var place in offering.Modules.Where(m => !form.Places.ContainsKey(m.Module)))
            if (begun.GetValueOrDefault(place.Module) is > 0 and var learners)
                errors.Add("place-" + place.Module, texts.Count("Arrange.Kept", learners, title(place.Module)));
        // What is added late would be late at once.
        if (offering.HasEndedOn(time.Today) && form.Places.Keys.Except(offering.Modules.Select(m => m.Module)).Any())
            errors.Add("modules", texts["Arrange.Ended", offering.EndsOn!.Value.Say(Languages.Current)]);
        if (!errors.Any && form.IsThatOf(offering))
            errors.Add("modules", texts["Arrange.Same"]);
        return errors;
    }
}
