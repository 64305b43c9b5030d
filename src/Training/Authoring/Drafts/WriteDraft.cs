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
}
