using Microsoft.EntityFrameworkCore;
using Training.Authoring.Reviewing;
using Training.Content.Modules;
using Training.Content.Translations;
using Training.Data;
using Training.Learners;

namespace Training.Authoring.Drafts;

/// <summary>Writes the files of a draft, each with the revision that keeps what it said. The caller saves.</summary>
internal sealed class WriteDraft(TrainingDbContext db, CurrentLearner learner, TimeProvider clock)
{
    /// <summary>Whoever types saves every few seconds: of what one person said meanwhile, the last is kept.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    /// <param name="file">The file as it is tracked; null for one that isn’t there yet.</param>
    public Task<DraftFile> PutAsync(ModuleDraft draft, DraftFile? file, string path, byte[] content, CancellationToken ct) =>
        PutAsync(draft, file, path, content, isAutomatic: false, ct);

    /// <param name="file">The file as it is tracked; null for one that isn’t there yet.</param>
    /// <param name="isAutomatic">A script saves it while its author types.</param>
    public async Task<DraftFile> PutAsync(
        ModuleDraft draft,
        DraftFile? file,
        string path,
        byte[] content,
        bool isAutomatic,
        CancellationToken ct
    )
    {
        if (file is not null && file.Content.AsSpan().SequenceEqual(content))
            return file;
        var last = file?.Revision ?? await LastRevisionAsync(draft, path, ct);
        var said = await db.Set<DraftComment>().Where(c => c.DraftId == draft.Id && c.Path == path).ToListAsync(ct);
        FollowLines.Move(said, file?.Content, content);
        return Write(draft, file, path, content, last, isAutomatic, learner.Id, clock.GetUtcNow());
    }

    /// <summary>Whoever asks for what a script saved already wants it kept.</summary>
    public Task KeepAsync(DraftFile file, CancellationToken ct) =>
        db.Set<DraftFileRevision>()
            .Where(r => r.DraftId == file.DraftId && r.Path == file.Path && r.Revision == file.Revision && r.IsAutomatic)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.IsAutomatic, false), ct);

    /// <summary>After a script saved by itself: history holds what was said, not each key. What a translation is of stays.</summary>
    public async Task ThinOutAsync(DraftFile file, CancellationToken ct)
    {
        var last = await db.Set<DraftFileRevision>()
            .Where(r => r.DraftId == file.DraftId && r.Path == file.Path)
            .OrderByDescending(r => r.Revision)
            .Take(3)
            .Select(r => new Kept(r.Id, r.ById, r.At, r.IsAutomatic))
            .ToListAsync(ct);
        if (last is not [var newest, { IsAutomatic: true } between, var before])
            return;
        if (between.ById == newest.ById && newest.At - before.At < Together && !await IsTranslatedAsync(file, between.Id, ct))
            await db.Set<DraftFileRevision>().Where(r => r.Id == between.Id).ExecuteDeleteAsync(ct);
    }

    /// <summary>A file is called otherwise: what it says stays, and what was said of it goes with it.</summary>
    public async Task RenameAsync(ModuleDraft draft, DraftFile file, string path, CancellationToken ct)
    {
        await PutAsync(draft, null, path, file.Content, ct);
        foreach (var comment in await db.Set<DraftComment>().Where(c => c.DraftId == draft.Id && c.Path == file.Path).ToListAsync(ct))
            comment.Path = path;
        Remove(draft, file);
    }

    public void Remove(ModuleDraft draft, DraftFile file)
    {
        db.Remove(file);
        Keep(draft, file.Path, file.Revision + 1, content: null, isAutomatic: false, clock.GetUtcNow(), learner.Id);
    }

    /// <summary>Notes what was done with the module as a whole.</summary>
    /// <param name="hash">The version that it is about; null when it is about none.</param>
    /// <param name="by">Who did it, also where nobody is signed in; whoever asks when nothing is said.</param>
    /// <param name="id">The posted form’s, where the same one may come twice.</param>
    public void Note(ModuleDraft draft, DraftEventKind kind, string note = "", string? hash = null, Guid? by = null, Guid? id = null) =>
        db.Add(
            new DraftEvent
            {
                Id = id ?? Guid.CreateVersion7(),
                DraftId = draft.Id,
                Kind = kind,
                ById = by ?? learner.Id,
                At = clock.GetUtcNow(),
                Hash = hash,
                Note = note,
            }
        );

    /// <summary>Makes a draft’s files these and no others; what stays the same stays at its revision.</summary>
    /// <param name="files">All of the draft’s, tracked.</param>
    /// <param name="by">Who does it, also where nobody is signed in.</param>
    public async Task ReplaceAsync(
        ModuleDraft draft,
        IReadOnlyList<DraftFile> files,
        IReadOnlyList<(string Path, byte[] Content)> contents,
        Guid by,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var before = files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        var after = contents.Select(c => c.Path).ToHashSet(StringComparer.Ordinal);
        // One that was removed comes back with a revision after its last.
        var last = await db.Set<DraftFileRevision>()
            .Where(r => r.DraftId == draft.Id)
            .GroupBy(r => r.Path)
            .Select(g => new { g.Key, Revision = g.Max(r => r.Revision) })
            .ToDictionaryAsync(g => g.Key, g => g.Revision, StringComparer.Ordinal, ct);
        var said = (await db.Set<DraftComment>().Where(c => c.DraftId == draft.Id).ToListAsync(ct)).ToLookup(
            c => c.Path,
            StringComparer.Ordinal
        );
        foreach (var (path, content) in contents)
        {
            var file = before.GetValueOrDefault(path);
            if (file is not null && file.Content.AsSpan().SequenceEqual(content))
                continue;
            FollowLines.Move(said[path], file?.Content, content);
            Write(draft, file, path, content, file?.Revision ?? last.GetValueOrDefault(path), isAutomatic: false, by, now);
        }
        foreach (var gone in files.Where(f => !after.Contains(f.Path)))
        {
            db.Remove(gone);
            Keep(draft, gone.Path, gone.Revision + 1, content: null, isAutomatic: false, now, by);
        }
    }

    private DraftFile Write(
        ModuleDraft draft,
        DraftFile? file,
        string path,
        byte[] content,
        int last,
        bool isAutomatic,
        Guid by,
        DateTimeOffset now
    )
    {
        if (file is null)
        {
            file = new DraftFile
            {
                DraftId = draft.Id,
                Path = path,
                Content = content,
                Size = content.Length,
                ChangedAt = now,
                ChangedById = by,
                Revision = last + 1,
            };
            db.Add(file);
        }
        else
        {
            (file.Content, file.Size, file.ChangedAt, file.ChangedById) = (content, content.Length, now, by);
            file.Revision++;
        }
        if (path == DraftPath.Module && ModuleOutline.Read(content).Title is { Length: > 0 } title)
            draft.Title = title[..Math.Min(title.Length, ModuleDraft.TitleLength)];
        Keep(draft, path, file.Revision, content, isAutomatic, now, by);
        return file;
    }

    // Its stamp names the text that it was made from: what changed in the source since is told by that.
    private async Task<bool> IsTranslatedAsync(DraftFile source, Guid revision, CancellationToken ct)
    {
        if (DraftPath.Of(source.Path) is not { CanBeTranslated: true, Translation: var path })
            return false;
        var translation = await db.Set<DraftFile>()
            .Where(f => f.DraftId == source.DraftId && f.Path == path)
            .Select(f => f.Content)
            .SingleOrDefaultAsync(ct);
        if (translation is null || TranslationStamp.In(translation) is not { } stamp)
            return false;
        var text = await db.Set<DraftFileRevision>().Where(r => r.Id == revision).Select(r => r.Content).SingleOrDefaultAsync(ct);
        return text is not null && TranslationStamp.Of(text) == stamp;
    }

    private async Task<int> LastRevisionAsync(ModuleDraft draft, string path, CancellationToken ct) =>
        await db.Set<DraftFileRevision>().Where(r => r.DraftId == draft.Id && r.Path == path).MaxAsync(r => (int?)r.Revision, ct) ?? 0;

    private void Keep(ModuleDraft draft, string path, int revision, byte[]? content, bool isAutomatic, DateTimeOffset now, Guid by)
    {
        db.Add(
            new DraftFileRevision
            {
                DraftId = draft.Id,
                Path = path,
                Revision = revision,
                Content = content,
                Size = content?.Length ?? 0,
                IsAutomatic = isAutomatic,
                At = now,
                ById = by,
            }
        );
        draft.ChangedAt = now;
        // Written even if the clock stands still: whoever wrote while another published reads the draft anew.
        if (db.Entry(draft) is { State: EntityState.Unchanged or EntityState.Modified } entry)
            entry.Property(d => d.ChangedAt).IsModified = true;
        if (draft.State != DraftState.Published)
            return;
        draft.State = DraftState.Draft;
        draft.Revision++;
    }

    private sealed record Kept(Guid Id, Guid ById, DateTimeOffset At, bool IsAutomatic);
}
