using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Training.Authoring.Forms;
using Training.Content;
using Training.Content.Editing;

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
        scenario.MapPost(
            "scenes/{id}/remove",
            (string draft, string name, string id, [FromForm] ArrangeForm form, OpenScenario open, SaveForm save, CancellationToken ct) =>
                ChangeAsync(
                    draft,
                    name,
                    id,
                    form,
                    (text, scene, _) => Without(text, scene.Key, form.Way),
                    "removed",
                    open,
                    save,
                    ct,
                    text => text.Find(id) is null ? text : Without(text, id, form.Way)
                )
        );
    }

    // What led to it leads to another, if its author says which.
    private static ScenarioText? Without(ScenarioText text, string id, string? way) =>
        text.Find(id) is not { } scene ? null
        : text.Without(scene) is { } left && left.Find(way ?? "") is { } other && other.Key == way
            ? left.With([new NameChange(NamedKind.Scene, id, way)])
        : text.Without(scene);

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
        CancellationToken ct,
        Func<ScenarioText, ScenarioText?>? inTranslation = null
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: { } text } scenario)
            return TypedResults.NotFound();
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
