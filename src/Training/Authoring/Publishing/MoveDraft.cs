using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Catalogue;
using Training.Content;
using Training.Data;
using Training.Learners;

namespace Training.Authoring.Publishing;

/// <summary>Moves a draft between its authors and its learners. Each move is saved whole or not at all, and once however often it is asked for.</summary>
internal sealed class MoveDraft(
    TrainingDbContext db,
    OpenDraft open,
    CheckDraft check,
    WriteDraft write,
    ReviewLetters letters,
    PublishedContent content,
    CurrentLearner learner,
    TimeProvider clock
)
{
    /// <summary>Whether a form that was posted twice did its work the first time.</summary>
    public Task<bool> IsDoneAsync(PublicationForm form, CancellationToken ct) => db.Set<DraftEvent>().AnyAsync(e => e.Id == form.Id, ct);

    /// <returns>False when someone else moved it at this moment: nothing was written.</returns>
    public Task<bool> AskAsync(ReviewView view, PublicationForm form, CancellationToken ct)
    {
        Happened(view.Draft, form, DraftEventKind.SentToReview, form.Note);
        Turn(view.Draft, DraftState.InReview);
        letters.Ask(view.Draft, form, learner, view.Correspondents);
        return db.TrySaveAsync(ct);
    }

    /// <returns>False when someone else moved it at this moment: nothing was written.</returns>
    public Task<bool> SendBackAsync(ReviewView view, PublicationForm form, CancellationToken ct)
    {
        // Before it is in review no more: then nobody asks.
        if (view.Asker is { } asker)
            letters.Answer(view.Draft, form, learner, asker, isApproved: false);
        Happened(view.Draft, form, DraftEventKind.SentBack, form.Note);
        Turn(view.Draft, DraftState.Draft);
        return db.TrySaveAsync(ct);
    }

    /// <summary>Someone has nothing against what they read. The draft stays where it is: whoever publishes decides.</summary>
    /// <returns>False when a form that asked for the same did its work at this moment: nothing was written.</returns>
    public Task<bool> ApproveAsync(ReviewView view, PublicationForm form, CancellationToken ct)
    {
        Happened(view.Draft, form, DraftEventKind.Approved, form.Note, view.Checked.Files.Hash);
        if (view.Asker is { } asker)
            letters.Answer(view.Draft, form, learner, asker, isApproved: true);
        return db.TrySaveAsync(ct);
    }

    /// <summary>Makes the immutable version, and what new learners start with is it.</summary>
    /// <param name="now">What was checked and shown.</param>
    /// <param name="raised">The number to write in <c>module.md</c> first; null when it says the right one.</param>
    /// <param name="current">What new learners start with until then; null for a first version.</param>
    /// <returns>The version’s number; null when someone else moved the draft at this moment: nothing was written.</returns>
    public async Task<string?> PublishAsync(
        ModuleDraft draft,
        CheckedDraft now,
        PublicationForm form,
        VersionNumber? raised,
        DraftVersion? current,
        CancellationToken ct
    )
    {
        if (raised is { } number)
        {
            if (await RaiseAsync(draft, now, number, ct) is not { } after)
                return null;
            now = after;
        }
        var (files, since) = (now.Files, After(current));
        db.Add(
            new ModuleVersion
            {
                Hash = files.Hash,
                Module = draft.Slug,
                Version = now.Module!.Version,
                Files = files.Pack(),
                PublishedAt = since,
                CurrentSince = since,
                InstitutionId = draft.InstitutionId,
                NotesFr = form.NotesFr,
                NotesEn = form.NotesEn,
            }
        );
        Happened(draft, form, DraftEventKind.Published, form.NotesFr.Length > 0 ? form.NotesFr : form.NotesEn, files.Hash);
        draft.PublishedHash = files.Hash;
        Turn(draft, DraftState.Published);
        if (!await db.TrySaveAsync(ct))
            return null;
        content.MakeCurrent(draft.InstitutionId, draft.Slug, files.Hash, since, isWithdrawn: false, () => files);
        await KeepWrittenMeanwhileAsync(draft, files, ct);
        return now.Module.Version;
    }

    /// <summary>What new learners start with is an older version again. What authors write stays as it is.</summary>
    /// <returns>False when someone else moved the draft at this moment: nothing was written.</returns>
    public Task<bool> RollBackAsync(ModuleDraft draft, PublicationForm form, string hash, DraftVersion current, CancellationToken ct)
    {
        // It differs now from what learners have; asked to be read, it still is.
        var state = draft.State == DraftState.Published ? DraftState.Draft : draft.State;
        return StandAsync(draft, form, hash, current, DraftEventKind.RolledBack, state, ct);
    }

    /// <summary>New learners find the module no more. Whoever is on it goes on, and so do the courses that have it.</summary>
    /// <returns>False when someone else moved the draft at this moment: nothing was written.</returns>
    public Task<bool> WithdrawAsync(ModuleDraft draft, PublicationForm form, DraftVersion current, CancellationToken ct) =>
        StandAsync(draft, form, current.Hash, current, DraftEventKind.Withdrawn, draft.State, ct);

    /// <summary>New learners find the module again, in the version that was withdrawn.</summary>
    /// <returns>False when someone else moved the draft at this moment: nothing was written.</returns>
    public Task<bool> PutBackAsync(ModuleDraft draft, PublicationForm form, DraftVersion current, CancellationToken ct) =>
        StandAsync(draft, form, current.Hash, current, DraftEventKind.PutBack, draft.State, ct);

    // What someone wrote while the version was made is in none: it is a draft again.
    private async Task KeepWrittenMeanwhileAsync(ModuleDraft draft, ContentFiles published, CancellationToken ct)
    {
        var files = await open.FilesAsync(draft, new ProblemList(), ct);
        if (files.Hash == published.Hash)
            return;
        Turn(draft, DraftState.Draft);
        await db.TrySaveAsync(ct);
    }

    // A version is the latest word on its module: offered, unless it is withdrawn. The other nodes learn of it by when it became that.
    private async Task<bool> StandAsync(
        ModuleDraft draft,
        PublicationForm form,
        string hash,
        DraftVersion current,
        DraftEventKind kind,
        DraftState state,
        CancellationToken ct
    )
    {
        if (await content.FindAsync(hash, ct) is not { } version)
            return false;
        // The platform may have taken the module over at this moment.
        if (
            await db.Set<ModuleVersion>().SingleOrDefaultAsync(v => v.Hash == hash && v.InstitutionId == draft.InstitutionId, ct)
            is not { } row
        )
            return false;
        var since = row.CurrentSince = After(current);
        row.IsWithdrawn = kind == DraftEventKind.Withdrawn;
        Happened(draft, form, kind, form.Note, hash);
        Turn(draft, state);
        if (!await db.TrySaveAsync(ct))
            return false;
        content.MakeCurrent(draft.InstitutionId, draft.Slug, hash, since, row.IsWithdrawn, () => version.Files);
        return true;
    }

    private async Task<CheckedDraft?> RaiseAsync(ModuleDraft draft, CheckedDraft now, VersionNumber number, CancellationToken ct)
    {
        var file = await db.Set<DraftFile>().SingleOrDefaultAsync(f => f.DraftId == draft.Id && f.Path == OpenDraft.ModuleFile, ct);
        var path = OpenDraft.PathOf(draft.Slug, OpenDraft.ModuleFile);
        // Another author may have written in it since the files were read: that isn’t what was shown.
        if (
            file is null
            || now.Files.Find(path) is not { } shown
            || !shown.Span.SequenceEqual(file.Content)
            || RaiseVersion.In(file.Content, number) is not { } bytes
        )
            return null;
        await write.PutAsync(draft, file, OpenDraft.ModuleFile, bytes, ct);
        var after = check.With(draft.Slug, now.Files, path, bytes, []);
        return after.IsSound ? after : null;
    }

    // Later than the one before on every node’s clock: the latest is the current one.
    private DateTimeOffset After(DraftVersion? current) =>
        clock.GetUtcNow() is var now && current is not null && now <= current.CurrentSince ? current.CurrentSince.AddMilliseconds(1) : now;

    private void Happened(ModuleDraft draft, PublicationForm form, DraftEventKind kind, string note, string? hash = null) =>
        write.Note(draft, kind, note, hash, id: form.Id);

    private static void Turn(ModuleDraft draft, DraftState state)
    {
        draft.State = state;
        draft.Revision++;
    }
}
