using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Content.Files;
using Training.Data;
using Training.Pages.Forms;

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

/// <summary>The file that a form writes.</summary>
/// <param name="Text">Null when what was typed can’t be written.</param>
/// <param name="Revision">Which the form was opened from.</param>
internal sealed record WrittenFile(ModuleDraft Draft, DraftPath Path, string? Text, int Revision)
{
    /// <summary>What changes with it in other files.</summary>
    public IReadOnlyList<AlongFile> Along { get; init; } = [];
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

    /// <summary>Saves a text that can be written; merges what others changed elsewhere in the file meanwhile.</summary>
    public async Task<(FormOutcome Outcome, string By)> SaveAsync(WrittenFile file, CancellationToken ct)
    {
        var outcome = await TryAsync(file, file.Text!, file.Revision, ct);
        if (outcome is SaveOutcome.Departed { Merge.HasConflict: false } apart)
            return await TryAsync(file, apart.Merge.Text, apart.File.Revision, ct) is SaveOutcome.Saved
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

    /// <summary>Saves, and answers: leads on when it is saved; otherwise shows the form again, with all that was typed.</summary>
    /// <param name="there">Where to lead: from <c>saved</c> or <c>merged</c>, an address.</param>
    /// <param name="refused">The form, where nothing is said yet with this text.</param>
    /// <param name="departed">The form, after whoever changed the same lines; empty for someone who has left.</param>
    public async Task<Results<RedirectHttpResult, RazorComponentResult<TPage>, NotFound>> AnswerAsync<TPage>(
        WrittenFile file,
        Func<string, string> there,
        Func<string, RazorComponentResult<TPage>> refused,
        Func<string, RazorComponentResult<TPage>> departed,
        CancellationToken ct
    )
        where TPage : IComponent
    {
        if (file.Text is null)
            return refused("QuizForm.Misread");
        return await SaveAsync(file, ct) switch
        {
            (FormOutcome.Saved, _) => TypedResults.LocalRedirect(there("saved")),
            (FormOutcome.Merged, _) => TypedResults.LocalRedirect(there("merged")),
            (FormOutcome.TooLarge, _) => refused("Editor.TooLarge"),
            (FormOutcome.Departed, var by) => departed(by),
            _ => TypedResults.NotFound(),
        };
    }

    /// <summary>How a form is answered that is shown again.</summary>
    public static int StatusOf(FormErrors errors, string? departedBy) =>
        errors.Any ? StatusCodes.Status422UnprocessableEntity
        : departedBy is not null ? StatusCodes.Status409Conflict
        : StatusCodes.Status200OK;

    private Task<SaveOutcome> TryAsync(WrittenFile file, string text, int revision, CancellationToken ct) =>
        save.SaveAsync(
            file.Draft.Slug,
            file.Path.Path,
            new TextForm { Text = text, Revision = revision },
            isAutomatic: false,
            file.Along,
            ct
        );
}
