using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Catalogue;
using Training.Content.Markup;
using Training.Data;
using Training.Institutions;
using Training.Localization;

namespace Training.Authoring.Drafts;

/// <summary>Which names a module may take in addresses: its own on the whole installation.</summary>
internal sealed class ModuleSlugs(TrainingDbContext db, ContentLibrary library, IStringLocalizer<TrainingText> texts)
{
    // The pages of authors are beside those of modules.
    private static readonly string[] Reserved = ["drafts", "new", "help", "import", "export", "copy", "media", "items", "search"];

    /// <returns>What to do about a name that can’t be taken; null for one that can.</returns>
    public async Task<string?> FindProblemAsync(string slug, CancellationToken ct)
    {
        if (!Slug.IsSlug(slug) || slug.Length > ModuleDraft.SlugLength)
            return texts["Drafts.Slug.Wrong"];
        if (Reserved.Contains(slug))
            return texts["Drafts.Slug.Reserved", slug];
        return await IsTakenAsync(slug, ct) ? texts["Drafts.Slug.Taken", slug].Value : null;
    }

    /// <summary>A free name near this one, for the form to propose.</summary>
    public async Task<string> ProposeAsync(string title, CancellationToken ct)
    {
        var wanted = Slug.From(title) is { Length: > 0 } slug
            ? slug[..Math.Min(slug.Length, ModuleDraft.SlugLength - 4)].Trim('-')
            : "module";
        for (var number = 1; ; number++)
        {
            var proposed = number == 1 ? wanted : $"{wanted}-{number}";
            if (!Reserved.Contains(proposed) && !await IsTakenAsync(proposed, ct))
                return proposed;
        }
    }

    // Of whatever institution: an address leads to one module.
    private async Task<bool> IsTakenAsync(string slug, CancellationToken ct) =>
        library.Modules.Contains(slug)
        || await db.Set<ModuleDraft>().OfAllInstitutions().AnyAsync(d => d.Slug == slug, ct)
        || await db.Set<ModuleVersion>().AnyAsync(v => v.Module == slug, ct);
}
