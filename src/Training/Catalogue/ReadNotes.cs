using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Data;

namespace Training.Catalogue;

/// <summary>What the authors of a version say that changed with it.</summary>
public sealed record VersionNote(string Number, string NotesFr, string NotesEn)
{
    /// <summary>In the reader’s language when they wrote in it, else in the other.</summary>
    public (string Text, Language Language) In(Language language) =>
        (language, NotesFr.Length, NotesEn.Length) switch
        {
            (Language.Fr, > 0, _) or (_, _, 0) => (NotesFr, Language.Fr),
            _ => (NotesEn, Language.En),
        };
}

/// <summary>Reads what changed between two versions of a module.</summary>
internal sealed class ReadNotes(TrainingDbContext db)
{
    /// <returns>The latest first; none from a version to an older one, or when authors said nothing.</returns>
    public async Task<IReadOnlyList<VersionNote>> BetweenAsync(PublishedModule from, PublishedModule to, CancellationToken ct)
    {
        if (from.Hash == to.Hash)
            return [];
        var (module, before, after) = (to.Module.Slug, from.Hash, to.Hash);
        var versions = db.Set<ModuleVersion>();
        return await versions
            .Where(v => v.Module == module && (v.NotesFr != "" || v.NotesEn != ""))
            .Where(v => versions.Any(old => old.Hash == before && old.PublishedAt < v.PublishedAt))
            .Where(v => versions.Any(now => now.Hash == after && now.PublishedAt >= v.PublishedAt && now.InstitutionId == v.InstitutionId))
            .OrderByDescending(v => v.PublishedAt)
            .Select(v => new VersionNote(v.Version, v.NotesFr, v.NotesEn))
            .ToListAsync(ct);
    }
}
