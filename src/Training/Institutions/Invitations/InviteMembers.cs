using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;

namespace Training.Institutions.Invitations;

/// <summary>Invites people to the institution: says what would become of each, and does it. Done twice, nobody is written to twice.</summary>
internal sealed class InviteMembers(TrainingDbContext db, InvitationLetter letters, CurrentLearner asking, TimeProvider clock)
{
    private const int Tries = 3;
    private const int Batch = 500;

    /// <summary>What would become of each, in their order; writes nothing.</summary>
    public async Task<IReadOnlyList<InviteOutcome>> TryOutAsync(IReadOnlyList<Invitee> people, CancellationToken ct)
    {
        var addresses = people.Where(p => p.Wrong is null).Select(p => EmailAddress.Normalize(p.Email)).Distinct().ToList();
        var members = await MembersAsync(addresses, ct);
        var invitations = await InvitationsAsync(addresses, ct);
        var seen = new HashSet<string>();
        return [.. people.Select(Outcome)];

        InviteOutcome Outcome(Invitee person)
        {
            if ((person.Wrong ?? WrongWords(person)) is { } wrong)
                return wrong;
            var address = EmailAddress.Normalize(person.Email);
            return !seen.Add(address) ? InviteOutcome.Double
                : members.Contains(address) ? InviteOutcome.Member
                : !invitations.TryGetValue(address, out var invitation) ? InviteOutcome.Invited
                : IsGood(invitation) ? InviteOutcome.Pending
                : InviteOutcome.InvitedAgain;
        }
    }

    /// <summary>Writes the invitations and their letters, all or none.</summary>
    public async Task<IReadOnlyList<InviteOutcome>> InviteAsync(IReadOnlyList<Invitee> people, CancellationToken ct)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var outcomes = await TryOutAsync(people, ct);
            await AddAsync([.. people.Zip(outcomes).Where(p => p.Second.IsWritten()).Select(p => p.First)], ct);
            // Someone else invited one of them at the same moment: the others still have to be.
            if (await db.TrySaveAsync(ct))
                return outcomes;
        }
        throw new InvalidOperationException("Others invite the same people again and again.");
    }

    private async Task AddAsync(IReadOnlyList<Invitee> people, CancellationToken ct)
    {
        var known = await InvitationsAsync([.. people.Select(p => EmailAddress.Normalize(p.Email))], ct);
        // Of a thousand rows, each would otherwise be looked over for changes at each letter.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var person in people)
        {
            var before = DateTimeOffset.MinValue;
            if (known.TryGetValue(EmailAddress.Normalize(person.Email), out var invitation))
                before = invitation.InvitedAt;
            else
                db.Add(invitation = New(person));
            Fill(invitation, person);
            await letters.AddAsync(invitation, person.Email.Trim(), before, ct);
        }
        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }

    private Invitation New(Invitee person) =>
        new()
        {
            Email = EmailAddress.Normalize(person.Email),
            InvitedAt = clock.GetUtcNow(),
            ExpiresAt = clock.GetUtcNow() + InvitationLink.Lasts,
        };

    private void Fill(Invitation invitation, Invitee person)
    {
        (invitation.GivenName, invitation.FamilyName) = (person.GivenName.Trim(), person.FamilyName.Trim());
        (invitation.Language, invitation.Role, invitation.OfferingId) = (person.Language, person.Role, person.OfferingId);
        invitation.Renew(clock.GetUtcNow(), asking.IdIfSignedIn);
    }

    private static InviteOutcome? WrongWords(Invitee person) =>
        !EmailAddress.IsComplete(person.Email.Trim()) ? InviteOutcome.AddressWrong
        : IsLong(person.GivenName) || IsLong(person.FamilyName) ? InviteOutcome.NameLong
        : person.Role is Role.Operator ? InviteOutcome.RoleUnknown
        : null;

    private static bool IsLong(string name) => name.Trim().Length > LearnerConfiguration.NameLength || name.Any(char.IsControl);

    private bool IsGood(Invitation invitation) => invitation.AcceptedAt is null && invitation.ExpiresAt > clock.GetUtcNow();

    private async Task<HashSet<string>> MembersAsync(List<string> addresses, CancellationToken ct)
    {
        var found = new HashSet<string>();
        foreach (var some in addresses.Chunk(Batch))
            found.UnionWith(
                await db.Set<Membership>()
                    .Join(db.Learners, m => m.LearnerId, l => l.Id, (m, l) => l)
                    .Where(l => l.EmailConfirmed && some.Contains(l.NormalizedEmail!))
                    .Select(l => l.NormalizedEmail!)
                    .ToListAsync(ct)
            );
        return found;
    }

    private async Task<Dictionary<string, Invitation>> InvitationsAsync(List<string> addresses, CancellationToken ct)
    {
        var found = new Dictionary<string, Invitation>();
        foreach (var some in addresses.Chunk(Batch))
        foreach (var invitation in await db.Set<Invitation>().Where(i => some.Contains(i.Email)).ToListAsync(ct))
            found.Add(invitation.Email, invitation);
        return found;
    }
}
