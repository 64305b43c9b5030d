using MimeKit;
using Training.Content;
using Training.Learners;
using Training.Web.Accounts.Security;

namespace Training.Tests.Accounts;

/// <summary>Whoever changes how an account is protected does so with its owner’s knowledge.</summary>
public sealed class SecurityLettersTests
{
    private const string Email = "amelie@exemple.ca";
    private const string Security = "/account/security";
    private const string NewPassword = "une autre phrase";

    [Fact]
    public async Task A_changed_password_is_told_by_letter_and_a_wrong_one_is_not()
    {
        using var site = new TrainingSite();
        var learner = await SignInAsync(site);
        await ChangePasswordAsync(learner, "pas la bonne");
        await ChangePasswordAsync(learner, TrainingSite.Password);

        var letter = await site.Mail.NextAsync();

        Assert.Equal((Email, "Votre mot de passe est changé"), (letter.To.Mailboxes.Single().Address, letter.Subject));
        Assert.Contains("Bonjour Amélie", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://localhost/account/security", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("« Mot de passe oublié »", letter.TextBody, StringComparison.Ordinal);
        Assert.True(await site.Mail.IsEmptyAsync());
    }

    [Fact]
    public async Task It_is_in_the_owners_language_whatever_the_browser_speaks()
    {
        using var site = new TrainingSite();
        await ChangePasswordAsync(await SignInAsync(site, Language.En), TrainingSite.Password);

        var letter = await site.Mail.NextAsync();

        Assert.Equal("Your password has been changed", letter.Subject);
        Assert.Contains("If it was you", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_chosen_anew_by_letter_is_told_too()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: Email);
        var visitor = site.Visit();
        await visitor.SubmitAsync(await visitor.GetAsync("/account/forgot-password"), "/account/forgot-password", ("email", Email));
        var form = await visitor.GetAsync(await site.Mail.NextLinkAsync());

        await visitor.SubmitAsync(form, "/account/reset-password", ("password", NewPassword));
        await visitor.SubmitAsync(form, "/account/reset-password", ("password", NewPassword));

        Assert.Equal("Votre mot de passe est changé", (await site.Mail.NextAsync()).Subject);
        Assert.True(await site.Mail.IsEmptyAsync());
    }

    [Fact]
    public async Task Each_turn_of_the_second_step_has_its_letter_and_what_is_refused_has_none()
    {
        using var site = new TrainingSite();
        var learner = await SignInAsync(site);
        var setUp = await learner.SubmitAsync(await learner.GetAsync(Security), Security + "/app");
        await learner.SubmitAsync(setUp, Security + "/app/on", ("code", new App(setUp.Text(".key")).WrongCode()));
        await learner.SubmitAsync(setUp, Security + "/app/on", ("code", new App(setUp.Text(".key")).Code()));
        var on = await site.Mail.NextAsync();
        var page = await learner.GetAsync(Security);
        await learner.SubmitAsync(page, Security + "/codes", ("password", "pas la bonne"));
        await learner.SubmitAsync(page, Security + "/codes", ("password", TrainingSite.Password));
        var renewed = await site.Mail.NextAsync();

        await learner.PostAsync(Security + "/app/off", Security, ("password", TrainingSite.Password));
        await learner.PostAsync(Security + "/app/off", Security, ("password", TrainingSite.Password));
        var off = await site.Mail.NextAsync();

        Assert.Equal(
            ("Deuxième étape activée", "Nouveaux codes de secours", "Deuxième étape désactivée"),
            (on.Subject, renewed.Subject, off.Subject)
        );
        Assert.True(await site.Mail.IsEmptyAsync());
        Assert.All<MimeMessage>([on, renewed, off], letter => Assert.Equal(Email, letter.To.Mailboxes.Single().Address));
    }

    [Fact]
    public void Every_change_has_its_words()
    {
        foreach (var change in Enum.GetValues<SecurityChange>())
        foreach (var part in new[] { "Subject", "Text" })
            Assert.DoesNotContain("Letter.", Training.Localization.ResourceText.In(Language.Fr, $"Letter.Security.{change}.{part}", ""));
    }

    private static async Task<Browser> SignInAsync(TrainingSite site, Language language = Language.Fr)
    {
        await site.AddLearnerAsync(language: language, email: Email);
        return await site.SignInAsync(Email);
    }

    private static async Task ChangePasswordAsync(Browser learner, string current) =>
        await learner.SubmitAsync(
            await learner.GetAsync("/account/profile"),
            "/account/password",
            ("currentPassword", current),
            ("newPassword", NewPassword)
        );
}
