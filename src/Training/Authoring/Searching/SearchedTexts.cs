using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Catalogue;
using Training.Content.Files;
using Training.Content.Search;
using Training.Data;
using Training.Localization;

namespace Training.Authoring.Searching;

/// <summary>The passages that were read, so that a search reads only what changed since: a version never changes, a file is one text at each revision.</summary>
internal sealed class KnownPassages
{
    private const int MostFiles = 5_000;
    private readonly ConcurrentDictionary<Guid, (int Revision, IReadOnlyList<Passage> Passages)> drafts = [];
    private readonly ConditionalWeakTable<PublishedModule, IReadOnlyList<(DraftPath Path, IReadOnlyList<Passage> Passages)>> versions = [];

    public IReadOnlyList<(DraftPath Path, IReadOnlyList<Passage> Passages)> Of(PublishedModule version) => versions.GetValue(version, Read);

    public IReadOnlyList<Passage>? Find(Guid file, int revision) =>
        drafts.TryGetValue(file, out var known) && known.Revision == revision ? known.Passages : null;

    public IReadOnlyList<Passage> Keep(Guid file, int revision, byte[] content)
    {
        if (drafts.Count >= MostFiles)
            drafts.Clear();
        var passages = AuthoredText.Read(content) is { } text ? Passage.Of(text) : [];
        drafts[file] = (revision, passages);
        return passages;
    }

    private static IReadOnlyList<(DraftPath, IReadOnlyList<Passage>)> Read(PublishedModule version)
    {
        var folder = OpenDraft.PathOf(version.Module.Slug, "");
        return
        [
            .. version
                .Files.Paths.Where(p => p.StartsWith(folder, StringComparison.Ordinal))
                .Select(p => (Full: p, Path: DraftPath.Of(p[folder.Length..])))
                .Where(p => SearchedTexts.IsSearched(p.Path))
                .Select(p => (p.Path, AuthoredText.Read(version.Files.Find(p.Full)!.Value) is { } text ? Passage.Of(text) : [])),
        ];
    }
}

/// <summary>All that an institution’s authors may look through: what its catalogue offers, and what they are writing.</summary>
internal sealed class SearchedTexts(TrainingDbContext db, ContentLibrary library, KnownPassages known)
{
    public static bool IsSearched(DraftPath path) => path.Kind is not (DraftFileKind.Media or DraftFileKind.Playthroughs);

    /// <summary>What is published first, module by module; then the drafts. A draft’s text that is published word for word is there once.</summary>
    public async Task<IReadOnlyList<SearchedFile>> AllAsync(CancellationToken ct)
    {
        var drafts = await DraftsAsync(ct);
        var written = drafts.ToDictionary(f => (f.Module, f.Path.Path));
        var published =
            from version in library.Catalogue
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
