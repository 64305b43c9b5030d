using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Authoring.Archives;
using Training.Authoring.Drafts;
using Training.Content.Files;
using Training.Content.Modules;
using Training.Data;
using Training.Localization;

namespace Training.Authoring.History;

/// <summary>A revision of a file: who saved it, and when.</summary>
/// <param name="By">Empty for someone who has left.</param>
/// <param name="IsRemoval">The file was removed then.</param>
public sealed record RevisionLine(int Revision, DateTimeOffset At, string By, bool IsRemoval);

/// <summary>The revision that is to be brought back.</summary>
public sealed record RestoreForm
{
    public int Revision { get; init; }
}

/// <summary>An author sees what a file said at each save, and brings one back: as a new save, so that nothing is lost either way.</summary>
internal static class ShowHistory
{
    private const int MostLines = 200;

    public static void MapShowHistory(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("{draft}/history/{**path}", Show);
        routes.MapPost("{draft}/history/{**path}", Restore);
    }

    private static async Task<Results<RazorComponentResult<HistoryPage>, NotFound>> Show(
        string draft,
        string path,
        int? revision,
        OpenDraft open,
        TrainingDbContext db,
        CancellationToken ct
    ) =>
        await open.FindAsync(draft, ct) is { } module && await PageAsync(module, path, revision, refused: null, db, ct) is { } page
            ? page
            : TypedResults.NotFound();

    /// <returns>Null when there is nothing to show.</returns>
    private static async Task<RazorComponentResult<HistoryPage>?> PageAsync(
        ModuleDraft module,
        string path,
        int? revision,
        string? refused,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        var lines = await Of(db, module, path)
            .OrderByDescending(r => r.Revision)
            .Take(MostLines)
            .Select(r => new RevisionLine(
                r.Revision,
                r.At,
                db.Learners.Where(l => l.Id == r.ById).Select(l => l.GivenName + " " + l.FamilyName).FirstOrDefault() ?? "",
                r.Content == null
            ))
            .ToListAsync(ct);
        var shown = revision is null
            ? null
            : await Of(db, module, path).Where(r => r.Revision == revision).Select(r => r.Content).SingleOrDefaultAsync(ct);
        if (lines.Count == 0 || (revision is not null && shown is null))
            return null;
        return new(
            new
            {
                Draft = module,
                Path = DraftPath.Of(path),
                Lines = lines,
                Shown = revision,
                Text = shown is null ? null : AuthoredText.Read(shown),
                Refused = refused,
            }
        )
        {
            StatusCode = refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<HistoryPage>, NotFound>> Restore(
        string draft,
        string path,
        [FromForm] RestoreForm form,
        OpenDraft open,
        WriteDraft write,
        DraftQuota quota,
        TrainingDbContext db,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        for (var tries = 1; tries <= DuplicateKey.MostTries; tries++)
        {
            if (await open.FindAsync(draft, ct) is not { } module)
                return TypedResults.NotFound();
            var content = await Of(db, module, path)
                .Where(r => r.Revision == form.Revision)
                .Select(r => r.Content)
                .SingleOrDefaultAsync(ct);
            if (content is null)
                return TypedResults.NotFound();
            var file = await db.Set<DraftFile>().SingleOrDefaultAsync(f => f.DraftId == module.Id && f.Path == path, ct);
            await write.PutAsync(module, file, path, content, ct);
            var named = DraftPath.Of(path);
            if (file is null && named.IsActivity)
                await ListActivities.ChangeAsync(module, list => ActivityList.With(list, named.Slug), write, db, ct);
            if (!await quota.HasRoomAsync(ct))
            {
                var full = texts["Archive.Full", quota.Most / DraftQuota.Megabyte].Value;
                return await PageAsync(module, path, form.Revision, full, db, ct) is { } page ? page : TypedResults.NotFound();
            }
            if (await db.TrySaveAsync(ct))
                return TypedResults.LocalRedirect(
                    named.IsText
                        ? $"~/authoring/drafts/{module.Slug}/files/{path}?saved=restored"
                        : $"~/authoring/drafts/{module.Slug}?done=restored"
                );
        }
        throw new InvalidOperationException($"{draft}/{path} changes too fast to be brought back.");
    }

    private static IQueryable<DraftFileRevision> Of(TrainingDbContext db, ModuleDraft draft, string path) =>
        db.Set<DraftFileRevision>().AsNoTracking().Where(r => r.DraftId == draft.Id && r.Path == path);
}
