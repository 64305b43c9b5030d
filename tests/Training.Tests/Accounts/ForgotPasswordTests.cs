using System.Net;

namespace Training.Tests.Accounts;

public sealed class ForgotPasswordTests
{
    private const string Email = "amelie@exemple.ca";
    private const string NewPassword = "une autre phrase";

    [Fact]
    public async Task A_name_in_the_new_password_is_refused_to_whoever_has_the_letter_and_told_to_nobody_else()
    {
        using var site = new TrainingSite();
        var learner = await site.AddLearnerAsync(familyName: "Deschamps");
        var visitor = site.Visit();
        await visitor.SubmitAsync(
            await visitor.GetAsync("/account/forgot-password"),
            "/account/forgot-password",
            ("email", learner.Email!)
        );
        var owner = await visitor.GetAsync(await site.Mail.NextLinkAsync());
        var stranger = await visitor.GetAsync($"/account/reset-password?id={learner.Id}&token=x");

        var refused = await visitor.SubmitAsync(owner, "/account/reset-password", ("password", "Deschamps99"));
        var unknown = await visitor.SubmitAsync(stranger, "/account/reset-password", ("password", "Deschamps99"));

        Assert.Contains("votre nom", refused.Text("#password-error"), StringComparison.Ordinal);
        Assert.DoesNotContain("votre nom", unknown.Text("#password-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_learner_chooses_a_new_password_by_letter_and_signs_in_with_it()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: Email);
        var visitor = site.Visit();

        await AskAsync(visitor, Email);
        var signIn = await ResetAsync(visitor, await site.Mail.NextLinkAsync());

        Assert.Contains("changé", signIn.Text("[role=status]"));
        Assert.NotNull(await site.SignInAsync(Email, NewPassword));
    }

    [Fact]
    public async Task The_answer_is_the_same_for_an_address_without_an_account()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: Email);

        var known = await AskAsync(site.Visit(), Email);
        await site.Mail.NextAsync();
        var unknown = await AskAsync(site.Visit(), "personne@exemple.ca");

        Assert.Equal(known.Address, unknown.Address);
        Assert.Equal(known.Document.Body!.TextContent, unknown.Document.Body!.TextContent);
        Assert.True(await site.Mail.IsEmptyAsync());
    }

    [Fact]
    public async Task A_link_works_once()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: Email);
        var visitor = site.Visit();
        await AskAsync(visitor, Email);
        var link = await site.Mail.NextLinkAsync();
        await ResetAsync(visitor, link);

        var again = await ResetAsync(visitor, link);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("ne vaut plus", again.Text("#password-error"));
    }

    [Fact]
    public async Task A_short_password_is_refused_and_the_link_stays_good()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: Email);
        var visitor = site.Visit();
        await AskAsync(visitor, Email);
        var form = await visitor.GetAsync(await site.Mail.NextLinkAsync());

        var refused = await visitor.SubmitAsync(form, "/account/reset-password", ("password", "court"));
        var accepted = await visitor.SubmitAsync(refused, "/account/reset-password", ("password", NewPassword));

        Assert.Contains("10", refused.Text("#password-error"));
        Assert.Equal("/account/sign-in", accepted.Path);
    }

    [Fact]
    public async Task A_link_of_someone_who_does_not_exist_is_refused_like_an_old_one()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();

        var page = await ResetAsync(visitor, $"/account/reset-password?id={Guid.NewGuid()}&token=abc");

        Assert.Contains("ne vaut plus", page.Text("#password-error"));
    }

    [Fact]
    public async Task A_new_password_opens_an_account_that_guesses_had_locked()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: Email);
        var visitor = site.Visit();
        var form = await visitor.GetAsync("/account/sign-in");
        for (var i = 0; i < 5; i++)
            await visitor.SubmitAsync(form, "/account/sign-in", ("email", Email), ("password", "pas la bonne"));
        await AskAsync(visitor, Email);

        await ResetAsync(visitor, await site.Mail.NextLinkAsync());

        Assert.NotNull(await site.SignInAsync(Email, NewPassword));
    }

    [Fact]
    public async Task Nothing_personal_is_logged_on_the_way()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: Email);
        var visitor = site.Visit();

        await AskAsync(visitor, Email);
        await ResetAsync(visitor, await site.Mail.NextLinkAsync());
        await site.SignInAsync(Email, NewPassword);

        Assert.DoesNotContain(site.Log.Lines, line => line.Contains(Email, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("Tremblay", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("token=", StringComparison.Ordinal));
    }

    private static async Task<Page> AskAsync(Browser visitor, string email) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/account/forgot-password"), "/account/forgot-password", ("email", email));

    private static async Task<Page> ResetAsync(Browser visitor, string link) =>
        await visitor.SubmitAsync(await visitor.GetAsync(link), "/account/reset-password", ("password", NewPassword));
}
