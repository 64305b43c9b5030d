using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Institutions;
using Training.Learners;
using Training.Localization;

namespace Training.Web.Accounts.Providers;

/// <summary>Whose account it is that someone came to from a provider, and whether the institution takes them.</summary>
internal sealed class WelcomePerson(
    TrainingDbContext db,
    UserManager<Learner> learners,
    CurrentInstitution institution,
    CurrentLearner current,
    JoinInstitution members,
    TimeProvider clock
)
{
    public Task<Learner?> FindLinkedAsync(ProviderPerson person) =>
        learners.FindByLoginAsync(person.Login.LoginProvider, person.Login.ProviderKey);

    /// <summary>
    /// The account that may be theirs, though nobody has shown it yet: the one that is signed in here, or the one that has the address, if the
    /// provider vouches for it.
    /// </summary>
    public async Task<Learner?> FindToLinkAsync(ProviderPerson person) =>
        current.IdIfSignedIn is { } id ? await learners.FindByIdAsync(id.ToString())
        : person is { IsVerified: true, Email: { } email } ? await FindByAddressAsync(email)
        : null;

    public async Task<Learner?> FindByAddressAsync(string email) =>
        await learners.FindByEmailAsync(email) is { } known && known.Id != current.IdIfKnown ? known : null;

    /// <summary>Whether they may come in: as a member, as one of the provider’s people if these become members, or as someone invited.</summary>
    public async Task<bool> AllowsAsync(ProviderPerson person, Learner? learner, InstitutionOidc provider, CancellationToken ct)
    {
        if (provider.Joins || institution.Details.IsOpen)
            return true;
        if (learner is not null && await db.Set<Membership>().AnyAsync(m => m.LearnerId == learner.Id, ct))
            return true;
        var address = learners.NormalizeEmail(learner?.Email ?? person.Email);
        var now = clock.GetUtcNow();
        return await db.Set<Invitation>().AnyAsync(i => i.Email == address && i.AcceptedAt == null && i.ExpiresAt > now, ct);
    }

    public async Task JoinAsync(Learner learner, InstitutionOidc provider, CancellationToken ct)
    {
        if (provider.Joins)
            await members.JoinAsync(learner.Id, ct);
    }

    /// <summary>An account with the provider’s names; a guest’s becomes the account of what they did.</summary>
    /// <returns>Null when another request was faster.</returns>
    public async Task<Learner?> CreateAsync(ProviderPerson person)
    {
        var guest = current.IsGuest ? await learners.FindByIdAsync(current.Id.ToString()) : null;
        var learner = guest is { IsGuest: true } ? guest : new Learner { CreatedAt = clock.GetUtcNow() };
        (learner.UserName, learner.Email, learner.EmailConfirmed) = (person.Email, person.Email, person.IsVerified);
        (learner.GivenName, learner.FamilyName) = (person.GivenName, person.FamilyName);
        learner.Language = Languages.Current;
        // Nobody is written to before they ask for it.
        learner.Digest = Digest.Off;
        try
        {
            var kept = learner == guest ? await learners.UpdateSecurityStampAsync(learner) : await learners.CreateAsync(learner);
            return kept.Succeeded && (await learners.AddLoginAsync(learner, person.Login)).Succeeded ? learner : null;
        }
        catch (DbUpdateException)
        {
            return null;
        }
    }
}
