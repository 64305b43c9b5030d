using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Content.Differences;
using Training.Content.Files;
using Training.Data;

namespace Training.Authoring.Editing;

/// <summary>What became of a text that was sent to be saved.</summary>
public abstract record SaveOutcome
{
    /// <summary>It stands, or stood already.</summary>
    public sealed record Saved(DraftFile File) : SaveOutcome;

    /// <summary>Someone saved since it was begun; nothing was written.</summary>
    /// <param name="By">Empty for someone who has left.</param>
    public sealed record Departed(DraftFile File, string Theirs, string By, Merge Merge) : SaveOutcome;

    /// <summary>It is over what a text may weigh.</summary>
    public sealed record TooLarge : SaveOutcome;

    /// <summary>The draft or the file isn’t there.</summary>
    public sealed record Gone : SaveOutcome;
}

/// <summary>What a save changes in another file of the draft, in the same moment.</summary>
/// <param name="Change">The text that it will be; null when nothing changes.</param>
internal sealed record AlongFile(string Path, Func<string, string?> Change);

/// <summary>Saves a text that was begun from a revision of its file, unless someone saved another since.</summary>
internal sealed class SaveFile(EditedFile edited, WriteDraft write, TrainingDbContext db)
{
    /// <param name="isAutomatic">A script saves while its author types.</param>
    public Task<SaveOutcome> SaveAsync(string slug, string path, TextForm form, bool isAutomatic, CancellationToken ct) =>
        SaveAsync(slug, path, form, isAutomatic, [], ct);

    /// <param name="isAutomatic">A script saves while its author types.</param>
    /// <param name="along">Changed with it, as they are then: all of it is saved, or none.</param>
    public async Task<SaveOutcome> SaveAsync(
        string slug,
        string path,
        TextForm form,
        bool isAutomatic,
        IReadOnlyList<AlongFile> along,
        CancellationToken ct
    )
    {
        if (Encoding.UTF8.GetByteCount(form.Typed) > ContentFiles.MostTextBytes - 3)
            return new SaveOutcome.TooLarge();
        // Once more whenever another saved between the reading and the writing.
        for (var tries = 1; tries <= DuplicateKey.MostTries; tries++)
        {
            if (await edited.FindAsync(slug, path, ct) is not (var draft, var file))
                return new SaveOutcome.Gone();
            var content = AuthoredText.Write(form.Typed, file.Content);
            // What they wrote may be what is there: sent twice, or by both.
            if (form.Revision != file.Revision && !content.AsSpan().SequenceEqual(file.Content))
                return await DepartAsync(file, form, ct);
            await write.PutAsync(draft, file, path, content, isAutomatic, ct);
            foreach (var other in along)
                await PutAlongAsync(draft, other, ct);
            if (!await db.TrySaveAsync(ct))
                continue;
            if (isAutomatic)
                await write.ThinOutAsync(file, ct);
            else
                await write.KeepAsync(file, ct);
            return new SaveOutcome.Saved(file);
        }
        throw new InvalidOperationException($"{slug}/{path} changes too fast to be saved.");
    }

    private async Task PutAlongAsync(ModuleDraft draft, AlongFile other, CancellationToken ct)
    {
        if (
            await db.Set<DraftFile>().SingleOrDefaultAsync(f => f.DraftId == draft.Id && f.Path == other.Path, ct) is not { } file
            || AuthoredText.Read(file.Content) is not { } text
            || other.Change(text) is not { } changed
        )
            return;
        var content = AuthoredText.Write(changed, file.Content);
        if (content.Length <= ContentFiles.MostTextBytes)
            await write.PutAsync(draft, file, other.Path, content, ct);
    }

    private async Task<SaveOutcome> DepartAsync(DraftFile file, TextForm form, CancellationToken ct)
    {
        var theirs = AuthoredText.Read(file.Content) ?? "";
        var by = await db
            .Learners.Where(l => l.Id == file.ChangedById)
            .Select(l => l.GivenName + " " + l.FamilyName)
            .SingleOrDefaultAsync(ct);
        var common = await CommonAsync(file, form.Revision, ct);
        return new SaveOutcome.Departed(file, theirs, by?.Trim() ?? "", Merge.Of(common, form.Typed, theirs));
    }

    // The text that both began from; when it was thinned out of the history, the one before it, from which both grew too.
    private async Task<string> CommonAsync(DraftFile file, int revision, CancellationToken ct)
    {
        var content = await db.Set<DraftFileRevision>()
            .Where(r => r.DraftId == file.DraftId && r.Path == file.Path && r.Revision <= revision)
            .OrderByDescending(r => r.Revision)
            .Select(r => r.Content)
            .FirstOrDefaultAsync(ct);
        return content is null ? "" : AuthoredText.Read(content) ?? "";
    }
}
