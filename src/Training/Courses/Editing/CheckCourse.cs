using Microsoft.Extensions.Localization;
using Training.Catalogue;
using Training.Content.Modules;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Courses.Editing;

/// <summary>What a course’s form must say before it is kept.</summary>
internal sealed class CheckCourse(CourseForm form, ContentLibrary content, IStringLocalizer<TrainingText> texts)
{
    private const decimal MostHours = 999;
    private readonly FormErrors errors = new();

    /// <param name="others">The institution’s other courses.</param>
    public FormErrors Run(IReadOnlyCollection<InstitutionCourse> others)
    {
        CheckLength("titleFr", form.TitleFr, InstitutionCourse.TitleLength, isRequired: true);
        CheckLength("titleEn", form.TitleEn, InstitutionCourse.TitleLength, isRequired: true);
        CheckLength("summaryFr", form.SummaryFr, InstitutionCourse.SummaryLength);
        CheckLength("summaryEn", form.SummaryEn, InstitutionCourse.SummaryLength);
        CheckHours();
        CheckModules();
        CheckRule();
        CheckPrerequisites(others);
        return errors;
    }

    private void CheckLength(string field, string text, int length, bool isRequired = false)
    {
        if (isRequired && text.Length == 0)
            errors.Add(field, texts["CourseEdit.Title.Missing"]);
        else if (text.Length > length)
            errors.Add(field, texts["CourseEdit.TooLong", length]);
    }

    private void CheckHours()
    {
        var hours = CourseForm.Number(form.Hours);
        var elsewhere = CourseForm.Number(form.Elsewhere.Length == 0 ? "0" : form.Elsewhere);
        if (hours is not (>= 0 and <= MostHours))
            errors.Add("hours", texts["CourseEdit.Hours.Wrong", MostHours]);
        if (elsewhere is not (>= 0 and <= MostHours))
            errors.Add("elsewhere", texts["CourseEdit.Hours.Wrong", MostHours]);
        else if (elsewhere > hours)
            errors.Add("elsewhere", texts["CourseEdit.Elsewhere.TooMany"]);
    }

    private void CheckModules()
    {
        if (form.Places.Count == 0)
            errors.Add("modules", texts["CourseEdit.Modules.None"]);
        else if (form.Places.Keys.All(form.Optional.Contains))
            errors.Add("modules", texts["CourseEdit.Modules.AllOptional"]);
        foreach (var (module, place) in form.Places)
            if (CourseForm.Number(place) is not (>= 1 and <= 999) || !int.TryParse(place, out _))
                errors.Add("place-" + module, texts["CourseEdit.Place.Wrong", Title(module)]);
            else if (content.IsWithdrawn(module) && !Kept.Contains(module))
                errors.Add("place-" + module, texts["CourseEdit.Withdrawn.New", Title(module)]);
    }

    private void CheckRule()
    {
        var required = form.Places.Keys.Count(m => !form.Optional.Contains(m));
        if (form.AtLeast.Length > 0 && (!int.TryParse(form.AtLeast, out var number) || number < 1 || number > required))
            errors.Add("atLeast", texts["CourseEdit.AtLeast.Wrong", Math.Max(1, required)]);
        if (form.MinimumScore.Length > 0 && CourseForm.Number(form.MinimumScore) is not (> 0 and <= 100))
            errors.Add("minimumScore", texts["CourseEdit.MinimumScore.Wrong"]);
        foreach (var activity in form.Required)
            if (Find(activity) is null || !form.Places.ContainsKey(activity.Split('/')[0]))
                errors.Add("required", texts["CourseEdit.Required.Elsewhere", Find(activity)?.Title.In(Languages.Current) ?? activity]);
    }

    // A course that waits for itself, by way of others or not, could never begin.
    private void CheckPrerequisites(IReadOnlyCollection<InstitutionCourse> others)
    {
        foreach (var slug in form.Prerequisites)
            if (others.FirstOrDefault(o => o.Slug == slug) is not { } asked)
                errors.Add("prerequisites", texts["CourseEdit.Prerequisite.Unknown", slug]);
            else if (LeadsBack(asked, others, []))
                errors.Add("prerequisites", texts["CourseEdit.Prerequisite.Cycle", asked.Title(Languages.Current)]);
    }

    /// <summary>The address of the course that is edited; null for a new one, which no other can wait for yet.</summary>
    public string? Slug { get; init; }

    /// <summary>The modules that the course has already: they stay, though their authors withdrew them since.</summary>
    public IReadOnlySet<string> Kept { get; init; } = new HashSet<string>();

    private bool LeadsBack(InstitutionCourse course, IReadOnlyCollection<InstitutionCourse> others, HashSet<string> seen) =>
        Slug is not null
        && (
            course.Prerequisites.Contains(Slug)
            || course.Prerequisites.Any(p =>
                seen.Add(p) && others.FirstOrDefault(o => o.Slug == p) is { } next && LeadsBack(next, others, seen)
            )
        );

    private Activity? Find(string activity) =>
        activity.Split('/') is [var module, var slug] ? content.Current(module)?.Module.Find(slug) : null;

    private string Title(string module) => content.Current(module)?.Module.Text.In(Languages.Current).Title ?? module;
}
