using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Catalogue;
using Training.Data;
using Training.Enrolments;
using Training.Institutions;

namespace Training.Authoring.Publishing;

/// <summary>A published version of an institution’s module, without its files.</summary>
public sealed record DraftVersion(
    string Hash,
    string Number,
    DateTimeOffset PublishedAt,
    DateTimeOffset CurrentSince,
    string NotesFr,
    string NotesEn,
    string By
);

/// <summary>Something that happened to a draft, and who did it.</summary>
public sealed record DraftHappening(DraftEventKind Kind, DateTimeOffset At, string? Hash, string Note, Guid ById, string By);

/// <summary>Finds what was published of a draft, and what happened to it.</summary>
internal sealed class DraftVersions(TrainingDbContext db, CurrentInstitution institution)
{
    private const int MostHappenings = 200;

    /// <summary>The one that new learners start with is the first.</summary>
    public Task<List<DraftVersion>> AllAsync(ModuleDraft draft, CancellationToken ct)
    {
        var (id, owner) = (draft.Id, institution.Id);
        return db.Set<ModuleVersion>()
            .Where(v => v.Module == draft.Slug && v.InstitutionId == owner)
            .OrderByDescending(v => v.CurrentSince)
            .Select(v => new DraftVersion(
                v.Hash,
                v.Version,
                v.PublishedAt,
                v.CurrentSince,
                v.NotesFr,
                v.NotesEn,
                db.Set<DraftEvent>()
                    .Where(e => e.DraftId == id && e.Kind == DraftEventKind.Published && e.Hash == v.Hash)
                    .Join(db.Learners, e => e.ById, l => l.Id, (e, l) => (l.GivenName + " " + l.FamilyName).Trim())
                    .FirstOrDefault()
                    ?? ""
            ))
            .ToListAsync(ct);
    }

    /// <summary>The latest first.</summary>
    public Task<List<DraftHappening>> HappeningsAsync(ModuleDraft draft, CancellationToken ct)
    {
        var id = draft.Id;
        return db.Set<DraftEvent>()
            .Where(e => e.DraftId == id)
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id)
            .Take(MostHappenings)
            .Select(e => new DraftHappening(
                e.Kind,
                e.At,
                e.Hash,
                e.Note,
                e.ById,
                db.Learners.Where(l => l.Id == e.ById).Select(l => (l.GivenName + " " + l.FamilyName).Trim()).FirstOrDefault() ?? ""
            ))
            .ToListAsync(ct);
    }

    /// <summary>How many are on each version, by its hash, and have not completed the module.</summary>
    public Task<Dictionary<string, int>> PeopleAsync(ModuleDraft draft, CancellationToken ct) =>
        db.Set<Enrolment>()
            .Where(e => e.Module == draft.Slug && e.Completion == null)
            .GroupBy(e => e.ContentHash)
            .Select(g => new { g.Key, Number = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Number, StringComparer.Ordinal, ct);

    /// <summary>Whether someone else has this module’s name: the platform, or another institution.</summary>
    public Task<bool> IsTakenAsync(string slug, CancellationToken ct)
    {
        var owner = institution.Id;
        return db.Set<ModuleVersion>().AnyAsync(v => v.Module == slug && (v.InstitutionId == null || v.InstitutionId != owner), ct);
    }
}
