using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Catalogue;
using Training.Content;
using Training.Content.Files;
using Training.Data;
using Training.Institutions;
using Training.Localization;

namespace Training.Authoring.Archives;

/// <summary>An author takes a module away as a zip, or all that the institution has written.</summary>
internal static class DownloadArchives
{
    private const string MediaType = "application/zip";

    public static void MapDownloadArchives(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/drafts/{slug}/archive", Module);
        routes.MapGet("/archive", All);
    }

    private static async Task<Results<PushStreamHttpResult, NotFound>> Module(
        string slug,
        OpenDraft drafts,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await drafts.FindAsync(slug, ct) is not { } draft)
            return TypedResults.NotFound();
        return TypedResults.Stream(
            async output =>
            {
                await using var zip = await ArchiveWriter.OverAsync(output, ct);
                await foreach (var file in Files(db).Where(f => f.DraftId == draft.Id).OrderBy(f => f.Path).AsAsyncEnumerable())
                    await zip.AddAsync($"{draft.Slug}/{file.Path}", file.Content, file.ChangedAt, ct);
            },
            MediaType,
            $"{draft.Slug}.zip"
        );
    }

    private static PushStreamHttpResult All(
        TrainingDbContext db,
        CurrentInstitution institution,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        TypedResults.Stream(
            async output =>
            {
                await using var zip = await ArchiveWriter.OverAsync(output, ct);
                await zip.AddAsync("README.txt", Readme(institution.Details), clock.GetUtcNow(), ct);
                var slugs = await db.Set<ModuleDraft>().ToDictionaryAsync(d => d.Id, d => d.Slug, ct);
                await foreach (var file in Files(db).OrderBy(f => f.DraftId).ThenBy(f => f.Path).AsAsyncEnumerable())
                    // A module that was begun meanwhile goes with the next archive.
                    if (slugs.TryGetValue(file.DraftId, out var slug))
                        await zip.AddAsync($"drafts/{slug}/{file.Path}", file.Content, file.ChangedAt, ct);
                await foreach (var version in Published(db, institution.Id).AsAsyncEnumerable())
                    await AddAsync(zip, version, ct);
            },
            MediaType,
            $"{institution.Details.Slug}-modules.zip"
        );

    private static IQueryable<DraftFile> Files(TrainingDbContext db) => db.Set<DraftFile>().AsNoTracking();

    // Of each module, the current version, though it be withdrawn.
    private static IQueryable<ModuleVersion> Published(TrainingDbContext db, Guid institution) =>
        db.Set<ModuleVersion>()
            .AsNoTracking()
            .Where(v => v.InstitutionId == institution)
            .Where(v =>
                !db.Set<ModuleVersion>()
                    .Any(later => later.InstitutionId == institution && later.Module == v.Module && later.CurrentSince > v.CurrentSince)
            )
            .OrderBy(v => v.Module);

    private static async Task AddAsync(ArchiveWriter zip, ModuleVersion version, CancellationToken ct)
    {
        var files = ContentLibrary.Unpack(version.Hash, version.Files);
        var folder = OpenDraft.PathOf(version.Module, "");
        foreach (var path in files.Paths.Where(path => path.StartsWith(folder, StringComparison.Ordinal)))
            await zip.AddAsync($"published/{path["modules/".Length..]}", files.Find(path)!.Value, version.PublishedAt, ct);
    }

    private static byte[] Readme(Institution institution) =>
        System.Text.Encoding.UTF8.GetBytes(
            string.Join(
                    "\n\n———\n\n",
                    Languages.All.Select(language => ResourceText.In(language, "Archive.Readme", institution.Name(language)).Trim())
                )
                .ReplaceLineEndings("\r\n") + "\r\n"
        );
}
