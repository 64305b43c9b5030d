using System.Globalization;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Outbox;
using Training.Pages;

namespace Training.Web.Accounts.Security;

/// <summary>What changed in how an account is protected.</summary>
internal enum SecurityChange
{
    PasswordChanged = 1,
    SecondStepOn,
    SecondStepOff,
    CodesRenewed,
    PasskeyAdded,
    PasskeyRemoved,
    ProviderLinked,
    ProviderUnlinked,
}

/// <summary>
/// Tells the owner of an account by letter that its protection changed, or whoever found a browser open could change it unseen. Asked for before the
/// change, which is then saved with it.
/// </summary>
internal sealed class SecurityLetters(AddToOutbox outbox, Links links, CurrentInstitution institution)
{
    /// <param name="details">Of which provider, where it is one.</param>
    public async Task AskAsync(Learner learner, SecurityChange change, params object[] details)
    {
        string Say(string key, params object[] said) => ResourceText.In(learner.Language, "Letter." + key, said);

        await outbox.AddAsync(
            OutboxLetter.Kind,
            string.Create(CultureInfo.InvariantCulture, $"security-{Guid.CreateVersion7():N}"),
            new OutboxLetter(
                learner.Email!,
                learner.Language,
                Say($"Security.{change}.Subject", details),
                Say("Greeting", learner.GivenName),
                [Say($"Security.{change}.Text", details), Say("Security.Otherwise")],
                Say("Security.Action"),
                links.Absolute(ShowSecurity.Address),
                Say("Closing", institution.Details.Name(learner.Language))
            )
        );
    }
}
