using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Data;

namespace Training.Authoring.Drafts;

/// <summary>Finds an institution’s draft and its files, as the checker reads them.</summary>
internal sealed class OpenDraft(TrainingDbContext db, ContentLibrary library, KnownDraftFiles known)
{
    public Task<ModuleDraft?> FindAsync(string slug, CancellationToken ct) =>
        db.Set<ModuleDraft>().SingleOrDefaultAsync(d => d.Slug == slug, ct);

    /// <summary>The module’s files beside those that all modules share: what a version made now would be.</summary>
    /// <param name="problems">Gathers what has no place in a module’s folder, or is too large.</param>
    public async Task<ContentFiles> FilesAsync(ModuleDraft draft, ProblemList problems, CancellationToken ct)
    {
        var now = await ReadAsync(draft, ct);
        problems.Take(now.Refused);
        return now.All;
    }

    /// <summary>Where a draft’s file stands in a content folder.</summary>
    public static string PathOf(string slug, string path) => $"modules/{slug}/{path}";

    // Only what changed since it was last read is read again.
    private async Task<KnownDraft> ReadAsync(ModuleDraft draft, CancellationToken ct)
    {
        var rows = db.Set<DraftFile>().AsNoTracking().Where(f => f.DraftId == draft.Id);
        var lines = await rows.Select(f => new FileLine(f.Path, f.Id, f.Revision)).ToListAsync(ct);
        var before = known.Find(draft.Id);
        var missing = lines.Where(line => !IsKnown(line, before)).Select(line => line.Id).ToList();
        if (before is not null && before.Shared == library.Shared && missing.Count == 0 && before.Files.Count == lines.Count)
            return before;

        var files = lines.Where(line => IsKnown(line, before)).ToDictionary(line => line.Path, line => before!.Files[line.Path]);
        if (missing.Count > 0)
            foreach (
                var file in await rows.Where(f => missing.Contains(f.Id))
                    .Select(f => new
                    {
                        f.Path,
                        f.Id,
                        f.Revision,
                        f.Content,
                    })
                    .ToListAsync(ct)
            )
                files[file.Path] = new(file.Id, file.Revision, file.Content);
        var refused = new ProblemList();
        var all = library.Shared.With(
            files
                .OrderBy(f => f.Key, StringComparer.Ordinal)
                .Select(f => (PathOf(draft.Slug, f.Key), (ReadOnlyMemory<byte>)f.Value.Content)),
            refused
        );
        var now = new KnownDraft(library.Shared, files, all, refused.Items);
        known.Keep(draft.Id, now);
        return now;
    }

    private static bool IsKnown(FileLine line, KnownDraft? before) =>
        before?.Files.TryGetValue(line.Path, out var file) == true && file.Id == line.Id && file.Revision == line.Revision;

    private sealed record FileLine(string Path, Guid Id, int Revision);
}
