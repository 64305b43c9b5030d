using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Content;
using Training.Content.Markup;
using Training.Data;
using Training.Localization;

namespace Training.Authoring.Drafts;

/// <summary>Which names an activity of a draft may take.</summary>
internal sealed class ActivitySlugs(TrainingDbContext db, IStringLocalizer<TrainingText> texts)
{
    // What is added to the name, at most: « .playthroughs.yaml ».
    private const int MostEnding = 20;

    /// <returns>What to do about a name that can’t be taken; null for one that can.</returns>
    public async Task<string?> FindProblemAsync(ModuleDraft draft, string slug, CancellationToken ct)
    {
        if (!Slug.IsSlug(slug) || slug.Length > DraftFile.PathLength - MostEnding)
            return texts["Drafts.Slug.Wrong"];
        // The checker knows which names an address needs for something else.
        var problems = new ProblemList();
        ContentFiles.Empty.With(OpenDraft.PathOf(draft.Slug, $"{slug}.md"), default, problems);
        if (slug == "module" || problems.Items.Any(p => p.Code == ProblemCodes.SlugReserved))
            return texts["Drafts.Slug.Reserved", slug];
        var beginning = slug + ".";
        return await db.Set<DraftFile>().AnyAsync(f => f.DraftId == draft.Id && f.Path.StartsWith(beginning), ct)
            ? texts["Drafts.Activity.Taken", slug].Value
            : null;
    }
}
