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
using Training.Content.Scenarios;
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

    /// <summary>The scene that was saved just before this one is written.</summary>
    public ScenePart? Before { get; init; }

    /// <summary>How much that led to the scene leads to its new id since.</summary>
    public int Followed { get; init; }

    /// <summary>Of a form whose scene someone took away meanwhile: saving puts it back.</summary>
    public string? GoneKey { get; init; }

    /// <summary>The titles typed for scenes that choices lead to and that aren’t there yet.</summary>
    public IReadOnlyDictionary<int, string> NewScenes { get; init; } = new Dictionary<int, string>();

    /// <summary>What was typed in fields that can’t be read, by their names.</summary>
    public IReadOnlyDictionary<string, string> Unread { get; init; } = new Dictionary<string, string>();

    /// <summary>Which passage is the note that stands with the question whether the session ends here; null where there is no room for one.</summary>
    public int? Note { get; init; }

    /// <summary>The scene that a new one follows; empty for the end.</summary>
    public string After { get; init; } = "";
}

/// <summary>An author writes a scene of a scenario in a form.</summary>
internal static class EditScene
{
    // The longest scene has so many.
    private const int MostFields = 10_000;

    public static void MapEditScene(this IEndpointRouteBuilder scenario)
    {
        scenario.MapGet("scenes/new", ShowNew);
        scenario.MapPost("scenes/new", Add).TakesText().WithFormOptions(valueCountLimit: MostFields);
        scenario.MapGet("scenes/{id}", Show);
        scenario.MapPost("scenes/{id}", Save).TakesText().WithFormOptions(valueCountLimit: MostFields);
    }

    private static async Task<Results<RazorComponentResult<ScenePage>, NotFound>> ShowNew(
        string draft,
        string name,
        string? after,
        OpenScenario open,
        CancellationToken ct
    ) =>
        await open.FindAsync(draft, name, ct) is { Text: not null } scenario
            ? Page(new(scenario, SceneFields.Begin(), scenario.Revision) { After = after ?? "" })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<ScenePage>, RazorComponentResult<SceneTextPage>, NotFound>> Show(
        string draft,
        string name,
        string id,
        string? saved,
        string? followed,
        string? before,
        OpenScenario open,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: { } text } scenario || text.Find(id) is not { } part)
            return TypedResults.NotFound();
        return text.FormOf(part) is { } form
            ? Page(
                new(scenario, form.IsUnwritten ? SceneFields.Begin(form) : form, scenario.Revision)
                {
                    Part = part,
                    Saved = saved,
                    Followed = SceneFields.Number(followed ?? ""),
                    Before = text.Find(before ?? ""),
                }
            )
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
        // What comes back has no id yet: its title may still change.
        var named = view with
        {
            Form = BegunScenes.Named(view, text ?? now, now),
        };
        var key = SceneKey(named.Form);
        var (more, led) = text is null ? (null, named.Form) : BegunScenes.With(text, named);
        // Sent twice, it is there once.
        if (now.Find(key) is { } twin && now.FormOf(twin)?.Says(led.Tidied()) == true)
            return TypedResults.LocalRedirect(There(scenario, new(now, key) { IsNext = IsNext(posted) }, "saved"));
        Check(named, now, texts);
        var plus = view.Errors.Any ? null : more?.Plus(led, more.Find(view.After));
        return await SaveAsync(view, new(plus, key) { IsNext = IsNext(posted) }, save, texts, ct);
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
        // Another title makes no other id: what leads here goes on leading here.
        if (part is not null && text!.FormOf(part)?.Id.Length == 0 && view.Form.Id.Trim().Length == 0 && Slug.IsSlug(part.Key))
            view = view with { Form = view.Form with { Id = SceneKey(view.Form) == part.Key ? "" : part.Key } };
        Check(view, now, texts);
        var key = SceneKey(view.Form);
        if (view.Errors.Any || text is null)
            return await SaveAsync(view, new(null, key), save, texts, ct);
        var (more, led) = BegunScenes.With(text, view);
        if (isGone)
            return await SaveAsync(view, new(more?.Plus(led), key) { IsNext = IsNext(posted) }, save, texts, ct);
        var changed = more?.With(more.Find(id)!, led);
        // What leads here follows to another id.
        IReadOnlyList<NameChange> changes = key == id || !Slug.IsSlug(id) ? [] : [new(NamedKind.Scene, id, key)];
        var followed = changed?.MentionsOf(changes).Count ?? 0;
        changed = changed?.With(changes);
        var written = new WrittenScene(changed, key)
        {
            Followed = followed,
            Along = changed is null ? [] : CarryNames.Along(scenario, changes, text, changed),
            IsNext = IsNext(posted),
            WasWritten = part is not null && text.FormOf(part) is { IsUnwritten: false },
        };
        return await SaveAsync(view, written, save, texts, ct);
    }

    /// <summary>What a form makes of the text.</summary>
    /// <param name="Text">Null when it can’t be written.</param>
    private sealed record WrittenScene(ScenarioText? Text, string Key)
    {
        public int Followed { get; init; }
        public IReadOnlyList<AlongFile> Along { get; init; } = [];

        /// <summary>Its author goes on to another scene.</summary>
        public bool IsNext { get; init; }

        /// <summary>It held something before this.</summary>
        public bool WasWritten { get; init; }
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<ScenePage>, NotFound>> SaveAsync(
        SceneView view,
        WrittenScene written,
        SaveForm save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        return await save.AnswerAsync(
            new(view.Scenario.Draft, view.Scenario.Path, written.Text?.Text, view.Revision) { Along = written.Along },
            saved => There(view.Scenario, written, saved),
            problem =>
            {
                if (!view.Errors.Any)
                    view.Errors.Add(written.Text is null ? MisreadField(view) : "title", texts[problem]);
                return Refused(view);
            },
            by => Page(Departed(view, by), StatusCodes.Status409Conflict),
            ct
        );
    }

    // What was typed stays in the form, over what the other wrote: saving again says which one stands.
    private static SceneView Departed(SceneView view, string by)
    {
        var isGone = view.Part is { } part && view.Scenario.Text!.Find(part.Key) is null;
        return view with
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
        };
    }

    private static string MisreadField(SceneView view) =>
        view.Scenario.Text!.FirstMisread(view.Form) switch
        {
            ({ } passage, _) => SceneFields.Passage(passage, "words"),
            (_, { } choice) => SceneFields.Choice(choice, "words"),
            _ => "title",
        };

    private static SceneView Read(IFormCollection posted, EditedScenario scenario)
    {
        var form = SceneFields.Read(posted);
        if (posted[SceneFields.Do] == SceneFields.Restore && scenario.Scenario is { } session)
            form = SceneFields.Restored(form, DirectiveText.Of(session.Channel));
        var titles = form
            .Choices.Index()
            .Select(choice => (choice.Index, choice.Item.Target, Title: posted[SceneFields.Choice(choice.Index, "new")].ToString().Trim()))
            .Where(choice => choice.Target == SceneFields.NewScene || choice.Title.Length > 0)
            .ToDictionary(choice => choice.Index, choice => choice.Title);
        return new(scenario, form, SceneFields.Number(posted["revision"].ToString()))
        {
            NewScenes = titles,
            Note = SceneFields.NoteOf(posted, form),
            Unread = SceneFields.Unread(posted),
            After = posted["after-scene"].ToString(),
        };
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
        foreach (var (index, choice) in view.Form.Choices.Index().Where(c => !c.Item.IsBlank))
        {
            if (choice.Words.Trim().Length == 0)
                view.Errors.Add(SceneFields.Choice(index, "words"), texts["SceneForm.Choice.Missing", index + 1]);
            if (choice.Target.Length == 0)
                view.Errors.Add(SceneFields.Choice(index, "target"), texts["SceneForm.Target.Missing", index + 1]);
            else if (view.NewScenes.TryGetValue(index, out var title))
                CheckNewScene(view, index, choice, title, texts);
        }
        foreach (var (field, _) in view.Unread)
            if (field == "decide")
                view.Errors.Add(field, texts["SceneForm.Decide.Wrong"]);
            else if (field == "way")
                view.Errors.Add(field, texts[$"SceneForm.way.Wrong.{view.Unread[field]}"]);
            else if (field.EndsWith("when", StringComparison.Ordinal))
                view.Errors.Add(field, texts["SceneForm.When.Wrong"]);
            else if (field.Contains("points-", StringComparison.Ordinal))
            {
                var name = field[(field.IndexOf("points-", StringComparison.Ordinal) + 7)..];
                view.Errors.Add(field, texts["SceneForm.Points.Wrong", name, SceneFields.MostOf(name)]);
            }
    }

    private static void CheckNewScene(SceneView view, int index, SceneChoice choice, string title, IStringLocalizer<TrainingText> texts)
    {
        var field = SceneFields.Choice(index, "new");
        if (choice.Target != SceneFields.NewScene)
            view.Errors.Add(field, texts["SceneForm.Target.Both", index + 1]);
        else if (title.Length == 0)
            view.Errors.Add(field, texts["SceneForm.Target.Untitled", index + 1]);
        else if (title.AsSpan().ContainsAny('{', '}', '`'))
            view.Errors.Add(field, texts["SceneForm.Title.Brace"]);
    }

    private static string SceneKey(SceneForm form) => form.Id.Trim() is { Length: > 0 } id ? id : Slug.From(form.Title);

    // What was typed beside a choice goes where the choice goes.
    private static RazorComponentResult<ScenePage> Applied(SceneView view, string word)
    {
        var note = view.Note is { } index ? view.Form.Passages[index] : null;
        var now = SceneFields.Apply(view.Form, word, view.Note);
        var order = SceneFields.OrderAfter(view.Form, word).Index().Where(choice => choice.Item is not null).ToList();
        var unread = view.Unread.Where(typed => !typed.Key.StartsWith("c-", StringComparison.Ordinal)).ToDictionary();
        foreach (var (place, was) in order)
        foreach (var (field, typed) in view.Unread)
            if (field.StartsWith(SceneFields.Choice(was!.Value, ""), StringComparison.Ordinal))
                unread[SceneFields.Choice(place, field[SceneFields.Choice(was.Value, "").Length..])] = typed;
        return Page(
            view with
            {
                Form = now,
                Note = now.Passages.Index().Where(p => ReferenceEquals(p.Item, note)).Select(p => (int?)p.Index).FirstOrDefault(),
                NewScenes = order
                    .Where(c => view.NewScenes.ContainsKey(c.Item!.Value))
                    .ToDictionary(c => c.Index, c => view.NewScenes[c.Item!.Value]),
                Unread = unread,
                IsUnsaved = true,
            }
        );
    }

    private static bool IsButton(IFormCollection posted, out string word)
    {
        word = posted[SceneFields.Do].ToString();
        return word.Length > 0 && word is not (SceneFields.Save or SceneFields.Next or SceneFields.Restore);
    }

    private static bool IsNext(IFormCollection posted) => posted[SceneFields.Do] == SceneFields.Next;

    private static string There(EditedScenario scenario, WrittenScene written, string saved)
    {
        var followed = written.Followed > 0 ? string.Create(CultureInfo.InvariantCulture, $"&followed={written.Followed}") : "";
        return !written.IsNext ? $"{scenario.AddressOf(written.Key)}?saved={saved}{followed}"
            : NextAfter(written.Text!, written.Key, written.WasWritten) is { } next
                ? $"{scenario.AddressOf(next.Key)}?saved={saved}&before={written.Key}{followed}"
            : $"{scenario.Address}?done=written#scenes";
    }

    /// <summary>
    /// The scene to go on with: one to write; for an author who goes over what is written, the one that follows. Null after the last, and when the
    /// plan has just been written to its end.
    /// </summary>
    public static ScenePart? NextAfter(ScenarioText text, string key, bool wasWritten) =>
        ToWrite(text, key) ?? (wasWritten ? text.Scenes.SkipWhile(scene => scene.Key != key).ElementAtOrDefault(1) : null);

    // In the order of the author’s plan, from this one on; then round again from the first.
    private static ScenePart? ToWrite(ScenarioText text, string key) =>
        text
            .Scenes.SkipWhile(scene => scene.Key != key)
            .Concat(text.Scenes.TakeWhile(scene => scene.Key != key))
            .FirstOrDefault(scene => scene.Key != key && text.FormOf(scene) is { IsUnwritten: true });

    private static RazorComponentResult<ScenePage> Refused(SceneView view) =>
        Page(view with { IsUnsaved = true }, StatusCodes.Status422UnprocessableEntity);

    private static RazorComponentResult<ScenePage> Page(SceneView view, int status = StatusCodes.Status200OK)
    {
        var (form, note) = view.Note is null ? ShownPassages.WithNote(view.Form) : (view.Form, view.Note);
        return new(new { View = view with { Form = form, Note = note } }) { StatusCode = status };
    }
}
