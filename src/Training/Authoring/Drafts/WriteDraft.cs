using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;

namespace Training.Authoring.Drafts;

/// <summary>Writes the files of a draft, each with the revision that keeps what it said. The caller saves.</summary>
internal sealed class WriteDraft(TrainingDbContext db, CurrentLearner learner, TimeProvider clock)
{
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
        Keep(draft, path, file.Revision, content, now);
        return file;
    }

    public void Remove(ModuleDraft draft, DraftFile file)
    {
        db.Remove(file);
        Keep(draft, file.Path, file.Revision + 1, content: null, clock.GetUtcNow());
    }

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
        foreach (var (path, content) in contents)
        {
            if (!before.TryGetValue(path, out var file))
            {
                file = new DraftFile
                {
                    DraftId = draft.Id,
                    Path = path,
                    Content = content,
                    Size = content.Length,
                    ChangedAt = now,
                    ChangedById = by,
                    Revision = last.GetValueOrDefault(path) + 1,
                };
                db.Add(file);
            }
            else if (file.Content.AsSpan().SequenceEqual(content))
            {
                continue;
            }
            else
            {
                (file.Content, file.Size, file.ChangedAt, file.ChangedById) = (content, content.Length, now, by);
                file.Revision++;
            }
            Keep(draft, path, file.Revision, content, now, by);
        }
        foreach (var gone in files.Where(f => !after.Contains(f.Path)))
        {
            db.Remove(gone);
            Keep(draft, gone.Path, gone.Revision + 1, content: null, now, by);
        }
    }

    private async Task<int> LastRevisionAsync(ModuleDraft draft, string path, CancellationToken ct) =>
        await db.Set<DraftFileRevision>().Where(r => r.DraftId == draft.Id && r.Path == path).MaxAsync(r => (int?)r.Revision, ct) ?? 0;

    private void Keep(ModuleDraft draft, string path, int revision, byte[]? content, DateTimeOffset now, Guid? by = null)
    {
        db.Add(
            new DraftFileRevision
            {
                DraftId = draft.Id,
                Path = path,
                Revision = revision,
                Content = content,
                At = now,
                ById = by ?? learner.Id,
            }
        );
        draft.ChangedAt = now;
        if (draft.State != DraftState.Published)
            return;
        draft.State = DraftState.Draft;
        draft.Revision++;
    }
}
