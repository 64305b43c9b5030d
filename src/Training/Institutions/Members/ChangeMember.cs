using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Data;
using Training.Learners;
using Training.Privacy.Auditing;

namespace Training.Institutions.Members;

/// <summary>A member, their roles, and the roles that whoever asks may give them or take away.</summary>
/// <param name="LentUntil">Until when the registrar’s role is lent to them; null when it isn’t.</param>
public sealed record MemberDetails(
    Learner Learner,
    DateTimeOffset JoinedAt,
    IReadOnlySet<Role> Roles,
    IReadOnlyList<Role> Offered,
    DateTimeOffset? LentUntil
);

/// <summary>Changes what a member may do here, or ends their membership. An institution always keeps an admin.</summary>
internal sealed class ChangeMember(
    TrainingDbContext db,
    CurrentInstitution institution,
    CurrentLearner asking,
    TakenAway cookies,
    InstitutionTime time,
    Audit audit,
    TimeProvider clock
)
{
    private const int Tries = 3;

    // Without anyone who holds these, nobody could give them again.
    private static readonly Role[] Indispensable = [Role.Admin, Role.Operator];

    private IReadOnlyList<Role> Offered =>
        [.. Roles.All.Where(r => r != Role.Operator || (institution.Details.IsHome && asking.Has(Role.Operator)))];

    public async Task<MemberDetails?> FindAsync(Guid id, CancellationToken ct) =>
        await db.Set<Membership>().AsNoTracking().SingleOrDefaultAsync(m => m.LearnerId == id, ct) is { } membership
        && await db.Learners.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id && l.EmailConfirmed, ct) is { } learner
            ? Details(
                learner,
                membership,
                await db.Set<RoleGrant>().AsNoTracking().Held(clock.GetUtcNow()).Where(g => g.LearnerId == id).ToListAsync(ct)
            )
            : null;

    /// <summary>Lends the registrar’s role until the end of a day; lent already, until that day instead.</summary>
    public Task<Refusal?> LendAsync(Guid member, DateOnly until, CancellationToken ct) =>
        TryAsync(
            async () =>
            {
                var today = time.Today;
                if (until < today || until > today.AddYears(1))
                    return new("Members.Lend.Day");
                var end = time.EndOf(until);
                var held = await db.Set<RoleGrant>().SingleOrDefaultAsync(g => g.LearnerId == member && g.Role == Role.Registrar, ct);
                if (held is { Until: null })
                    return new("Members.Lend.Held");
                if (held?.Until == end)
                    return null;
                if (held is not null)
                    db.Remove(held);
                // A cookie that tells of a later end must not be believed.
                await cookies.NoteAsync(db, member, ct);
                db.Add(Grant(member, Role.Registrar, end));
                audit.Note(AuditAction.RolesChanged, member, $"+{Role.Registrar.Code()} {until:yyyy-MM-dd}");
                return null;
            },
            ct
        );

    /// <summary>Takes back what was lent.</summary>
    public Task<Refusal?> TakeBackAsync(Guid member, CancellationToken ct) =>
        TryAsync(
            async () =>
            {
                var lent = await db.Set<RoleGrant>().Where(g => g.LearnerId == member && g.Until != null).ToListAsync(ct);
                if (lent.Count == 0)
                    return null;
                db.RemoveRange(lent);
                audit.Note(AuditAction.RolesChanged, member, "-" + Role.Registrar.Code());
                await cookies.NoteAsync(db, member, ct);
                return null;
            },
            ct
        );

    /// <summary>Gives the roles that are missing, and takes the others away; those that whoever asks may not give stay as they are.</summary>
    public Task<Refusal?> SetRolesAsync(Guid member, IReadOnlyCollection<Role> roles, CancellationToken ct) =>
        TryAsync(
            async () =>
            {
                var held = await db.Set<RoleGrant>().Where(g => g.LearnerId == member).ToListAsync(ct);
                // What is lent has its own form, until the role is theirs.
                var lent = held.Where(g => g.Until is not null).ToList();
                held = [.. held.Except(lent)];
                var taken = held.Where(g => Offered.Contains(g.Role) && !roles.Contains(g.Role)).ToList();
                if (await KeepIndispensableAsync(member, taken, ct) is { } refusal)
                    return refusal;
                db.RemoveRange(taken);
                db.RemoveRange(lent.Where(g => roles.Contains(g.Role)));
                if (taken.Count > 0)
                    await cookies.NoteAsync(db, member, ct);
                var given = roles.Intersect(Offered).Except(held.Select(g => g.Role)).ToList();
                db.AddRange(given.Select(role => Grant(member, role)));
                if (given.Count + taken.Count > 0)
                    audit.Note(
                        AuditAction.RolesChanged,
                        member,
                        string.Join(' ', given.Select(r => "+" + r.Code()).Concat(taken.Select(g => "-" + g.Role.Code())))
                    );
                return null;
            },
            ct
        );

    /// <summary>Ends their membership, with its roles and seats. What they did and earned stays.</summary>
    public Task<Refusal?> RemoveAsync(Guid member, CancellationToken ct) =>
        TryAsync(
            async () =>
            {
                var held = await db.Set<RoleGrant>().Where(g => g.LearnerId == member).ToListAsync(ct);
                if (held.Any(g => !Offered.Contains(g.Role)))
                    return new("Members.Remove.Operator");
                if (await KeepIndispensableAsync(member, held, ct) is { } refusal)
                    return refusal;
                db.RemoveRange(held);
                db.RemoveRange(await db.Set<Membership>().Where(m => m.LearnerId == member).ToListAsync(ct));
                db.RemoveRange(await db.Set<OfferingInstructor>().Where(i => i.LearnerId == member).ToListAsync(ct));
                foreach (var seat in await db.Set<Seat>().Where(s => s.LearnerId == member && s.LeftAt == null).ToListAsync(ct))
                    seat.LeftAt = clock.GetUtcNow();
                await cookies.NoteAsync(db, member, ct);
                audit.Note(AuditAction.MemberRemoved, member);
                return null;
            },
            ct
        );

    private async Task<Refusal?> KeepIndispensableAsync(Guid member, List<RoleGrant> taken, CancellationToken ct)
    {
        foreach (var role in taken.Select(g => g.Role).Intersect(Indispensable))
        {
            if (!await db.Set<RoleGrant>().AnyAsync(g => g.Role == role && g.LearnerId != member, ct))
                return new("Members.Last." + role.Code());
            // Of two who take it from each other at the same moment, the second has to look again.
            (await db.Set<Institution>().SingleAsync(i => i.Id == institution.Id, ct)).Revision++;
        }
        return null;
    }

    private async Task<Refusal?> TryAsync(Func<Task<Refusal?>> change, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            if (await change() is { } refusal)
                return refusal;
            if (await db.TrySaveAsync(ct))
                return null;
            if (tries == Tries)
                return new("Members.Busy");
        }
    }

    private RoleGrant Grant(Guid member, Role role, DateTimeOffset? until = null) =>
        new()
        {
            LearnerId = member,
            Role = role,
            GrantedAt = clock.GetUtcNow(),
            GrantedById = asking.Id,
            Until = until,
        };

    private MemberDetails Details(Learner learner, Membership membership, List<RoleGrant> held) =>
        new(
            learner,
            membership.JoinedAt,
            held.Where(g => g.Until is null).Select(g => g.Role).ToHashSet(),
            Offered,
            held.Find(g => g.Until is not null)?.Until
        );
}
