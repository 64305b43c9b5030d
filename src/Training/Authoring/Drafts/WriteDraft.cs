using Microsoft.EntityFrameworkCore;
using Training.Authoring.Reviewing;
using Training.Content.Modules;
using Training.Data;
using Training.Learners;

namespace Training.Authoring.Drafts;

/// <summary>Writes the files of a draft, each with the revision that keeps what it said. The caller saves.</summary>
internal sealed class WriteDraft(TrainingDbContext db, CurrentLearner learner, TimeProvider clock)
{
    /// <summary>Whoever types saves every few seconds: of what one person said meanwhile, the last is kept.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    /// <param name="file">The file as it is tracked; null for one that isn’t there yet.</param>
    public async Task<DraftFile> PutAsync(ModuleDraft draft, DraftFile? file, string path, byte[] content, CancellationToken ct)
    {
        if (file is not null && file.Content.AsSpan().SequenceEqual(content))
            return file;

        var now = clock.GetUtcNow();
        if (file is null)
        {
            file = new DraftFile
            {
                DraftId = draft.Id,
                Path = path,
                Content = content,
                Size = content.Length,
                ChangedAt = now,
                ChangedById = learner.Id,
                Revision = await LastRevisionAsync(draft, path, ct) + 1,
            };
            db.Add(file);
        }
        else
        {
            (file.Content, file.Size, file.ChangedAt, file.ChangedById) = (content, content.Length, now, learner.Id);
            file.Revision++;
        }
        if (path == DraftPath.Module && ModuleOutline.Read(content).Title is { Length: > 0 } title)
            draft.Title = title[..Math.Min(title.Length, ModuleDraft.TitleLength)];
        Keep(draft, path, file.Revision, content, now);
        return file;
    }

    /// <summary>After a script saved by itself: history holds what was said, not each key.</summary>
    public async Task ThinOutAsync(DraftFile file, CancellationToken ct)
    {
        var last = await db.Set<DraftFileRevision>()
            .Where(r => r.DraftId == file.DraftId && r.Path == file.Path)
            .OrderByDescending(r => r.Revision)
            .Take(3)
            .Select(r => new Kept(r.Id, r.ById, r.At, r.Content != null))
            .ToListAsync(ct);
        if (last is [var newest, { IsThere: true } between, var before] && between.ById == newest.ById && newest.At - before.At < Together)
            await db.Set<DraftFileRevision>().Where(r => r.Id == between.Id).ExecuteDeleteAsync(ct);
    }

    public void Remove(ModuleDraft draft, DraftFile file)
    {
        db.Remove(file);
        Keep(draft, file.Path, file.Revision + 1, content: null, clock.GetUtcNow());
    }

    /// <summary>Notes what was done with the module as a whole.</summary>
    public void Note(ModuleDraft draft, DraftEventKind kind, string note) =>
        db.Add(
            new DraftEvent
            {
                DraftId = draft.Id,
                Kind = kind,
                ById = learner.Id,
                At = clock.GetUtcNow(),
                Note = note,
            }
        );

    private async Task<int> LastRevisionAsync(ModuleDraft draft, string path, CancellationToken ct) =>
        await db.Set<DraftFileRevision>().Where(r => r.DraftId == draft.Id && r.Path == path).MaxAsync(r => (int?)r.Revision, ct) ?? 0;

    private void Keep(ModuleDraft draft, string path, int revision, byte[]? content, DateTimeOffset now)
    {
        db.Add(
            new DraftFileRevision
            {
                DraftId = draft.Id,
                Path = path,
                Revision = revision,
                Content = content,
                At = now,
                ById = learner.Id,
            }
        );
        draft.ChangedAt = now;
        if (draft.State != DraftState.Published)
            return;
        draft.State = DraftState.Draft;
        draft.Revision++;
    }

    private sealed record Kept(Guid Id, Guid ById, DateTimeOffset At, bool IsThere);
}
