using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Authoring.Archives;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Catalogue;
using Training.Data;
using Training.Learners;
using Training.Localization;

namespace Training.Authoring.Copying;

/// <summary>An author sees what has changed in the module that theirs was copied from, and takes over what suits them, file by file.</summary>
internal static class FollowOrigin
{
    public static void MapFollowOrigin(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/drafts/{slug}/origin", Show);
        routes.MapPost("/drafts/{slug}/origin", Submit);
    }

    private static async Task<Results<RazorComponentResult<OriginPage>, NotFound>> Show(
        string slug,
        string? saved,
        OpenDraft drafts,
        TrainingDbContext db,
        FindSources sources,
        CancellationToken ct
    )
    {
        if (await drafts.FindAsync(slug, ct) is not { OriginHash: not null } draft)
            return TypedResults.NotFound();
        var view = await ViewAsync(draft, await FilesAsync(draft, db, ct), db, sources, ct);
        return Page(view, isSaved: saved is not null, isStale: false);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<OriginPage>, NotFound>> Submit(
        string slug,
        IFormCollection form,
        OpenDraft drafts,
        TrainingDbContext db,
        FindSources sources,
        WriteDraft write,
        DraftQuota quota,
        CurrentLearner learner,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await drafts.FindAsync(slug, ct) is not { OriginHash: not null } draft)
            return TypedResults.NotFound();
        // A second click finds that it is up to date.
        if (draft.OriginHash == form["hash"])
            return Done(slug);
        var files = await FilesAsync(draft, db, ct);
        var view = await ViewAsync(draft, files, db, sources, ct);
        if (!view.HasMoved || view.Source!.Hash != form["hash"] || view.Seen != form["seen"])
            return Page(view, isSaved: false, isStale: true);

        var after = view
            .Files.Select(file => (file.Path, Content: file.After(ChoiceOf(form, file))))
            .Where(file => file.Content is not null)
            .Select(file => (file.Path, file.Content!))
            .ToList();
        await write.ReplaceAsync(draft, files, after, learner.Id, ct);
        draft.OriginHash = view.Source.Hash;
        write.Note(draft, DraftEventKind.BroughtUpToDate, view.Source.Module, view.Source.Hash);
        var refused = await quota.HasRoomAsync(ct) ? null : text["Archive.Full", quota.Most / DraftQuota.Megabyte].Value;
        if (refused is null && await db.TrySaveAsync(ct))
            return Done(slug);
        draft = await db.Set<ModuleDraft>().SingleAsync(d => d.Slug == slug, ct);
        view = await ViewAsync(draft, await FilesAsync(draft, db, ct), db, sources, ct);
        return Page(view, isSaved: false, isStale: refused is null, refused);
    }

    private static OriginChoice ChoiceOf(IFormCollection form, OriginFile file) =>
        file.Change is OriginChange.Both or OriginChange.OnlyTheirs
        && Enum.TryParse<OriginChoice>(form[$"file:{file.Path}"], ignoreCase: true, out var choice)
        && Enum.IsDefined(choice)
            ? choice
            : OriginChoice.Keep;

    private static Task<List<DraftFile>> FilesAsync(ModuleDraft draft, TrainingDbContext db, CancellationToken ct) =>
        db.Set<DraftFile>().Where(f => f.DraftId == draft.Id).OrderBy(f => f.Path).ToListAsync(ct);

    private static async Task<OriginView> ViewAsync(
        ModuleDraft draft,
        IReadOnlyList<DraftFile> files,
        TrainingDbContext db,
        FindSources sources,
        CancellationToken ct
    )
    {
        var seen = DraftFile.Fingerprint(files);
        var copied = await db.Set<ModuleVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.Hash == draft.OriginHash, ct);
        if (copied is null || await sources.FindAsync(copied.Module, ct) is not { } source)
            return new(draft, null, [], seen);
        var ours = files.ToDictionary(f => f.Path, f => f.Content, StringComparer.Ordinal);
        var before = FindSources.FilesOf(copied.Module, copied.Hash, copied.Files);
        var theirs = source.Hash == copied.Hash ? before : await sources.FilesAsync(source.Module, source.Hash, ct);
        var compared = ours
            .Keys.Union(before.Keys)
            .Union(theirs.Keys)
            .Select(path =>
                OriginFile.Of(path, before.GetValueOrDefault(path), ours.GetValueOrDefault(path), theirs.GetValueOrDefault(path))
            );
        return new(draft, source, [.. compared.OrderBy(f => f.Change).ThenBy(f => f.Path, StringComparer.Ordinal)], seen);
    }

    private static RedirectHttpResult Done(string slug) => TypedResults.LocalRedirect($"~/authoring/drafts/{slug}/origin?saved=1");

    private static RazorComponentResult<OriginPage> Page(OriginView view, bool isSaved, bool isStale, string? refused = null) =>
        new(
            new
            {
                View = view,
                IsSaved = isSaved,
                IsStale = isStale,
                Refused = refused,
            }
        )
        {
            StatusCode =
                refused is not null ? StatusCodes.Status422UnprocessableEntity
                : isStale ? StatusCodes.Status409Conflict
                : StatusCodes.Status200OK,
        };
}
