using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Institutions;
using Training.Privacy.Auditing;

namespace Training.Learners;

/// <summary>Gives someone a role at the current institution, of which it makes them a member, or takes the role away. The cookie tells who has which: of a role given it knows at the next sign-in, or within half an hour; of one taken away, at the next page.</summary>
internal sealed class GrantRole(TrainingDbContext db, JoinInstitution members, TakenAway taken, Audit audit, TimeProvider clock)
{
    /// <returns>False when they had it already.</returns>
    public async Task<bool> GrantAsync(Learner learner, Role role, CancellationToken ct = default)
    {
        if (await FindAsync(learner, role, ct) is { } held)
        {
            if (held.Until is null)
                return false;
            // From now on it is theirs, and lent no more.
            db.Remove(held);
        }
        await members.JoinAsync(learner.Id, ct);
        db.Add(
            new RoleGrant
            {
                LearnerId = learner.Id,
                Role = role,
                GrantedAt = clock.GetUtcNow(),
            }
        );
        audit.Note(AuditAction.RolesChanged, learner.Id, "+" + role.Code());
        return await db.TrySaveAsync(ct);
    }

    /// <returns>False when they did not have it.</returns>
    public async Task<bool> RevokeAsync(Learner learner, Role role, CancellationToken ct = default)
    {
        if (await FindAsync(learner, role, ct) is not { } grant)
            return false;
        db.Remove(grant);
        await taken.NoteAsync(db, learner.Id, ct);
        audit.Note(AuditAction.RolesChanged, learner.Id, "-" + role.Code());
        return await db.TrySaveAsync(ct);
    }

    private Task<RoleGrant?> FindAsync(Learner learner, Role role, CancellationToken ct) =>
        db.Set<RoleGrant>().SingleOrDefaultAsync(g => g.LearnerId == learner.Id && g.Role == role, ct);
}
