using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Publishing;

/// <summary>Authors see what was published of a module and what happened to it, and make an older version current again.</summary>
internal static class KeepVersions
{
    public static void MapKeepVersions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("drafts/{slug}/versions", List);
        routes.MapGet("drafts/{slug}/versions/{hash}", Show).RequireAuthorization(TrainingPolicies.Publisher);
        routes.MapPost("drafts/{slug}/versions/{hash}", RollBack).RequireAuthorization(TrainingPolicies.Publisher);
    }

    private static async Task<Results<RazorComponentResult<DraftVersionsPage>, NotFound>> List(
        string slug,
        string? done,
        OpenDraft open,
        DraftVersions versions,
        CurrentLearner learner,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(slug, ct) is not { } draft)
            return TypedResults.NotFound();
        var files = await open.FilesAsync(draft, new ProblemList(), ct);
        return new RazorComponentResult<DraftVersionsPage>(
            new
            {
                Draft = draft,
                Versions = await versions.AllAsync(draft, ct),
                Happenings = await versions.HappeningsAsync(draft, ct),
                People = await versions.PeopleAsync(draft, ct),
                learner.MayPublish,
                Done = done,
                Names = new FileNames(files, slug, texts),
            }
        );
    }

    private static async Task<Results<RazorComponentResult<RollBackPage>, RedirectHttpResult, NotFound>> Show(
        string slug,
        string hash,
        OpenDraft open,
        DraftVersions versions,
        CancellationToken ct
    )
    {
        if (await FindAsync(slug, hash, open, versions, ct) is not { } view)
            return TypedResults.NotFound();
        return view.Current == view.Version ? TypedResults.LocalRedirect($"~/authoring/drafts/{slug}/versions") : Page(view);
    }

    private static async Task<Results<RazorComponentResult<RollBackPage>, RedirectHttpResult, NotFound>> RollBack(
        string slug,
        string hash,
        IFormCollection fields,
        OpenDraft open,
        DraftVersions versions,
        MoveDraft move,
        IStringLocalizer<TrainingText> texts,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await FindAsync(slug, hash, open, versions, ct) is not { } view)
            return TypedResults.NotFound();
        var form = PublicationForm.Read(fields);
        var there = TypedResults.LocalRedirect($"~/authoring/drafts/{slug}/versions?done=rolledback");
        if (view.Current == view.Version || await move.IsDoneAsync(form, ct))
            return there;
        if (form.Note.Length is 0 or > PublicationForm.MostNote)
        {
            var errors = new FormErrors();
            errors.Add(
                "note",
                form.Note.Length == 0 ? texts["RollBack.Note.Missing"] : texts["Publication.Note.Long", PublicationForm.MostNote]
            );
            return Page(view with { Form = form, Errors = errors });
        }
        if (
            view.Draft.Revision == form.Revision
            && view.Current.Hash == form.Hash
            && await move.RollBackAsync(view.Draft, form, hash, view.Current, ct)
        )
            return there;
        db.ChangeTracker.Clear();
        if (await move.IsDoneAsync(form, ct))
            return there;
        return await FindAsync(slug, hash, open, versions, ct) is { } now
            ? Page(now with { Form = form, HasChanged = true })
            : TypedResults.NotFound();
    }

    private static async Task<RollBackView?> FindAsync(
        string slug,
        string hash,
        OpenDraft open,
        DraftVersions versions,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(slug, ct) is not { } draft)
            return null;
        var all = await versions.AllAsync(draft, ct);
        return all.Find(v => v.Hash == hash) is { } version ? new(draft, version, all[0]) : null;
    }

    private static RazorComponentResult<RollBackPage> Page(RollBackView view) =>
        new(new { View = view })
        {
            StatusCode =
                view.Errors.Any ? StatusCodes.Status422UnprocessableEntity
                : view.HasChanged ? StatusCodes.Status409Conflict
                : StatusCodes.Status200OK,
        };
}

/// <summary>What the page shows that asks whether an older version is to be current again.</summary>
public sealed record RollBackView(ModuleDraft Draft, DraftVersion Version, DraftVersion Current)
{
    public PublicationForm Form { get; init; } = new();
    public FormErrors Errors { get; init; } = new();

    /// <summary>Something moved since the page was shown.</summary>
    public bool HasChanged { get; init; }
}
