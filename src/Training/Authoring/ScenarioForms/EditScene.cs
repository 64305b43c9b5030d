using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Editing;
using Training.Authoring.Forms;
using Training.Content.Editing;
using Training.Content.Markup;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.ScenarioForms;

/// <summary>A scene’s form as its page shows it.</summary>
public sealed record SceneView(EditedScenario Scenario, SceneForm Form, int Revision)
{
    /// <summary>Null for a new one.</summary>
    public ScenePart? Part { get; init; }

    public FormErrors Errors { get; init; } = new();

    /// <summary>Who changed the same scene meanwhile; empty for someone who has left, null for nobody.</summary>
    public string? DepartedBy { get; init; }

    /// <summary>Some of what is shown isn’t saved yet.</summary>
    public bool IsUnsaved { get; init; }

    public string? Saved { get; init; }

    /// <summary>Of a form whose scene someone took away meanwhile: saving puts it back.</summary>
    public string? GoneKey { get; init; }

    /// <summary>The titles typed for scenes that choices lead to and that aren’t there yet.</summary>
    public IReadOnlyDictionary<int, string> NewScenes { get; init; } = new Dictionary<int, string>();
}

/// <summary>An author writes a scene of a scenario in a form.</summary>
internal static class EditScene
{
    public static void MapEditScene(this IEndpointRouteBuilder scenario)
    {
        scenario.MapGet("scenes/new", ShowNew);
        scenario.MapPost("scenes/new", Add).TakesText();
        scenario.MapGet("scenes/{id}", Show);
        scenario.MapPost("scenes/{id}", Save).TakesText();
    }

    private static async Task<Results<RazorComponentResult<ScenePage>, NotFound>> ShowNew(
        string draft,
        string name,
        OpenScenario open,
        CancellationToken ct
    ) =>
        await open.FindAsync(draft, name, ct) is { Text: not null } scenario
            ? Page(new(scenario, SceneFields.Begin(), scenario.Revision))
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<ScenePage>, RazorComponentResult<SceneTextPage>, NotFound>> Show(
        string draft,
        string name,
        string id,
        string? saved,
        OpenScenario open,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: { } text } scenario || text.Find(id) is not { } part)
            return TypedResults.NotFound();
        return text.FormOf(part) is { } form
            ? Page(new(scenario, form, scenario.Revision) { Part = part, Saved = saved })
            : new RazorComponentResult<SceneTextPage>(new { Edited = scenario, Part = part });
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<ScenePage>, NotFound>> Add(
        string draft,
        string name,
        IFormCollection posted,
        OpenScenario open,
        SaveForm save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: { } now } scenario)
            return TypedResults.NotFound();
        var view = Read(posted, scenario);
        if (IsButton(posted, out var word))
            return Applied(view, word);
        var text = await open.AtAsync(scenario, view.Revision, ct);
        var form = view.Form.Tidied();
        if (form.Id.Length == 0 && form.Title.Length > 0)
            form = form with { Id = (text ?? now).FreeIdFor(form.Title) };
        // Sent twice, it is there once.
        if (view.NewScenes.Count == 0 && now.Find(form.Id) is { } twin && now.FormOf(twin)?.Says(form) == true)
            return Back(scenario, form.Id, "saved");
        Check(view with { Form = form }, now, texts);
        if (view.Errors.Any || text is null)
            return await SaveAsync(view, null, form.Id, save, texts, ct);
        var (more, led) = WithNewScenes(text, form, view);
        return await SaveAsync(view, more?.Plus(led), form.Id, save, texts, ct);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<ScenePage>, NotFound>> Save(
        string draft,
        string name,
        string id,
        IFormCollection posted,
        OpenScenario open,
        SaveForm save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: { } now } scenario)
            return TypedResults.NotFound();
        var view = Read(posted, scenario);
        var text = await open.AtAsync(scenario, view.Revision, ct);
        var part = text?.Find(id);
        var isGone = part is null && posted["gone"] == id;
        if (part is null && !isGone)
            return TypedResults.NotFound();

        view = view with { Part = now.Find(id) ?? part, GoneKey = isGone ? id : null };
        if (IsButton(posted, out var word))
            return Applied(view, word);
        Check(view, now, texts);
        var key = SceneKey(view.Form);
        if (view.Errors.Any || text is null)
            return await SaveAsync(view, null, key, save, texts, ct);
        var (more, led) = WithNewScenes(text, view.Form, view);
        return await SaveAsync(view, isGone ? more?.Plus(led) : more?.With(more.Find(id)!, led), key, save, texts, ct);
    }

    // A choice may lead to a scene that is begun at the same time: its title, and what the checker asks for.
    private static (ScenarioText? Text, SceneForm Form) WithNewScenes(ScenarioText text, SceneForm form, SceneView view)
    {
        var now = (ScenarioText?)text;
        var choices = form.Choices.ToArray();
        foreach (var (index, title) in view.NewScenes)
        {
            if (now is null || index >= choices.Length)
                break;
            var id = now.FreeIdFor(title);
            now = now.Plus(new() { Title = title, Id = id });
            choices[index] = choices[index] with { Target = id };
        }
        return (now, form with { Choices = choices });
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<ScenePage>, NotFound>> SaveAsync(
        SceneView view,
        ScenarioText? changed,
        string key,
        SaveForm save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (changed is null)
        {
            if (!view.Errors.Any)
                view.Errors.Add("title", texts["QuizForm.Misread"]);
            return Refused(view);
        }
        switch (await save.SaveAsync(view.Scenario.Draft, view.Scenario.Path, changed.Text, view.Revision, ct))
        {
            case (FormOutcome.Saved, _):
                return Back(view.Scenario, key, "saved");
            case (FormOutcome.Merged, _):
                return Back(view.Scenario, key, "merged");
            case (FormOutcome.TooLarge, _):
                view.Errors.Add("title", texts["Editor.TooLarge"]);
                return Refused(view);
            case (FormOutcome.Departed, var by):
                var isGone = view.Part is { } part && view.Scenario.Text!.Find(part.Key) is null;
                return Page(
                    view with
                    {
                        // The passages of the form are those of the text that it was begun from; over another, each is written anew.
                        Form = view.Form with
                        {
                            Passages = [.. view.Form.Passages.Select(p => p.IsPlace ? p : p with { From = null })],
                        },
                        DepartedBy = by,
                        Revision = view.Scenario.Revision,
                        IsUnsaved = true,
                        GoneKey = isGone ? view.Part!.Key : null,
                    },
                    StatusCodes.Status409Conflict
                );
            default:
                return TypedResults.NotFound();
        }
    }

    private static SceneView Read(IFormCollection posted, EditedScenario scenario)
    {
        var form = SceneFields.Read(posted, scenario);
        var titles = form
            .Choices.Index()
            .Where(choice => choice.Item.Target == SceneFields.NewScene)
            .ToDictionary(choice => choice.Index, choice => posted[SceneFields.Choice(choice.Index, "new")].ToString().Trim());
        var revision = int.TryParse(posted["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return new(scenario, form, revision) { NewScenes = titles };
    }

    private static void Check(SceneView view, ScenarioText text, IStringLocalizer<TrainingText> texts)
    {
        var form = view.Form.Tidied();
        if (form.Title.Length == 0)
            view.Errors.Add("title", texts["SceneForm.Title.Missing"]);
        else if (form.Title.AsSpan().ContainsAny('{', '}', '`'))
            view.Errors.Add("title", texts["SceneForm.Title.Brace"]);
        if (form.Id.Length > 0 && form.Id != view.Part?.Key && (!Slug.IsSlug(form.Id) || form.Id is "new" or SceneFields.Resume))
            view.Errors.Add("id", texts["QuizForm.Id.Wrong"]);
        else if (form.Id.Length > 0 && form.Id != view.Part?.Key && text.Find(form.Id) is not null)
            view.Errors.Add("id", texts["SceneForm.Id.Taken", form.Id]);
        foreach (var (index, choice) in view.Form.Choices.Index())
            if (choice.Words.Trim().Length > 0 && choice.Target.Length == 0)
                view.Errors.Add(SceneFields.Choice(index, "target"), texts["SceneForm.Target.Missing", index + 1]);
            else if (view.NewScenes.TryGetValue(index, out var title) && title.Length == 0)
                view.Errors.Add(SceneFields.Choice(index, "new"), texts["SceneForm.Target.Untitled", index + 1]);
    }

    private static string SceneKey(SceneForm form) => form.Id.Trim() is { Length: > 0 } id ? id : Slug.From(form.Title);

    private static RazorComponentResult<ScenePage> Applied(SceneView view, string word) =>
        Page(view with { Form = SceneFields.Apply(view.Form, word), IsUnsaved = true });

    private static bool IsButton(IFormCollection posted, out string word)
    {
        word = posted[SceneFields.Do].ToString();
        return word.Length > 0 && word != SceneFields.Save;
    }

    private static RedirectHttpResult Back(EditedScenario scenario, string key, string saved) =>
        TypedResults.LocalRedirect($"{scenario.AddressOf(key)}?saved={saved}");

    private static RazorComponentResult<ScenePage> Refused(SceneView view) =>
        Page(view with { IsUnsaved = true }, StatusCodes.Status422UnprocessableEntity);

    private static RazorComponentResult<ScenePage> Page(SceneView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view }) { StatusCode = status };
}
