using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Catalogue;
using Training.Cohorts;
using Training.Data;
using Training.Enrolments;
using Training.Institutions;

namespace Training.Authoring.Publishing;

/// <summary>A published version of an institution’s module, without its files.</summary>
/// <param name="IsWithdrawn">For the current one: the catalogue offers it no more, since it last became current.</param>
public sealed record DraftVersion(
    string Hash,
    string Number,
    DateTimeOffset PublishedAt,
    DateTimeOffset CurrentSince,
    bool IsWithdrawn,
    string NotesFr,
    string NotesEn,
    string By
);

/// <summary>Something that happened to a draft, and who did it.</summary>
public sealed record DraftHappening(DraftEventKind Kind, DateTimeOffset At, string? Hash, string Note, Guid ById, string By);

/// <summary>Whom it reaches that new learners find a module no more.</summary>
/// <param name="Begun">They are on it and have not completed it.</param>
/// <param name="Offerings">Those that have it and have not ended.</param>
public sealed record WithdrawalReach(int Begun, int Offerings);

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
                v.IsWithdrawn,
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
    public Task<List<DraftHappening>> HappeningsAsync(ModuleDraft draft, CancellationToken ct) =>
        Told(EventsOf(draft)).Take(MostHappenings).ToListAsync(ct);

    /// <summary>How many are on each version, by its hash, and have not completed the module.</summary>
    public Task<Dictionary<string, int>> PeopleAsync(ModuleDraft draft, CancellationToken ct) =>
        db.Set<Enrolment>()
            .Where(e => e.Module == draft.Slug && e.Completion == null)
            .GroupBy(e => e.ContentHash)
            .Select(g => new { g.Key, Number = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Number, StringComparer.Ordinal, ct);

    /// <param name="today">Where the institution is.</param>
    public Task<WithdrawalReach> ReachAsync(ModuleDraft draft, DateOnly today, CancellationToken ct)
    {
        var (id, slug) = (draft.Id, draft.Slug);
        return db.Set<ModuleDraft>()
            .Where(d => d.Id == id)
            .Select(d => new WithdrawalReach(
                db.Set<Enrolment>().Count(e => e.Module == slug && e.Completion == null),
                db.Set<Offering>().Count(o => (o.EndsOn == null || o.EndsOn >= today) && o.Modules.Any(m => m.Module == slug))
            ))
            .SingleAsync(ct);
    }

    /// <returns>Who last withdrew it, and why; null when nobody ever did.</returns>
    public Task<DraftHappening?> WithdrawalAsync(ModuleDraft draft, CancellationToken ct) =>
        Told(EventsOf(draft).Where(e => e.Kind == DraftEventKind.Withdrawn)).FirstOrDefaultAsync(ct);

    /// <summary>Whether someone else has this module’s name: the platform, or another institution.</summary>
    public Task<bool> IsTakenAsync(string slug, CancellationToken ct)
    {
        var owner = institution.Id;
        return db.Set<ModuleVersion>().AnyAsync(v => v.Module == slug && (v.InstitutionId == null || v.InstitutionId != owner), ct);
    }

    private IQueryable<DraftEvent> EventsOf(ModuleDraft draft)
    {
        var id = draft.Id;
        return db.Set<DraftEvent>().Where(e => e.DraftId == id);
    }

    private IQueryable<DraftHappening> Told(IQueryable<DraftEvent> events) =>
        events
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id)
            .Select(e => new DraftHappening(
                e.Kind,
                e.At,
                e.Hash,
                e.Note,
                e.ById,
                db.Learners.Where(l => l.Id == e.ById).Select(l => (l.GivenName + " " + l.FamilyName).Trim()).FirstOrDefault() ?? ""
            ));
}
