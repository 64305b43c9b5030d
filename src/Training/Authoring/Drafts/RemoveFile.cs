using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Authoring.Reviewing;
using Training.Content.Modules;
using Training.Data;
using Training.Localization;

namespace Training.Authoring.Drafts;

/// <summary>An author removes a file, an activity’s with all that goes with it; history keeps what they said.</summary>
internal static class RemoveFile
{
    public static void MapRemoveFile(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("{draft}/remove/{**path}", Show);
        routes.MapPost("{draft}/remove/{**path}", Remove);
    }

    private static async Task<Results<RazorComponentResult<RemovePage>, NotFound>> Show(
        string draft,
        string path,
        OpenDraft open,
        TrainingDbContext db,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, ct) is not { } module)
            return TypedResults.NotFound();
        var files = await FilesAsync(db, module, path, ct);
        return files.Count == 0
            ? TypedResults.NotFound()
            : new RazorComponentResult<RemovePage>(
                new
                {
                    Draft = module,
                    Path = path,
                    Files = files.Select(f => f.Path).ToList(),
                    Names = FileNames.Of(files, texts),
                }
            );
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Remove(
        string draft,
        string path,
        OpenDraft open,
        WriteDraft write,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        for (var tries = 1; tries <= DuplicateKey.MostTries; tries++)
        {
            if (await open.FindAsync(draft, ct) is not { } module || path == DraftPath.Module)
                return TypedResults.NotFound();
            var files = await FilesAsync(db, module, path, ct);
            // A second click.
            if (files.Count == 0)
                return TypedResults.LocalRedirect($"~/authoring/drafts/{module.Slug}?done=removed");
            foreach (var file in files)
                write.Remove(module, file);
            write.Note(module, DraftEventKind.FileRemoved, path);
            var named = DraftPath.Of(path);
            var isListed =
                !named.IsActivity
                || await ListActivities.ChangeAsync(module, list => ActivityList.Without(list, named.Slug), write, db, ct);
            if (await db.TrySaveAsync(ct))
                return TypedResults.LocalRedirect($"~/authoring/drafts/{module.Slug}?done={(isListed ? "removed" : "unlisted")}");
        }
        throw new InvalidOperationException($"{draft}/{path} changes too fast to be removed.");
    }

    // Without its text, a translation or playthroughs would be nobody’s. The module’s own file stays.
    private static async Task<List<DraftFile>> FilesAsync(TrainingDbContext db, ModuleDraft draft, string path, CancellationToken ct)
    {
        if (path == DraftPath.Module)
            return [];
        var named = DraftPath.Of(path);
        var files = db.Set<DraftFile>().Where(f => f.DraftId == draft.Id);
        var beginning = named.Slug + ".";
        var found = await (named.IsActivity ? files.Where(f => f.Path.StartsWith(beginning)) : files.Where(f => f.Path == path))
            .OrderBy(f => f.Path)
            .ToListAsync(ct);
        // A lesson’s name says nothing of a quiz of the same name.
        return found.Exists(f => f.Path == path) ? found : [];
    }
}
