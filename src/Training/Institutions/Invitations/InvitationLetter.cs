using System.Globalization;
using Training.Learners;
using Training.Localization;
using Training.Outbox;
using Training.Pages;

namespace Training.Institutions.Invitations;

/// <summary>Asks the outbox for the letter of an invitation. The caller saves.</summary>
internal sealed class InvitationLetter(AddToOutbox outbox, InvitationLink link, Links links, CurrentInstitution institution)
{
    /// <param name="before">When it was sent last: asked for twice from there, the letter goes once.</param>
    public Task AddAsync(Invitation invitation, string address, DateTimeOffset before, CancellationToken ct)
    {
        var language = institution.Details.OnlyLanguage ?? invitation.Language;
        var name = institution.Details.Name(language);

        string Say(string key, params object[] details) => ResourceText.In(language, key, details);

        string[] role = invitation.Role is { } given ? [Say("Letter.Invitation.Role", Say("Role." + given.Code()))] : [];
        var letter = new OutboxLetter(
            address,
            language,
            Say("Letter.Invitation.Subject", name),
            invitation.GivenName.Length > 0 ? Say("Letter.Greeting", invitation.GivenName) : Say("Letter.Invitation.Greeting"),
            [
                Say("Letter.Invitation.Text", name),
                .. role,
                Say("Letter.Invitation.Until", invitation.ExpiresAt.ToLocalDate(language)),
                Say("Letter.Invitation.Unknown", name),
            ],
            Say("Letter.Invitation.Action"),
            links.Absolute(link.For(invitation.Id)),
            Say("Letter.Closing", name)
        );
        return outbox.AddAsync(
            OutboxLetter.Kind,
            string.Create(CultureInfo.InvariantCulture, $"invitation-{invitation.Id:N}-{before.UtcTicks}"),
            letter,
            ct: ct
        );
    }
}
