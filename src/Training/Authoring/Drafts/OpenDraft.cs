using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Data;

namespace Training.Authoring.Drafts;

/// <summary>Finds an institution’s draft and its files, as the checker reads them.</summary>
internal sealed class OpenDraft(TrainingDbContext db, ContentLibrary library)
{
    /// <summary>The file that says what a module is.</summary>
    public const string ModuleFile = "module.md";

    public Task<ModuleDraft?> FindAsync(string slug, CancellationToken ct) =>
        db.Set<ModuleDraft>().SingleOrDefaultAsync(d => d.Slug == slug, ct);

    /// <summary>The module’s files beside those that all modules share: what a version made now would be.</summary>
    /// <param name="problems">Gathers what has no place in a module’s folder, or is too large.</param>
    public async Task<ContentFiles> FilesAsync(ModuleDraft draft, ProblemList problems, CancellationToken ct)
    {
        var files = await db.Set<DraftFile>()
            .Where(f => f.DraftId == draft.Id)
            .OrderBy(f => f.Path)
            .Select(f => new { f.Path, f.Content })
            .AsNoTracking()
            .ToListAsync(ct);
        return files.Aggregate(library.Shared, (all, file) => all.With(PathOf(draft.Slug, file.Path), file.Content, problems));
    }

    /// <summary>Where a draft’s file stands in a content folder.</summary>
    public static string PathOf(string slug, string path) => $"modules/{slug}/{path}";
}
