using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Content.Files;
using Training.Content.Modules;
using Training.Data;

namespace Training.Authoring.Archives;

/// <summary>What bringing a module in would do with one file.</summary>
public enum BroughtFile
{
    New = 1,
    Changed,
    Removed,
    Same,
}

public sealed record FileChange(string Path, BroughtFile Becomes, int Size);

/// <summary>What bringing a module in would do.</summary>
/// <param name="Draft">Whose files are replaced; null for a new module.</param>
/// <param name="Seen">The draft as it was looked at: what is confirmed is what was shown.</param>
public sealed record BringInPlan(
    ArchivedModule Module,
    string Slug,
    ModuleDraft? Draft,
    IReadOnlyList<DraftFile> Files,
    IReadOnlyList<FileChange> Changes,
    string Seen
)
{
    public bool ChangesNothing => Draft is not null && Changes.All(c => c.Becomes == BroughtFile.Same);

    /// <summary>How many bytes would be written.</summary>
    public long Writes => Changes.Where(c => c.Becomes is BroughtFile.New or BroughtFile.Changed).Sum(c => (long)c.Size);

    public static BringInPlan Of(ArchivedModule module, string slug, ModuleDraft? draft, IReadOnlyList<DraftFile> files)
    {
        var before = files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        var changes = module.Files.Select(file => new FileChange(
            file.Key,
            !before.TryGetValue(file.Key, out var known) ? BroughtFile.New
                : known.Content.AsSpan().SequenceEqual(file.Value.Span) ? BroughtFile.Same
                : BroughtFile.Changed,
            file.Value.Length
        ));
        var removed = files.Where(f => !module.Files.ContainsKey(f.Path)).Select(f => new FileChange(f.Path, BroughtFile.Removed, f.Size));
        return new(
            module,
            slug,
            draft,
            files,
            [.. changes.Concat(removed).OrderBy(c => c.Becomes).ThenBy(c => c.Path, StringComparer.Ordinal)],
            DraftFile.Fingerprint(files)
        );
    }
}

/// <summary>Puts the files of a module that came from elsewhere into a draft, new or there already.</summary>
internal sealed class BringIn(TrainingDbContext db, WriteDraft write, TimeProvider clock)
{
    public async Task<BringInPlan> PlanAsync(ArchivedModule module, string slug, CancellationToken ct)
    {
        var draft = await db.Set<ModuleDraft>().SingleOrDefaultAsync(d => d.Slug == slug, ct);
        var files = draft is null ? [] : await db.Set<DraftFile>().Where(f => f.DraftId == draft.Id).ToListAsync(ct);
        return BringInPlan.Of(module, slug, draft, files);
    }

    /// <param name="note">Where it came from.</param>
    /// <returns>False when someone else was quicker; nothing is written then.</returns>
    public async Task<bool> DoAsync(BringInPlan plan, Guid by, string note, CancellationToken ct)
    {
        if (plan.ChangesNothing)
            return true;
        var draft = plan.Draft ?? New(plan, by);
        await write.ReplaceAsync(draft, plan.Files, [.. plan.Module.Files.Select(f => (f.Key, f.Value.ToArray()))], by, ct);
        write.Note(draft, DraftEventKind.Imported, note, by: by);
        return await db.TrySaveAsync(ct);
    }

    private ModuleDraft New(BringInPlan plan, Guid by)
    {
        var now = clock.GetUtcNow();
        var draft = new ModuleDraft
        {
            Slug = plan.Slug,
            Title = plan.Slug,
            CreatedAt = now,
            CreatedById = by,
            ChangedAt = now,
        };
        db.Add(draft);
        return draft;
    }
}
