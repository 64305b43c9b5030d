using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Authoring.Forms;
using Training.Content;
using Training.Content.Editing;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.ScenarioForms;

/// <summary>An author moves a scene, copies it, or takes it away.</summary>
internal static class ArrangeScenes
{
    public static void MapArrangeScenes(this IEndpointRouteBuilder scenario)
    {
        scenario.MapPost(
            "scenes/{id}/move",
            (string draft, string name, string id, [FromForm] ArrangeForm form, OpenScenario open, SaveForm save, CancellationToken ct) =>
                ChangeAsync(draft, name, id, form, (text, scene, _) => text.Moved(scene, form.Way == "up"), "moved", open, save, ct)
        );
        scenario.MapPost(
            "scenes/{id}/copy",
            (string draft, string name, string id, [FromForm] ArrangeForm form, OpenScenario open, SaveForm save, CancellationToken ct) =>
                ChangeAsync(
                    draft,
                    name,
                    id,
                    form,
                    (text, scene, language) => text.Twice(scene, title => $"{title} ({(language == Language.Fr ? "copie" : "copy")})"),
                    "copied",
                    open,
                    save,
                    ct
                )
        );
        scenario.MapGet("scenes/{id}/remove", ShowRemove);
        scenario.MapPost("scenes/{id}/remove", Remove);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<RemoveScenePage>, NotFound>> Remove(
        string draft,
        string name,
        string id,
        [FromForm] ArrangeForm form,
        OpenScenario open,
        SaveForm save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: { } text } scenario)
            return TypedResults.NotFound();
        var title = TitleField.Tidy(form.New);
        if (form.Revision == scenario.Revision && text.Find(id) is { } leaving && Check(form, title, texts) is { Any: true } errors)
            return new RazorComponentResult<RemoveScenePage>(
                new
                {
                    Edited = scenario,
                    Part = leaving,
                    Form = form,
                    Errors = errors,
                }
            )
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            };
        string? to = null;
        var answer = await SaveAsync(
            scenario,
            text,
            id,
            form,
            (now, scene, _) => Without(now, scene, form.Way, title, out to),
            "removed",
            save,
            ct,
            english =>
                english.Find(id) is { } scene
                    ? english.Without(scene) is { } left
                        ? Leading(left, id, to)
                        : null
                    : english
        );
        return answer.Result is RedirectHttpResult there ? there : TypedResults.NotFound();
    }

    private static FormErrors Check(ArrangeForm form, string title, IStringLocalizer<TrainingText> texts)
    {
        var errors = new FormErrors();
        if (form.Way == SceneFields.NewScene || (title.Length > 0 && string.IsNullOrEmpty(form.Way)))
            TitleField.Check(errors, "new", title, isRequired: true, texts, "SceneForm.Remove.New.Missing");
        else if (title.Length > 0)
            errors.Add("new", texts["SceneForm.Remove.New.Both"]);
        if (!errors.Any && title.AsSpan().ContainsAny('{', '}', '`'))
            errors.Add("new", texts["SceneForm.Title.Brace"]);
        return errors;
    }

    // What led to it leads to another, if its author says which: one that is there, or one that is begun with it.
    private static ScenarioText? Without(ScenarioText text, ScenePart scene, string? way, string title, out string? to)
    {
        to = null;
        if (text.Without(scene) is not { } left)
            return null;
        if (title.Length > 0)
        {
            to = left.FreeIdFor(title);
            return left.Plus(new() { Title = title, Id = to }) is { } more ? Leading(more, scene.Key, to) : null;
        }
        to = left.Find(way ?? "") is { } other && other.Key == way ? way : null;
        return Leading(left, scene.Key, to);
    }

    private static ScenarioText? Leading(ScenarioText text, string from, string? to) =>
        to is null ? text : text.With([new NameChange(NamedKind.Scene, from, to)]);

    private static async Task<Results<RazorComponentResult<RemoveScenePage>, NotFound>> ShowRemove(
        string draft,
        string name,
        string id,
        OpenScenario open,
        CancellationToken ct
    ) =>
        await open.FindAsync(draft, name, ct) is { Text: { } text } scenario && text.Find(id) is { } scene
            ? new RazorComponentResult<RemoveScenePage>(new { Edited = scenario, Part = scene })
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, NotFound>> ChangeAsync(
        string draft,
        string name,
        string id,
        ArrangeForm form,
        Func<ScenarioText, ScenePart, Language, ScenarioText?> change,
        string done,
        OpenScenario open,
        SaveForm save,
        CancellationToken ct
    ) =>
        await open.FindAsync(draft, name, ct) is { Text: { } text } scenario
            ? await SaveAsync(scenario, text, id, form, change, done, save, ct)
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, NotFound>> SaveAsync(
        EditedScenario scenario,
        ScenarioText text,
        string id,
        ArrangeForm form,
        Func<ScenarioText, ScenePart, Language, ScenarioText?> change,
        string done,
        SaveForm save,
        CancellationToken ct,
        Func<ScenarioText, ScenarioText?>? inTranslation = null
    )
    {
        if (form.Revision != scenario.Revision)
            return Back(scenario, "meanwhile");
        if (text.Find(id) is not { } scene)
            return TypedResults.NotFound();
        if (change(text, scene, scenario.Path.Language) is not { } changed)
            return Back(scenario, "misread");
        var file = new WrittenFile(scenario.Draft, scenario.Path, changed.Text, form.Revision);
        if (inTranslation is not null && !scenario.Path.IsTranslation)
            file = file with
            {
                Along =
                [
                    CarryNames.Translation(
                        scenario,
                        text,
                        changed,
                        changed,
                        (path, other) => ScenarioText.Read(path, other) is { } read && inTranslation(read) is { } now ? now.Text : null
                    ),
                ],
            };
        return await save.SaveAsync(file, ct) switch
        {
            (FormOutcome.Saved or FormOutcome.Merged, _) => Back(scenario, done, changed.Find(id) is null ? "scenes" : $"scene-{id}"),
            (FormOutcome.TooLarge, _) => Back(scenario, "large"),
            (FormOutcome.Gone, _) => TypedResults.NotFound(),
            _ => Back(scenario, "meanwhile"),
        };
    }

    // What isn’t done is said at the top.
    private static RedirectHttpResult Back(EditedScenario scenario, string done, string? place = null) =>
        TypedResults.LocalRedirect($"{scenario.Address}?done={done}{(place is null ? "" : "#" + place)}");
}
