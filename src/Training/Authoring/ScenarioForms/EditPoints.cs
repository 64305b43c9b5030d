using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Editing;
using Training.Authoring.Forms;
using Training.Content.Editing;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.ScenarioForms;

/// <summary>The points of a session’s choices as their page shows them.</summary>
/// <param name="Text">The session that is shown: as it was when what comes back was typed.</param>
public sealed record PointsView(EditedScenario Scenario, ScenarioText Text, PointsForm Form)
{
    public FormErrors Errors { get; init; } = new();

    public string? Saved { get; init; }

    /// <summary>Who changed the same choices meanwhile; empty for someone who has left, null for nobody.</summary>
    public string? DepartedBy { get; init; }

    /// <summary>What was typed for choices that are no longer there.</summary>
    public IReadOnlyList<LeftPoints> Left { get; init; } = [];

    public bool IsUnsaved => Errors.Any || DepartedBy is not null;
}

/// <summary>An author gives the points of all the choices of a session on one page.</summary>
internal static class EditPoints
{
    // The longest session has so many.
    private const int MostFields = 20_000;

    public static void MapEditPoints(this IEndpointRouteBuilder scenario)
    {
        scenario.MapGet("points", Show);
        scenario.MapPost("points", Save).TakesText().WithFormOptions(valueCountLimit: MostFields);
    }

    // A translation has the points of its source.
    private static async Task<Results<RazorComponentResult<PointsPage>, NotFound>> Show(
        string draft,
        string name,
        string? saved,
        OpenScenario open,
        CancellationToken ct
    ) =>
        await open.FindAsync(draft, name, ct) is { Text: { } text, Path.IsTranslation: false } scenario
            ? Page(new(scenario, text, PointsForm.Of(scenario)) { Saved = saved })
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<PointsPage>, NotFound>> Save(
        string draft,
        string name,
        IFormCollection posted,
        OpenScenario open,
        SaveForm save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: { } now, Path.IsTranslation: false } scenario)
            return TypedResults.NotFound();
        var form = PointsForm.Read(posted, scenario);
        var before = await open.AtAsync(scenario, form.Revision, ct);
        var view = new PointsView(scenario, before ?? now, form);
        foreach (var (scene, choice, competency) in form.Wrong(view.Text))
            view.Errors.Add(
                PointsForm.Field(scene.Key, choice, competency),
                texts["Points.Wrong", scene.Title, choice + 1, competency, SceneFields.MostOf(competency)]
            );
        var after = view.Errors.Any || before is null ? null : form.ApplyTo(before);
        return await save.AnswerAsync(
            new(scenario.Draft, scenario.Path, after?.Text, form.Revision)
            {
                Along = after is null
                    ? []
                    : [CarryNames.Translation(scenario, before!, after, after, (path, other) => Follow(path, other, form, before!, after))],
            },
            saved => $"{scenario.Points}?saved={saved}",
            problem =>
            {
                if (!view.Errors.Any)
                    view.Errors.Add("points", texts[problem]);
                return Page(view, StatusCodes.Status422UnprocessableEntity);
            },
            by =>
            {
                var (typed, left) = form.Over(before!, now, scenario);
                return Page(new(scenario, now, typed) { DepartedBy = by, Left = left }, StatusCodes.Status409Conflict);
            },
            ct
        );
    }

    private static string? Follow(string path, string other, PointsForm form, ScenarioText before, ScenarioText after) =>
        ScenarioText.Read(path, other, before.Cast) is { } read ? form.Follow(before, after, read)?.Text : null;

    private static RazorComponentResult<PointsPage> Page(PointsView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view }) { StatusCode = status };
}
