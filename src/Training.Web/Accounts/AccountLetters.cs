using Microsoft.AspNetCore.Identity;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Pages;
using Training.Web.Letters;

namespace Training.Web.Accounts;

/// <summary>The letters that accounts need, each in its reader's language.</summary>
internal sealed class AccountLetters(UserManager<Learner> learners, Links links, LetterBox box, CurrentInstitution institution)
{
    public async Task SendConfirmationAsync(Learner learner, string? returnUrl)
    {
        var token = await learners.GenerateEmailConfirmationTokenAsync(learner);
        Send(learner, "Confirm", links.Absolute($"~/account/confirm?{Query(learner, token, returnUrl)}"));
    }

    public void SendAlreadyRegistered(Learner learner) => Send(learner, "Known", links.Absolute("~/account/sign-in"));

    public async Task SendResetAsync(Learner learner)
    {
        var token = await learners.GeneratePasswordResetTokenAsync(learner);
        Send(learner, "Reset", links.Absolute($"~/account/reset-password?{Query(learner, token, null)}"));
    }

    private static string Query(Learner learner, string token, string? returnUrl) =>
        $"id={learner.Id}&token={Uri.EscapeDataString(token)}" + (returnUrl is null ? "" : $"&returnUrl={Uri.EscapeDataString(returnUrl)}");

    private void Send(Learner learner, string kind, string url)
    {
        string Say(string part, params object[] details) => ResourceText.In(learner.Language, $"Letter.{kind}.{part}", details);

        box.Drop(
            new Letter(
                learner.Email!,
                learner.Language,
                Say("Subject"),
                ResourceText.In(learner.Language, "Letter.Greeting", learner.GivenName),
                Say("Text").Split('\n'),
                Say("Action"),
                url,
                ResourceText.In(learner.Language, "Letter.Closing", institution.Details.Name(learner.Language))
            )
        );
    }
}
