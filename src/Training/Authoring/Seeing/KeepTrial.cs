using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Authoring.Reviewing;
using Training.Authoring.ScenarioForms;
using Training.Content;
using Training.Content.Editing;
using Training.Content.Files;
using Training.Content.Scenarios;
using Training.Data;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Seeing;

/// <summary>What an author calls the session that they have just played.</summary>
public sealed record KeptTrialForm
{
    public string? Name { get; init; }
}

/// <summary>An author keeps the session that they have just played as one of its playthroughs, which expects what came out.</summary>
internal static class KeepTrial
{
    public static void MapKeepTrial(this IEndpointRouteBuilder routes) => routes.MapPost("{draft}/scenarios/{activity}/play", Keep);

    private static async Task<
        Results<RedirectHttpResult, RazorComponentResult<PreviewPage>, RazorComponentResult<PreviewErrorPage>, NotFound>
    > Keep(
        string draft,
        string activity,
        HttpRequest request,
        [FromForm] KeptTrialForm form,
        OpenDraft open,
        DraftViews views,
        SeeDraft see,
        AddTrial add,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, ct) is not { } module)
            return TypedResults.NotFound();
        var said = await views.CheckAsync(module, ct);
        if (see.Find(module, said, activity) is not { Activity: Scenario scenario } seen)
            return TypedResults.NotFound();
        if (!seen.CanBePlayed)
            return InspectDraft.ToMend(module, activity);
        var reader = new PreviewReader(scenario, InspectDraft.RootOf(module, scenario), seen.Version.Shared, texts);
        var preview = reader.Read(request.Query);
        if (reader.Errors.Any)
            return InspectDraft.Damaged(module, preview, reader.Errors);
        var played = preview.Play(Languages.Current);
        var name = preview.Replaces?.Name ?? TitleField.Tidy(form.Name);
        var errors = new FormErrors();
        if (!PlayedTrial.CanBe(preview, played))
            errors.Add("name", texts["Trials.Keep.NotFromTheStart"]);
        else
            TitleField.Check(errors, "name", name, isRequired: true, texts, "Trials.Name.Missing");
        if (!errors.Any && await add.AddAsync(module, preview, name, seen.Version.Shared, ct) is { } problem)
        {
            errors.Add("name", texts[problem]);
            // What someone made of it stays: this one asks for a name of its own.
            if (problem == AddTrial.Changed)
                preview = preview with { Replaces = null };
        }
        if (!errors.Any)
            return TypedResults.LocalRedirect(
                $"{EditTrials.AddressOf(module, activity)}?done={(preview.Replaces is null ? "kept" : "replaced")}"
            );
        return new RazorComponentResult<PreviewPage>(
            new
            {
                seen.Version,
                Preview = preview,
                Played = played,
                Draft = module,
                Errors = errors,
                TypedName = form.Name,
            }
        )
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
        };
    }
}

/// <summary>Adds a played session to the playthroughs of its scenario, or puts it in the place of one.</summary>
internal sealed class AddTrial(EditedFile edited, SaveFile save, WriteDraft write, TrainingDbContext db)
{
    /// <summary>Why one isn’t replaced: it is another than when the author began to play.</summary>
    public const string Changed = "Trials.Replace.Changed";

    /// <returns>Null when it is there; otherwise the text that says why not.</returns>
    public async Task<string?> AddAsync(ModuleDraft draft, Preview preview, string name, SharedContent shared, CancellationToken ct)
    {
        if (PlayedTrial.Of(preview, shared) is not { } steps)
            return "Trials.Keep.NotTold";
        var scenario = preview.Scenario;
        var path = DraftPath.Of(scenario.Id.Slug, DraftFileKind.Playthroughs);
        // Others may add theirs meanwhile: both stand.
        for (var tries = 1; tries <= DuplicateKey.MostTries; tries++)
        {
            var file = (await edited.FindAsync(draft.Slug, path, ct))?.File;
            var written = file is null ? "" : AuthoredText.Read(file.Content);
            if (written is null || PlaythroughsText.Read(OpenDraft.PathOf(draft.Slug, path), written) is not { } text)
                return "Trials.Keep.Unreadable";
            // Sent twice, it is there once.
            if (text.Has(name, preview.Seed, steps, scenario, shared))
                return null;
            var before = text.Trials.FirstOrDefault(t => t.Name == name);
            if (before is not null && preview.Replaces?.Mark != text.MarkOf(before))
                return preview.Replaces is null ? "Trials.Name.Twice" : Changed;
            // One that is gone meanwhile comes back as it was just played.
            var now = before is null
                ? text.Plus(name, preview.Seed, steps, scenario, shared)
                : text.Replaced(before, preview.Seed, steps, scenario, shared);
            if (now is not { } more)
                return "Trials.Keep.NotTold";
            if (file is null)
            {
                if (await BeginAsync(draft, path, more, ct))
                    return null;
                continue;
            }
            switch (await save.SaveAsync(draft.Slug, path, new() { Text = more.Text, Revision = file.Revision }, isAutomatic: false, ct))
            {
                case SaveOutcome.Saved:
                    return null;
                case SaveOutcome.TooLarge:
                    return "QuizForm.Done.large";
            }
        }
        return "Trials.Done.meanwhile";
    }

    private async Task<bool> BeginAsync(ModuleDraft draft, string path, PlaythroughsText text, CancellationToken ct)
    {
        // Another try may have let go of what was tracked.
        var tracked = db.Set<ModuleDraft>().Local.FirstOrDefault(d => d.Id == draft.Id) ?? draft;
        await write.PutAsync(tracked, null, path, AuthoredText.Write(text.Text, default), ct);
        write.Note(tracked, DraftEventKind.FileAdded, path);
        return await db.TrySaveAsync(ct);
    }
}
