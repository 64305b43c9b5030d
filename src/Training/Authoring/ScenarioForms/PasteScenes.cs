using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Archives;
using Training.Authoring.Editing;
using Training.Authoring.Forms;
using Training.Authoring.Pasting;
using Training.Content;
using Training.Content.Editing;
using Training.Content.Interchange.Word;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.ScenarioForms;

/// <summary>An author brings a whole story: the page shows the scenes that it makes of it, and adds them once they are seen.</summary>
internal static class PasteScenes
{
    public const string Text = "text";
    public const string File = "file";

    // A Word file, and the text of a form beside it.
    private const int MostBody = PastedWord.MostBytes + (4 * ContentFiles.MostTextBytes);

    // As many as choices may have fields.
    private const int MostFields = 10_000;

    public static void MapPasteScenes(this IEndpointRouteBuilder scenario)
    {
        scenario.MapGet("paste", Show);
        scenario
            .MapPost("paste", Read)
            .TakesUpTo(MostBody)
            .WithFormOptions(valueCountLimit: MostFields)
            .WithMetadata(new KeptWhenSignedOut());
    }

    public static string TargetField(int line) => string.Create(CultureInfo.InvariantCulture, $"to-{line}");

    private static async Task<Results<RazorComponentResult<PasteScenesPage>, NotFound>> Show(
        string draft,
        string name,
        OpenScenario open,
        CancellationToken ct
    ) =>
        await open.FindAsync(draft, name, ct) is { Text: not null } scenario
            ? Page(new() { Scenario = scenario })
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<PasteScenesPage>, NotFound>> Read(
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
        var (text, leftOut, errors) = await TextAsync(posted, texts, ct);
        if (errors.Any)
            return Page(
                new()
                {
                    Scenario = scenario,
                    Text = text,
                    LeftOut = leftOut,
                    Errors = errors,
                }
            );
        var isAsRead = posted["seal"] == PastedScenes.SealOf(text);
        var view = PastedScenes.Of(scenario, text, Answers(posted, isAsRead)) with { LeftOut = leftOut, Errors = errors };
        if (view.Read!.Scenes.Count == 0)
            errors.Add(Text, texts["ScenesPaste.Text.NoScene"]);
        if (errors.Any || posted[SceneFields.Do] != "add")
            return Page(view);
        if (!isAsRead)
            return Page(view with { Done = "changed" });
        foreach (var (line, target) in view.Targets.Where(t => t.Value.Trim().Length == 0 && IsWaiting(view, t.Key)))
            errors.Add(TargetField(line), texts["ScenesPaste.Target.Missing", line]);
        return errors.Any ? Page(view) : await AddAsync(view, save, texts, ct);
    }

    private static bool IsWaiting(PastedScenes view, int line) =>
        view.ToAdd.Any(scene => scene.Scene.Choices.Any(choice => choice.Line == line));

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<PasteScenesPage>, NotFound>> AddAsync(
        PastedScenes view,
        SaveForm save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        var scenario = view.Scenario;
        // Sent twice, all of it is there.
        if (view.Added!.Text.Text != scenario.Text!.Text)
            switch (await save.SaveAsync(new(scenario.Draft, scenario.Path, view.Added.Text.Text, scenario.Revision), ct))
            {
                case (FormOutcome.TooLarge, _):
                    view.Errors.Add(Text, texts["Editor.TooLarge"]);
                    return Page(view);
                case (FormOutcome.Departed, var by):
                    return Page(view with { DepartedBy = by });
                case (FormOutcome.Gone, _):
                    return TypedResults.NotFound();
            }
        var count = view.Added.Scenes.Count(scene => scene.IsDone);
        if (view.Rest is not { Length: > 0 } rest)
            return TypedResults.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"{scenario.Address}?done=pasted&count={count}"));
        // What isn’t added stays in its field.
        return Page(view with { Text = rest, Done = count > 0 ? "some" : "none", Count = count });
    }

    /// <summary>What was typed, and the text of a file below it.</summary>
    private static async Task<(string Text, IReadOnlyList<Localized<string>> LeftOut, FormErrors Errors)> TextAsync(
        IFormCollection posted,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        var errors = new FormErrors();
        var text = posted[Text].ToString().ReplaceLineEndings("\n").TrimStart('\n').TrimEnd();
        IReadOnlyList<Localized<string>> leftOut = [];
        if (posted.Files.GetFile(File) is { Length: > 0 } file)
        {
            var (pasted, why) = PastedFile.Read(await file.ReadAsync(PastedWord.MostBytes + 1, ct), texts);
            if (pasted is null)
                errors.Add(File, why);
            else
                (text, leftOut) = ($"{text}\n\n{pasted.Markdown.TrimEnd()}".Trim('\n'), pasted.LeftOut);
        }
        if (text.Trim().Length == 0 && !errors.Any)
            errors.Add(Text, texts["ScenesPaste.Text.Missing"]);
        else if (text.Length > ScenesText.MostLetters)
            errors.Add(Text, texts["ScenesPaste.Text.Long", ScenesText.MostLetters / 1000]);
        return (text, leftOut, errors);
    }

    private static PasteAnswers Answers(IFormCollection posted, bool isAsRead) =>
        new()
        {
            Offered = [.. posted["offered"].OfType<string>()],
            Taken = [.. posted["person"].OfType<string>()],
            Briefing = posted.ContainsKey("briefing-offered") ? posted["briefing"] == "1" : null,
            // Lines are those of the text that was read.
            Targets = isAsRead
                ? posted
                    .Where(field => field.Key.StartsWith("to-", StringComparison.Ordinal))
                    .Select(field => (Line: SceneFields.Number(field.Key[3..]), Title: field.Value.ToString()))
                    .DistinctBy(field => field.Line)
                    .ToDictionary(field => field.Line, field => field.Title)
                : new Dictionary<int, string>(),
        };

    private static RazorComponentResult<PasteScenesPage> Page(PastedScenes view) =>
        new(new { View = view }) { StatusCode = SaveForm.StatusOf(view.Errors, view.DepartedBy) };
}
