using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Data;
using Training.Learners;
using Training.Privacy.Auditing;

namespace Training.Institutions.Invitations;

/// <summary>Finds the invitation that a letter’s link names, and lets in whoever it was written to.</summary>
internal sealed class OpenInvitation(TrainingDbContext db, InvitationLink link, Audit audit, TimeProvider clock)
{
    private const int Tries = 3;

    /// <returns>Null when it was withdrawn, accepted or is too old, or belongs to another institution.</returns>
    public async Task<Invitation?> FindAsync(string token, CancellationToken ct)
    {
        if (link.Read(token) is not { } id)
            return null;
        return
            await db.Set<Invitation>().SingleOrDefaultAsync(i => i.Id == id && i.AcceptedAt == null, ct) is { } found
            && found.ExpiresAt > clock.GetUtcNow()
            ? found
            : null;
    }

    /// <summary>Membership, role and seat at once, or none of them.</summary>
    /// <returns>False when the invitation is no longer there, or was written to somebody else.</returns>
    public async Task<bool> AcceptAsync(string token, Learner learner, CancellationToken ct)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await FindAsync(token, ct) is not { } invitation || !IsFor(invitation, learner))
                return false;
            await AddAsync(invitation, learner.Id, ct);
            // Accepted twice at once, the second finds it accepted.
            if (await db.TrySaveAsync(ct))
                return true;
        }
        return false;
    }

    /// <summary>A letter can be passed on; a role must not be.</summary>
    public static bool IsFor(Invitation invitation, Learner learner) =>
        learner.EmailConfirmed && learner.NormalizedEmail == invitation.Email;

    private async Task AddAsync(Invitation invitation, Guid learner, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        invitation.AcceptedAt = now;
        if (!await db.Set<Membership>().AnyAsync(m => m.LearnerId == learner, ct))
            db.Add(
                new Membership
                {
                    InstitutionId = db.InstitutionId,
                    LearnerId = learner,
                    JoinedAt = now,
                }
            );
        if (invitation.Role is { } role)
            await GrantAsync(role, learner, now, ct);
        if (invitation.OfferingId is { } offering)
            await TakeSeatAsync(offering, learner, now, ct);
    }

    private async Task GrantAsync(Role role, Guid learner, DateTimeOffset now, CancellationToken ct)
    {
        var held = await db.Set<RoleGrant>().SingleOrDefaultAsync(g => g.LearnerId == learner && g.Role == role, ct);
        if (held is { Until: null })
            return;
        // Lent until now, from here on theirs.
        if (held is not null)
            db.Remove(held);
        audit.Note(AuditAction.RolesChanged, learner, "+" + role.Code());
        db.Add(
            new RoleGrant
            {
                LearnerId = learner,
                Role = role,
                GrantedAt = now,
            }
        );
    }

    private async Task TakeSeatAsync(Guid offering, Guid learner, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Set<Seat>().SingleOrDefaultAsync(s => s.OfferingId == offering && s.LearnerId == learner, ct) is { } seat)
            seat.LeftAt = null;
        else
            db.Add(
                new Seat
                {
                    OfferingId = offering,
                    LearnerId = learner,
                    JoinedAt = now,
                }
            );
    }
}
