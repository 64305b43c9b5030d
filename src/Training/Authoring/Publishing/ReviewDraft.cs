using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Beginnings;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Catalogue;
using Training.Content;
using Training.Content.Differences;
using Training.Content.Files;
using Training.Data;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Publishing;

/// <summary>Authors see whether a draft is fit for learners, ask each other to read it, and publish it.</summary>
internal static class ReviewDraft
{
    public static void MapReviewDraft(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("drafts/{slug}/review", Show);
        routes.MapPost("drafts/{slug}/review/ask", Ask);
        routes.MapPost("drafts/{slug}/review/back", SendBack);
        routes.MapPost("drafts/{slug}/review/approve", Approve);
        routes.MapPost("drafts/{slug}/review/publish", Publish).RequireAuthorization(TrainingPolicies.Publisher);
    }

    private static async Task<Results<RazorComponentResult<ReviewPage>, NotFound>> Show(
        string slug,
        string? done,
        ReadReview read,
        CancellationToken ct
    ) => await read.FindAsync(slug, ct) is { } view ? Page(view with { Done = done }) : TypedResults.NotFound();

    private static Task<Results<RazorComponentResult<ReviewPage>, RedirectHttpResult, NotFound>> Ask(
        string slug,
        IFormCollection fields,
        ReadReview read,
        MoveDraft move,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    ) => MoveAsync(slug, fields, "asked", DraftState.InReview, read, move, move.AskAsync, texts, ct);

    private static Task<Results<RazorComponentResult<ReviewPage>, RedirectHttpResult, NotFound>> SendBack(
        string slug,
        IFormCollection fields,
        ReadReview read,
        MoveDraft move,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    ) => MoveAsync(slug, fields, "back", DraftState.Draft, read, move, move.SendBackAsync, texts, ct);

    private static async Task<Results<RazorComponentResult<ReviewPage>, RedirectHttpResult, NotFound>> MoveAsync(
        string slug,
        IFormCollection fields,
        string done,
        DraftState to,
        ReadReview read,
        MoveDraft move,
        Func<ReviewView, PublicationForm, CancellationToken, Task<bool>> run,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await read.FindAsync(slug, ct) is not { } view)
            return TypedResults.NotFound();
        var form = PublicationForm.Read(fields);
        var there = TypedResults.LocalRedirect($"~/authoring/drafts/{slug}/review?done={done}");
        if (await move.IsDoneAsync(form, ct))
            return there;
        var errors = CheckNote(form, texts);
        if (errors.Any)
            return Page(view with { Form = form, Errors = errors });
        if (view.Draft.Revision == form.Revision && view.Draft.State != to && await run(view, form, ct))
            return there;
        return await MovedOnAsync(slug, form, read, move, there, ct);
    }

    private static async Task<Results<RazorComponentResult<ReviewPage>, RedirectHttpResult, NotFound>> Approve(
        string slug,
        IFormCollection fields,
        ReadReview read,
        MoveDraft move,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await read.FindAsync(slug, ct) is not { } view)
            return TypedResults.NotFound();
        var form = PublicationForm.Read(fields);
        var there = TypedResults.LocalRedirect($"~/authoring/drafts/{slug}/review?done=approved#reading");
        // A second click, or a second time for the same text.
        if (view.IsApprovedBySelf || await move.IsDoneAsync(form, ct))
            return there;
        var errors = CheckNote(form, texts);
        if (view.HasAsked)
            errors.Add("note", texts["Publication.Approve.Own"]);
        if (errors.Any)
            return Page(view with { Form = form, Errors = errors });
        // Nobody approves what they were not shown.
        return
            view.Draft.State == DraftState.InReview
            && view.Draft.Revision == form.Revision
            && view.Checked.Files.Hash == form.Hash
            && await move.ApproveAsync(view, form, ct)
            ? there
            : await MovedOnAsync(slug, form, read, move, there, ct);
    }

    private static async Task<Results<RazorComponentResult<ReviewPage>, RedirectHttpResult, NotFound>> Publish(
        string slug,
        IFormCollection fields,
        ReadReview read,
        MoveDraft move,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await read.FindAsync(slug, ct) is not { } view)
            return TypedResults.NotFound();
        var form = PublicationForm.Read(fields);
        var there = TypedResults.LocalRedirect($"~/authoring/drafts/{slug}/versions?done=published");
        // A second click, or files that learners have already.
        if (view.IsUnchanged || await move.IsDoneAsync(form, ct))
            return there;
        if (view.Draft.Revision != form.Revision || view.Checked.Files.Hash != form.Hash)
            return await MovedOnAsync(slug, form, read, move, there, ct);
        var errors = Check(view, form, texts);
        if (errors.Any)
            return Page(view with { Form = form, Errors = errors });
        var raised = view.Highest is { } highest && view.MustRaise ? highest.Raise(form.Rise!.Value) : (VersionNumber?)null;
        return await move.PublishAsync(view.Draft, view.Checked, form, raised, view.Current, ct) is not null
            ? there
            : await MovedOnAsync(slug, form, read, move, there, ct);
    }

    /// <summary>Someone else moved the draft or wrote in it: the page says so, and keeps what was typed. Two clicks at once are one.</summary>
    private static async Task<Results<RazorComponentResult<ReviewPage>, RedirectHttpResult, NotFound>> MovedOnAsync(
        string slug,
        PublicationForm form,
        ReadReview read,
        MoveDraft move,
        RedirectHttpResult there,
        CancellationToken ct
    )
    {
        if (await move.IsDoneAsync(form, ct))
            return there;
        return await read.FindAsync(slug, ct) is { } now ? Page(now with { Form = form, HasChanged = true }) : TypedResults.NotFound();
    }

    private static FormErrors CheckNote(PublicationForm form, IStringLocalizer<TrainingText> texts)
    {
        var errors = new FormErrors();
        if (form.Note.Length > PublicationForm.MostNote)
            errors.Add("note", texts["Publication.Note.Long", PublicationForm.MostNote]);
        return errors;
    }

    private static FormErrors Check(ReviewView view, PublicationForm form, IStringLocalizer<TrainingText> texts)
    {
        var errors = new FormErrors();
        if (!view.MayBePublished)
            errors.Add("problems", texts["Publication.Blocked"]);
        if (view.ToRead.Any(key => !form.Accepts(key)))
            errors.Add("acceptAll", texts["Publication.Warnings.Unread"]);
        if (view.MustRaise && form.Rise is null)
            errors.Add("rise", texts["Publication.Number.Missing"]);
        if (view.Current is not null && form.NotesFr.Length == 0 && form.NotesEn.Length == 0)
            errors.Add("notesFr", texts[view.HasEnglish ? "Publication.Notes.Missing" : "Publication.Notes.Missing.Fr"]);
        if (form.NotesFr.Length > PublicationForm.MostNotes)
            errors.Add("notesFr", texts["Publication.Note.Long", PublicationForm.MostNotes]);
        if (form.NotesEn.Length > PublicationForm.MostNotes)
            errors.Add("notesEn", texts["Publication.Note.Long", PublicationForm.MostNotes]);
        return errors;
    }

    private static RazorComponentResult<ReviewPage> Page(ReviewView view) =>
        new(new { View = view })
        {
            StatusCode =
                view.Errors.Any ? StatusCodes.Status422UnprocessableEntity
                : view.HasChanged ? StatusCodes.Status409Conflict
                : StatusCodes.Status200OK,
        };
}

/// <summary>Gathers what the page of a draft’s review shows.</summary>
internal sealed class ReadReview(
    OpenDraft open,
    CheckDraft check,
    DraftVersions versions,
    FindRemarks remarks,
    ReviewLetters letters,
    PublishedContent content,
    TrainingDbContext db,
    CurrentLearner learner,
    CurrentInstitution institution
)
{
    public async Task<ReviewView?> FindAsync(string slug, CancellationToken ct)
    {
        // What a request read before it lost a race is stale.
        db.ChangeTracker.Clear();
        if (await open.FindAsync(slug, ct) is not { } draft)
            return null;
        var problems = new ProblemList();
        var files = await open.FilesAsync(draft, problems, ct);
        var published = await versions.AllAsync(draft, ct);
        var current = published.FirstOrDefault();
        var before = current is null ? null : await content.FindAsync(current.Hash, ct);
        var happenings = await versions.HappeningsAsync(draft, ct);
        var checkedDraft = check.Of(slug, files, problems.Items);
        return new()
        {
            Draft = draft,
            Checked = checkedDraft,
            Warnings =
            [
                .. WarningGroup.Of([.. WarningGroup.For(institution.Details, checkedDraft.Warnings), .. TextOfBeginnings.In(files, slug)]),
                .. WarningGroup.SaysFrenchOnly(institution.Details, checkedDraft) ? (WarningGroup[])[WarningGroup.FrenchOnly] : [],
            ],
            Versions = published,
            CurrentModule = before?.Module,
            Changes = before is null ? [] : FileDifferences.Between(before.Files, files),
            Remarks = Place(draft, files, await remarks.OpenAsync(draft, ct)),
            Happenings = happenings,
            Self = learner.Id,
            Correspondents = await letters.FindAsync(learner.Id, ReviewView.LastAsked(draft, happenings)?.ById, ct),
            IsTaken = await versions.IsTakenAsync(slug, ct),
            MayPublish = learner.MayPublish,
        };
    }

    private static List<PlacedRemark> Place(ModuleDraft draft, ContentFiles files, List<Remark> said)
    {
        var lines = said.Select(remark => remark.Path)
            .Distinct()
            .ToDictionary(
                path => path,
                path =>
                    files.Find(OpenDraft.PathOf(draft.Slug, path)) is { } bytes ? PlacedRemark.Lines(AuthoredText.Read(bytes) ?? "") : [],
                StringComparer.Ordinal
            );
        return [.. said.Select(remark => PlacedRemark.In(lines[remark.Path], remark))];
    }
}
