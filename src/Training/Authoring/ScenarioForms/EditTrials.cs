using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Authoring.Forms;
using Training.Authoring.Reviewing;
using Training.Content.Editing;
using Training.Content.Scenarios;
using Training.Data;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.ScenarioForms;

/// <summary>What an author does with a playthrough.</summary>
public sealed record TrialForm
{
    /// <summary>Of the file as the author sees it: a second click, or what someone did meanwhile, changes nothing.</summary>
    public int Revision { get; init; }

    public string? Name { get; init; }

    /// <summary>The places of the steps that don’t fit.</summary>
    public int[]? Step { get; init; }

    /// <summary>The scenes where they would be taken: elsewhere, the number of a choice is another choice’s.</summary>
    public string[]? Scene { get; init; }

    /// <summary>What takes the place of each: the number of a choice on offer, or what is taken away.</summary>
    public string[]? With { get; init; }
}

/// <summary>An author sees how a scenario’s playthroughs go, and mends them without seeing YAML.</summary>
internal static class EditTrials
{
    /// <summary>The step that doesn’t fit is taken away.</summary>
    public const string WithoutIt = "without";

    /// <summary>So are those after it.</summary>
    public const string EndsHere = "end";

    public static void MapEditTrials(this IEndpointRouteBuilder scenario)
    {
        scenario.MapGet("trials", Show);
        Map(scenario, "remove", "removed", (text, _, trial, _) => text.Without(trial.Trial));
        Map(
            scenario,
            "expect",
            "expected",
            (text, _, trial, _) => trial.Walked is { Fits: true } ? text.Expecting(trial.Trial, trial.Outcome) : null
        );
        Map(scenario, "mend", "mended", Mended);
        scenario.MapPost("trials/{trial}/rename", Rename);
    }

    public static string AddressOf(ModuleDraft draft, string activity) => $"~/authoring/drafts/{draft.Slug}/scenario/{activity}/trials";

    private static void Map(
        IEndpointRouteBuilder scenario,
        string act,
        string done,
        Func<PlaythroughsText, EditedTrials, EditedTrial, TrialForm, PlaythroughsText?> change
    ) =>
        scenario.MapPost(
            $"trials/{{trial}}/{act}",
            (string draft, string name, string trial, [FromForm] TrialForm form, OpenTrials open, SaveTrials save, CancellationToken ct) =>
                ChangeAsync(draft, name, trial, form, change, done, open, save, ct)
        );

    private static async Task<Results<RazorComponentResult<TrialsPage>, NotFound>> Show(
        string draft,
        string name,
        string? done,
        OpenTrials open,
        CancellationToken ct
    ) => await open.FindAsync(draft, name, ct) is { } trials ? Page(trials, new(), done: done) : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, NotFound>> ChangeAsync(
        string draft,
        string name,
        string place,
        TrialForm form,
        Func<PlaythroughsText, EditedTrials, EditedTrial, TrialForm, PlaythroughsText?> change,
        string done,
        OpenTrials open,
        SaveTrials save,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: { } text } trials)
            return TypedResults.NotFound();
        if (form.Revision != trials.Revision)
            return Back(trials, "meanwhile");
        if (Find(text, place) is not { } trial)
            return TypedResults.NotFound();
        if (change(text, trials, trials.Of(trial), form) is not { } changed)
            return Back(trials, "misread", trial);
        return Back(
            trials,
            await save.SaveAsync(trials, changed, form.Revision, ct) is { } undone ? undone : done,
            changed.Trials.Count == text.Trials.Count ? trial : null
        );
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<TrialsPage>, NotFound>> Rename(
        string draft,
        string name,
        string trial,
        [FromForm] TrialForm form,
        OpenTrials open,
        SaveTrials save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: { } text } trials || Find(text, trial) is not { } found)
            return TypedResults.NotFound();
        var typed = TitleField.Tidy(form.Name);
        // Sent twice, it has that name already.
        if (typed.Length > 0 && found.Name == typed)
            return Back(trials, "renamed", found);
        var errors = new FormErrors();
        TitleField.Check(errors, TrialsPage.NameField(found), typed, isRequired: true, texts, "Trials.Name.Missing");
        if (text.Trials.Any(t => t != found && t.Name == typed))
            errors.Add(TrialsPage.NameField(found), texts["Trials.Name.Twice"]);
        if (errors.Any)
            return Page(trials, errors, typed: (found.Index, form.Name ?? ""));
        var undone =
            form.Revision != trials.Revision ? "meanwhile"
            : text.Renamed(found, typed) is { } changed ? await save.SaveAsync(trials, changed, form.Revision, ct)
            : "misread";
        if (undone is null)
            return Back(trials, "renamed", found);
        // What was typed stays.
        var now = await open.FindAsync(draft, name, ct) ?? trials;
        return Page(now, errors, undone, (found.Index, form.Name!));
    }

    private static PlaythroughsText? Mended(PlaythroughsText text, EditedTrials trials, EditedTrial trial, TrialForm form)
    {
        if (trial.Walked is not { Fits: false } || form is not { Step: { } places, Scene: { } scenes, With: { } with })
            return null;
        var (taken, mends) = (new Dictionary<int, StepMend>(), new Dictionary<int, (StepMend, IReadOnlyList<Choice>)>());
        foreach (var (place, scene, word) in places.Zip(scenes, with).OrderBy(p => p.First))
        {
            var walked = trial.Trial.Walk(trials.Scenario.Scenario!, trials.Scenario.Shared!, taken);
            // Another choice than the one proposed may lead elsewhere: what comes after is then looked at again.
            if (walked.Fits || walked.Steps.Count - 1 != place || walked.Steps[place].Scene.Id != scene)
                break;
            var offered = walked.Steps[place].Offered;
            if (Read(word, offered) is not { } mend)
                break;
            taken[place] = mend;
            mends[place] = (mend, offered);
        }
        return mends.Count > 0 ? text.Mended(trial.Trial, mends) : null;
    }

    private static StepMend? Read(string word, IReadOnlyList<Choice> offered) =>
        word switch
        {
            WithoutIt => StepMend.Without,
            EndsHere => StepMend.End,
            _ => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && offered.FirstOrDefault(c => c.Index == index) is { } choice
                ? new(choice)
                : null,
        };

    private static Trial? Find(PlaythroughsText text, string place) =>
        int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < text.Trials.Count
            ? text.Trials[index]
            : null;

    private static RedirectHttpResult Back(EditedTrials trials, string done, Trial? trial = null) =>
        TypedResults.LocalRedirect(
            FormattableString.Invariant($"{trials.Address}?done={done}{(trial is null ? "" : $"#trial-{trial.Index}")}")
        );

    private static RazorComponentResult<TrialsPage> Page(
        EditedTrials trials,
        FormErrors errors,
        string? done = null,
        (int Index, string Name)? typed = null
    ) =>
        new(
            new
            {
                Edited = trials,
                Errors = errors,
                Done = done,
                Typed = typed?.Index,
                TypedName = typed?.Name,
            }
        )
        {
            StatusCode =
                errors.Any ? StatusCodes.Status422UnprocessableEntity
                : typed is not null ? StatusCodes.Status409Conflict
                : StatusCodes.Status200OK,
        };
}

/// <summary>Saves the playthroughs of a scenario; without any, there is no file of them.</summary>
internal sealed class SaveTrials(SaveForm save, EditedFile edited, WriteDraft write, TrainingDbContext db)
{
    /// <returns>Null when it is done; otherwise why not, as the page says it.</returns>
    public async Task<string?> SaveAsync(EditedTrials trials, PlaythroughsText text, int revision, CancellationToken ct)
    {
        if (text.Trials.Count == 0)
            return await RemoveAsync(trials, revision, ct) ? null : "meanwhile";
        return await save.SaveAsync(new(trials.Scenario.Draft, trials.Path, text.Text, revision), ct) switch
        {
            (FormOutcome.Saved or FormOutcome.Merged, _) => null,
            (FormOutcome.TooLarge, _) => "large",
            _ => "meanwhile",
        };
    }

    private async Task<bool> RemoveAsync(EditedTrials trials, int revision, CancellationToken ct)
    {
        if (await edited.FindAsync(trials.Scenario.Draft.Slug, trials.Path.Path, ct) is not var (draft, file) || file.Revision != revision)
            return false;
        write.Remove(draft, file);
        write.Note(draft, DraftEventKind.FileRemoved, trials.Path.Path);
        return await db.TrySaveAsync(ct);
    }
}
