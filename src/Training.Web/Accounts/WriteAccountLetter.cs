using Microsoft.AspNetCore.Identity;
using Training.Learners;
using Training.Localization;
using Training.Outbox;
using Training.Web.Letters;

namespace Training.Web.Accounts;

/// <summary>Writes the letter that was asked for, in its reader’s language, if the address has an account; and sends it.</summary>
internal sealed class WriteAccountLetter(UserManager<Learner> learners, PostLetter post) : IOutboxHandler
{
    public async Task HandleAsync(OutboxTask task, CancellationToken ct)
    {
        var asked = task.Read<AccountLetterAsked>();
        if (await learners.FindByEmailAsync(asked.Email) is not { } learner)
            return;
        // Confirmed meanwhile, by an earlier letter.
        if (asked.Kind == AccountLetterKind.Confirm && learner.EmailConfirmed)
            return;
        var url = asked.SiteUrl + await PathAsync(asked, learner);
        await post.PostAsync(LetterOf(asked.Kind, learner, url, task.Institution.Name(learner.Language)), task.Id, ct);
    }

    private async Task<string> PathAsync(AccountLetterAsked asked, Learner learner) =>
        asked.Kind switch
        {
            AccountLetterKind.Confirm =>
                $"account/confirm?{Query(learner, await learners.GenerateEmailConfirmationTokenAsync(learner), asked.ReturnUrl)}",
            AccountLetterKind.Reset =>
                $"account/reset-password?{Query(learner, await learners.GeneratePasswordResetTokenAsync(learner), null)}",
            _ => "account/sign-in",
        };

    private static string Query(Learner learner, string token, string? returnUrl) =>
        $"id={learner.Id}&token={Uri.EscapeDataString(token)}" + (returnUrl is null ? "" : $"&returnUrl={Uri.EscapeDataString(returnUrl)}");

    private static OutboxLetter LetterOf(AccountLetterKind kind, Learner learner, string url, string institution)
    {
        string Say(string part) => ResourceText.In(learner.Language, $"Letter.{kind}.{part}");

        return new(
            learner.Email!,
            learner.Language,
            Say("Subject"),
            ResourceText.In(learner.Language, "Letter.Greeting", learner.GivenName),
            Say("Text").Split('\n'),
            Say("Action"),
            url,
            ResourceText.In(learner.Language, "Letter.Closing", institution)
        );
    }
}
