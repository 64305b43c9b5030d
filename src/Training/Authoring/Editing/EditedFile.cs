using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Authoring.Publishing;
using Training.Authoring.Reviewing;
using Training.Content;
using Training.Content.Differences;
using Training.Content.Files;
using Training.Data;
using Training.Institutions;

namespace Training.Authoring.Editing;

/// <summary>A file of a draft with the text in its editor, which may not be saved yet, and what the checker says of it.</summary>
/// <param name="Text">Null when the file isn’t text that can be shown.</param>
/// <param name="Revision">Which the text was begun from.</param>
/// <param name="Problems">Of this file, in the order of its lines.</param>
/// <param name="Others">Of the module’s other files.</param>
public sealed record EditedText(
    ModuleDraft Draft,
    DraftPath Path,
    string? Text,
    int Revision,
    IReadOnlyList<ContentProblem> Problems,
    IReadOnlyList<ContentProblem> Others
)
{
    /// <summary>Where it stands on the site: <c>~/authoring/drafts/{slug}/{page}/{path}</c>.</summary>
    public string Address(string page) => $"~/authoring/drafts/{Draft.Slug}/{page}/{Path.Path}";

    /// <summary>Whether the module has its English version.</summary>
    public bool HasTranslation { get; init; }

    /// <summary>What is said of its lines and isn’t settled.</summary>
    public IReadOnlyList<Conversation> Remarks { get; init; } = [];

    public int OtherErrors => Others.Count(p => p.Severity == Severity.Error);

    public int OtherWarnings => Others.Count - OtherErrors;
}

/// <summary>Opens a file of a draft, with what the checker says of it.</summary>
internal sealed class EditedFile(
    OpenDraft open,
    CheckDraft check,
    FindRemarks remarks,
    TrainingDbContext db,
    CurrentInstitution institution
)
{
    /// <returns>Null when the institution has no such draft, or the draft no such file.</returns>
    public async Task<(ModuleDraft Draft, DraftFile File)?> FindAsync(string slug, string path, CancellationToken ct) =>
        await open.FindAsync(slug, ct) is { } draft
        && DraftPath.Of(path).IsText
        && await db.Set<DraftFile>().SingleOrDefaultAsync(f => f.DraftId == draft.Id && f.Path == path, ct) is { } file
            ? (draft, file)
            : null;

    /// <returns>The draft, when a file that it had is there no more.</returns>
    public async Task<ModuleDraft?> FindRemovedAsync(string slug, string path, CancellationToken ct) =>
        await open.FindAsync(slug, ct) is { } draft
        && await db.Set<DraftFileRevision>().AnyAsync(r => r.DraftId == draft.Id && r.Path == path, ct)
            ? draft
            : null;

    /// <summary>As it is saved.</summary>
    public async Task<EditedText> SavedAsync(ModuleDraft draft, DraftFile file, CancellationToken ct)
    {
        var refused = new ProblemList();
        var checkedDraft = check.Of(draft.Slug, await open.FilesAsync(draft, refused, ct), refused.Items);
        return Of(draft, file.Path, AuthoredText.Read(file.Content), file.Revision, checkedDraft);
    }

    /// <summary>As it is saved, and what is said of its lines.</summary>
    public async Task<EditedText> OpenedAsync(ModuleDraft draft, DraftFile file, CancellationToken ct) =>
        await WithRemarksAsync(await SavedAsync(draft, file, ct), file, ct);

    /// <summary>With a text that isn’t saved.</summary>
    public async Task<EditedText> TypedAsync(ModuleDraft draft, DraftFile file, TextForm form, CancellationToken ct) =>
        Of(draft, file.Path, form.Typed, form.Revision, await CheckAsync(draft, file, form.Typed, ct));

    /// <summary>With a text that isn’t saved, and what is said of its lines.</summary>
    public async Task<EditedText> ShownAsync(ModuleDraft draft, DraftFile file, TextForm form, CancellationToken ct) =>
        await WithRemarksAsync(await TypedAsync(draft, file, form, ct), file, ct);

    /// <summary>What the draft would be if this text were saved.</summary>
    public async Task<CheckedDraft> CheckAsync(ModuleDraft draft, DraftFile file, string typed, CancellationToken ct)
    {
        var refused = new ProblemList();
        var files = await open.FilesAsync(draft, refused, ct);
        var path = OpenDraft.PathOf(draft.Slug, file.Path);
        return check.With(draft.Slug, files, path, AuthoredText.Write(typed, file.Content), refused.Items);
    }

    // Their lines are those of the file as it is saved.
    private async Task<EditedText> WithRemarksAsync(EditedText text, DraftFile file, CancellationToken ct)
    {
        var said = await remarks.OfFileAsync(text.Draft, file.Path, ct);
        if (said.Count == 0 || text.Text is not { } typed)
            return text;
        var (saved, lines) = (AuthoredText.Read(file.Content) ?? "", PlacedRemark.Lines(typed));
        if (typed != saved)
        {
            var places = TextDiff.Follow(saved, typed);
            said = [.. said.Select(r => r with { Line = FollowLines.Place(r.Line, r.Excerpt, places, lines) })];
        }
        return text with { Remarks = Conversation.Of(said.Select(remark => PlacedRemark.In(lines, remark))) };
    }

    private EditedText Of(ModuleDraft draft, string path, string? text, int revision, CheckedDraft checkedDraft)
    {
        var own = OpenDraft.PathOf(draft.Slug, path);
        var problems = WarningGroup.For(institution.Details, checkedDraft.Problems).ToLookup(p => p.At.File == own);
        var named = DraftPath.Of(path);
        return new(draft, named, text, revision, [.. problems[true]], [.. problems[false]])
        {
            HasTranslation = named.CanBeTranslated && checkedDraft.Files.Find(OpenDraft.PathOf(draft.Slug, named.Translation)) is not null,
        };
    }
}
