using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Catalogue;
using Training.Data;
using Training.Localization;

namespace Training.Authoring.Searching;

/// <summary>All that an institution’s authors may look through: what they published, what the platform did, and what they are writing.</summary>
internal sealed class SearchedTexts(TrainingDbContext db, ContentLibrary library, KnownPassages known)
{
    public static bool IsSearched(DraftPath path) =>
        path.Kind is not (DraftFileKind.Media or DraftFileKind.Captions or DraftFileKind.Playthroughs);

    /// <summary>What is published first, module by module; then the drafts. A draft’s text that is published word for word is there once.</summary>
    public async Task<IReadOnlyList<SearchedFile>> AllAsync(CancellationToken ct)
    {
        var drafts = await DraftsAsync(ct);
        var written = drafts.ToDictionary(f => (f.Module, f.Path.Path));
        var published =
            from version in library.Published
            from file in known.Of(version)
            where
                !(
                    written.TryGetValue((version.Module.Slug, file.Path.Path), out var draft)
                    && draft.Passages.Select(p => p.Words).SequenceEqual(file.Passages.Select(p => p.Words))
                )
            select new SearchedFile(
                version.Module.Slug,
                version.Module.Text.In(Languages.Current).Title,
                file.Path,
                IsDraft: false,
                file.Passages
            );
        return [.. published, .. drafts];
    }

    private async Task<List<SearchedFile>> DraftsAsync(CancellationToken ct)
    {
        var files = await db.Set<DraftFile>()
            .Where(f => f.Path.EndsWith(".md"))
            .Join(
                db.Set<ModuleDraft>(),
                f => f.DraftId,
                d => d.Id,
                (f, d) =>
                    new
                    {
                        d.Slug,
                        d.Title,
                        f.Id,
                        f.Revision,
                        f.Path,
                    }
            )
            .OrderBy(f => f.Title)
            .ThenBy(f => f.Slug)
            .ThenBy(f => f.Path)
            .ToListAsync(ct);
        var before = files.ToDictionary(f => f.Id, f => known.Find(f.Id, f.Revision));
        var missing = files.Where(f => before[f.Id] is null).Select(f => f.Id).ToList();
        var read =
            missing.Count == 0
                ? []
                : (
                    await db.Set<DraftFile>()
                        .Where(f => missing.Contains(f.Id))
                        .Select(f => new
                        {
                            f.Id,
                            f.Revision,
                            f.Content,
                        })
                        .ToListAsync(ct)
                ).ToDictionary(f => f.Id, f => known.Keep(f.Id, f.Revision, f.Content));
        return
        [
            .. files
                .Select(f => (File: f, Path: DraftPath.Of(f.Path)))
                .Where(f => IsSearched(f.Path))
                .Select(f => new SearchedFile(
                    f.File.Slug,
                    f.File.Title,
                    f.Path,
                    IsDraft: true,
                    // One that was removed between the two questions says nothing.
                    read.GetValueOrDefault(f.File.Id)
                        ?? known.Find(f.File.Id, f.File.Revision)
                        ?? []
                )),
        ];
    }
}
