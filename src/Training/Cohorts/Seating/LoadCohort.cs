using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Institutions;
using Training.Learners;

namespace Training.Cohorts.Seating;

/// <summary>Someone in a cohort, as instructors see them.</summary>
/// <param name="TimeFactor">What the institution grants; null when it grants nothing.</param>
public sealed record SeatLine(
    Guid LearnerId,
    string GivenName,
    string FamilyName,
    string? Email,
    DateTimeOffset JoinedAt,
    int? Group,
    decimal? TimeFactor,
    bool? NoLimit
)
{
    public string Full => $"{GivenName} {FamilyName}".Trim();
}

/// <summary>A member of the institution who could be added.</summary>
public sealed record MemberLine(Guid Id, string GivenName, string FamilyName, string? Email);

/// <summary>Who sits in an offering, page by page, and who could.</summary>
internal sealed class LoadCohort(TrainingDbContext db)
{
    public const int PageSize = 50;
    private const int MostFound = 25;

    /// <summary>By name, one more than a page holds when there is another.</summary>
    public Task<List<SeatLine>> PageAsync(Guid offering, int page, CancellationToken ct) =>
        Lines(offering).Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(ct);

    public Task<List<SeatLine>> AllAsync(Guid offering, CancellationToken ct) => Lines(offering).ToListAsync(ct);

    public Task<SeatLine?> FindAsync(Guid offering, Guid learner, CancellationToken ct) =>
        Lines(offering, learner).SingleOrDefaultAsync(ct);

    public Task<int> CountAsync(Guid offering, CancellationToken ct) =>
        db.Set<Seat>().CountAsync(s => s.OfferingId == offering && s.LeftAt == null, ct);

    /// <summary>Members who don’t sit there and whose name or address begins with these words.</summary>
    public Task<List<MemberLine>> MembersAsync(Guid offering, string words, CancellationToken ct)
    {
        var members =
            from membership in db.Set<Membership>()
            join learner in db.Learners on membership.LearnerId equals learner.Id
            where !db.Set<Seat>().Any(s => s.OfferingId == offering && s.LearnerId == learner.Id && s.LeftAt == null)
            where learner.GivenName.StartsWith(words) || learner.FamilyName.StartsWith(words) || learner.Email!.StartsWith(words)
            orderby learner.FamilyName, learner.GivenName, learner.Id
            select new MemberLine(learner.Id, learner.GivenName, learner.FamilyName, learner.Email);
        return members.Take(MostFound).ToListAsync(ct);
    }

    /// <summary>The members with these addresses.</summary>
    public Task<List<MemberLine>> ByAddressAsync(IReadOnlyCollection<string> addresses, CancellationToken ct)
    {
        var normal = addresses.Select(a => a.ToUpperInvariant()).ToList();
        return db
            .Learners.Where(l => normal.Contains(l.NormalizedEmail!) && db.Set<Membership>().Any(m => m.LearnerId == l.Id))
            .Select(l => new MemberLine(l.Id, l.GivenName, l.FamilyName, l.Email))
            .ToListAsync(ct);
    }

    /// <returns>Those of these who are members.</returns>
    public Task<List<Guid>> MembersAmongAsync(IReadOnlyCollection<Guid> learners, CancellationToken ct) =>
        db.Set<Membership>().Where(m => learners.Contains(m.LearnerId)).Select(m => m.LearnerId).ToListAsync(ct);

    /// <param name="only">The one to find; null for all.</param>
    private IQueryable<SeatLine> Lines(Guid offering, Guid? only = null) =>
        from seat in db.Set<Seat>()
        join learner in db.Learners on seat.LearnerId equals learner.Id
        join granted in db.Set<Accommodation>() on seat.LearnerId equals granted.LearnerId into accommodations
        from accommodation in accommodations.DefaultIfEmpty()
        where seat.OfferingId == offering && seat.LeftAt == null && (only == null || seat.LearnerId == only)
        orderby learner.FamilyName, learner.GivenName, learner.Id
        select new SeatLine(
            learner.Id,
            learner.GivenName,
            learner.FamilyName,
            learner.Email,
            seat.JoinedAt,
            seat.Group,
            accommodation == null ? null : accommodation.TimeFactor,
            accommodation == null ? null : accommodation.NoLimit
        );
}
