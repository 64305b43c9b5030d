using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Content.Files;
using Training.Data;

namespace Training.Authoring.Forms;

/// <summary>What became of a form that was sent.</summary>
internal enum FormOutcome
{
    Saved,

    /// <summary>Someone changed the file elsewhere meanwhile; both stand.</summary>
    Merged,

    /// <summary>Someone changed the same lines meanwhile; nothing was written.</summary>
    Departed,

    TooLarge,

    Gone,
}

/// <summary>Saves a file that a form changed, beside what others wrote since the form was opened.</summary>
internal sealed class SaveForm(SaveFile save, TrainingDbContext db)
{
    /// <summary>
    /// The text as it was when a form of it was opened, so that what others did since is not undone; as it was before when that was thinned out of the
    /// history.
    /// </summary>
    public async Task<string?> TextAtAsync(ModuleDraft draft, DraftPath path, int revision, CancellationToken ct)
    {
        var content = await db.Set<DraftFileRevision>()
            .Where(r => r.DraftId == draft.Id && r.Path == path.Path && r.Revision <= revision)
            .OrderByDescending(r => r.Revision)
            .Select(r => r.Content)
            .FirstOrDefaultAsync(ct);
        return content is null ? null : AuthoredText.Read(content);
    }

    public async Task<(FormOutcome Outcome, string By)> SaveAsync(
        ModuleDraft draft,
        DraftPath path,
        string text,
        int revision,
        CancellationToken ct
    )
    {
        var outcome = await TryAsync(draft, path, text, revision, ct);
        if (outcome is SaveOutcome.Departed { Merge.HasConflict: false } apart)
            return await TryAsync(draft, path, apart.Merge.Text, apart.File.Revision, ct) is SaveOutcome.Saved
                ? (FormOutcome.Merged, apart.By)
                : (FormOutcome.Departed, apart.By);
        return outcome switch
        {
            SaveOutcome.Saved => (FormOutcome.Saved, ""),
            SaveOutcome.Departed departed => (FormOutcome.Departed, departed.By),
            SaveOutcome.TooLarge => (FormOutcome.TooLarge, ""),
            _ => (FormOutcome.Gone, ""),
        };
    }

    private Task<SaveOutcome> TryAsync(ModuleDraft draft, DraftPath path, string text, int revision, CancellationToken ct) =>
        save.SaveAsync(draft.Slug, path.Path, new TextForm { Text = text, Revision = revision }, isAutomatic: false, ct);
}
