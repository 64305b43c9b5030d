using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Authoring.Forms;
using Training.Content.Editing;
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
        string? carried,
        string[] was,
        string[] now,
        OpenScenario open,
        SaidNames said,
        CancellationToken ct
    ) =>
        await open.FindAsync(draft, name, ct) is { Text: not null } scenario
            ? Page(
                scenario,
                ScenarioForm.Of(scenario),
                new(),
                done: done,
                carried: SceneFields.Number(carried ?? ""),
                said: await said.OfAsync(scenario, was.Zip(now), ct)
            )
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
        if (errors.Any || await open.AtAsync(scenario, form.Revision, ct) is not { } text)
            return await save.AnswerAsync(Written(scenario, null, form), There, Refused, Departed, ct);

        var before = ScenarioForm.Of(scenario with { Text = text });
        var renamed = CarryNames.Renamed(before, form);
        var left = scenario.Path.IsTranslation ? [] : CarryNames.Left(text, before, form, renamed);
        var answers = left.ToDictionary(l => l.Field, l => posted[l.Field].ToString());
        foreach (var l in left.Where(l => !CarryNames.IsAnswer(l, answers[l.Field], form)))
            errors.Add(l.Field, texts["SceneForm.Carry.Wanting", scenario.NameOf(l.Kind, l.Name)]);
        if (errors.Any)
            return Page(scenario, form, errors, left: left, answers: answers, isAsking: !left.Any(l => posted.ContainsKey(l.Field)));

        List<NameChange> changes = [.. renamed, .. left.Select(l => CarryNames.Decided(l, answers[l.Field], form)).OfType<NameChange>()];
        var carried = text.MentionsOf(changes).Count;
        var changed = form.WithTiles(changes).ApplyTo(text, scenario.Path)?.With(changes);
        var file = Written(scenario, changed?.Text, form) with
        {
            Along = changed is null ? [] : CarryNames.Along(scenario, changes, text, changed),
        };
        return await save.AnswerAsync(
            file,
            done =>
                There(done)
                + (carried > 0 ? string.Create(CultureInfo.InvariantCulture, $"&carried={carried}") : "")
                + string.Concat(
                    renamed
                        .Where(change => change.Kind == NamedKind.Person)
                        .Select(change => $"&was={Uri.EscapeDataString(change.From)}&now={Uri.EscapeDataString(change.To!)}")
                ),
            Refused,
            Departed,
            ct
        );

        string There(string done) => $"{scenario.Settings}?done={done}";

        RazorComponentResult<ScenarioPage> Refused(string problem)
        {
            if (!errors.Any)
                errors.Add("briefing", texts[problem]);
            return Page(scenario, form, errors);
        }

        RazorComponentResult<ScenarioPage> Departed(string by) =>
            Page(scenario, form with { Revision = scenario.Revision }, errors, departedBy: by);
    }

    private static WrittenFile Written(EditedScenario scenario, string? text, ScenarioForm form) =>
        new(scenario.Draft, scenario.Path, text, form.Revision);

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
        int carried = 0,
        string? departedBy = null,
        IReadOnlyList<LeftBehind>? left = null,
        IReadOnlyDictionary<string, string>? answers = null,
        bool isAsking = false,
        IReadOnlyList<SaidName>? said = null
    ) =>
        new(
            new
            {
                Edited = scenario,
                Form = form.WithBlankRows(),
                Errors = errors,
                Done = done,
                Carried = carried,
                DepartedBy = departedBy,
                LeftBehind = left ?? [],
                Answers = answers ?? new Dictionary<string, string>(),
                IsAsking = isAsking,
                Said = said ?? [],
            }
        )
        {
            StatusCode = SaveForm.StatusOf(errors, departedBy),
        };
}
