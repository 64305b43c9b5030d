using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Catalogue;
using Training.Content.Markup;
using Training.Data;
using Training.Institutions;
using Training.Localization;

namespace Training.Authoring.Archives;

/// <summary>Which names a module that is brought in or copied may have: an address leads to one module on the whole installation.</summary>
internal sealed class ModuleNames(TrainingDbContext db, ContentLibrary library, IStringLocalizer<TrainingText> text)
{
    // These words follow a draft’s address, and would hide a module of that name.
    private static readonly string[] Reserved =
    [
        "archive",
        "copy",
        "drafts",
        "export",
        "help",
        "import",
        "items",
        "media",
        "new",
        "paste",
        "search",
    ];

    /// <returns>What to do about a name that can’t be taken; null for one that can.</returns>
    public async Task<string?> ProblemAsync(string slug, CancellationToken ct)
    {
        if (!Slug.IsSlug(slug) || slug.Length > ModuleDraft.SlugLength)
            return text["Archive.Slug.Wrong"];
        if (Reserved.Contains(slug))
            return text["Archive.Slug.Reserved", slug];
        return await IsTakenAsync(slug, ct) ? text["Archive.Slug.Taken", slug].Value : null;
    }

    // Of whatever institution.
    private async Task<bool> IsTakenAsync(string slug, CancellationToken ct) =>
        library.Modules.Contains(slug)
        || await db.Set<ModuleDraft>().OfAllInstitutions().AnyAsync(d => d.Slug == slug, ct)
        || await db.Set<ModuleVersion>().AnyAsync(v => v.Module == slug, ct);
}
