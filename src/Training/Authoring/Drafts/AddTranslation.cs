using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Authoring.Archives;
using Training.Authoring.Reviewing;
using Training.Content.Translations;
using Training.Data;
using Training.Localization;

namespace Training.Authoring.Drafts;

/// <summary>An author begins the English version of a file, and says when one is up to date with its source.</summary>
internal static class AddTranslation
{
    public static void MapAddTranslation(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("{draft}/translate/{**path}", Begin);
        routes.MapPost("{draft}/stamp/{**path}", Stamp);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<DraftPage>, NotFound>> Begin(
        string draft,
        string path,
        OpenDraft open,
        WriteDraft write,
        DraftQuota quota,
        DraftViews views,
        TrainingDbContext db,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        var named = DraftPath.Of(path);
        if (!named.CanBeTranslated || await open.FindAsync(draft, ct) is not { } module)
            return TypedResults.NotFound();
        if (await FindAsync(db, module, path, ct) is not { } source)
            return TypedResults.NotFound();
        if (
            await FindAsync(db, module, named.Translation, ct) is null
            && TranslationTwin.Of(OpenDraft.PathOf(module.Slug, path), source.Content) is { } twin
        )
        {
            await write.PutAsync(module, null, named.Translation, twin, ct);
            write.Note(module, DraftEventKind.FileAdded, named.Translation);
            if (!await quota.HasRoomAsync(ct) && await open.FindAsync(draft, ct) is { } full)
                return new RazorComponentResult<DraftPage>(
                    new { View = await views.OfAsync(full, ct), Refused = texts["Archive.Full", quota.Most / DraftQuota.Megabyte].Value }
                )
                {
                    StatusCode = StatusCodes.Status422UnprocessableEntity,
                };
            // Lost to a second click, it is there all the same.
            await db.TrySaveAsync(ct);
        }
        return TypedResults.LocalRedirect($"~/authoring/drafts/{module.Slug}/files/{named.Translation}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Stamp(
        string draft,
        string path,
        OpenDraft open,
        WriteDraft write,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        var named = DraftPath.Of(path);
        if (!named.IsTranslation || await open.FindAsync(draft, ct) is not { } module)
            return TypedResults.NotFound();
        var (source, translation) = (await FindAsync(db, module, named.Source, ct), await FindAsync(db, module, path, ct));
        if (source is null || translation is null)
            return TypedResults.NotFound();
        if (TranslationStamp.Of(source.Content) is { } stamp && TranslationStamp.Write(translation.Content, stamp) is { } stamped)
        {
            await write.PutAsync(module, translation, path, stamped, ct);
            // Someone who saves the translation at this moment has it looked at again.
            await db.TrySaveAsync(ct);
        }
        return TypedResults.LocalRedirect($"~/authoring/drafts/{module.Slug}/files/{path}?saved=stamped");
    }

    private static Task<DraftFile?> FindAsync(TrainingDbContext db, ModuleDraft draft, string path, CancellationToken ct) =>
        db.Set<DraftFile>().SingleOrDefaultAsync(f => f.DraftId == draft.Id && f.Path == path, ct);
}
