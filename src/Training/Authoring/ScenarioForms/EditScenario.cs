using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Authoring.Forms;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.ScenarioForms;

/// <summary>An author says what a session is, before its scenes: its title, its briefing and its settings.</summary>
internal static class EditScenario
{
    public static void MapEditScenario(this IEndpointRouteBuilder scenario)
    {
        scenario.MapGet("settings", Show);
        scenario.MapPost("settings", Save).TakesText();
    }

    private static async Task<Results<RazorComponentResult<ScenarioPage>, NotFound>> Show(
        string draft,
        string name,
        string? done,
        OpenScenario open,
        CancellationToken ct
    ) =>
        await open.FindAsync(draft, name, ct) is { Text: not null } scenario
            ? Page(scenario, ScenarioForm.Of(scenario), new(), done: done)
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<ScenarioPage>, NotFound>> Save(
        string draft,
        string name,
        IFormCollection posted,
        OpenScenario open,
        SaveForm save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: not null } scenario)
            return TypedResults.NotFound();
        var form = ScenarioForm.Read(posted);
        var errors = Check(form, scenario, texts);
        var changed =
            errors.Any || await open.AtAsync(scenario, form.Revision, ct) is not { } text ? null : form.ApplyTo(text, scenario.Path);
        return await save.AnswerAsync(
            scenario.Draft,
            scenario.Path,
            changed?.Text,
            form.Revision,
            done => $"{scenario.Settings}?done={done}",
            problem =>
            {
                if (!errors.Any)
                    errors.Add("briefing", texts[problem]);
                return Page(scenario, form, errors);
            },
            by => Page(scenario, form with { Revision = scenario.Revision }, errors, departedBy: by),
            ct
        );
    }

    private static FormErrors Check(ScenarioForm form, EditedScenario scenario, IStringLocalizer<TrainingText> texts)
    {
        var errors = new FormErrors();
        if (ScenarioForm.Holds(scenario.Front!, "title"))
            TitleField.Check(errors, "title", TitleField.Tidy(form.Title), isRequired: true, texts);
        if (!PercentField.IsRight(form.Mastery))
            errors.Add("mastery", texts["SceneForm.Set.mastery.Wrong"]);
        foreach (var field in form.Nameless())
            errors.Add(field, texts[$"SceneForm.Set.{field}.Nameless"]);
        foreach (var (field, name) in form.Twice())
            errors.Add(field, texts["SceneForm.Set.Twice", name]);
        return errors;
    }

    private static RazorComponentResult<ScenarioPage> Page(
        EditedScenario scenario,
        ScenarioForm form,
        FormErrors errors,
        string? done = null,
        string? departedBy = null
    ) =>
        new(
            new
            {
                Edited = scenario,
                Form = form.WithBlankRows(),
                Errors = errors,
                Done = done,
                DepartedBy = departedBy,
            }
        )
        {
            StatusCode = SaveForm.StatusOf(errors, departedBy),
        };
}
