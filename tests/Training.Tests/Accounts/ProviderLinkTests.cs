using System.Net;
using Microsoft.EntityFrameworkCore;
using static Training.Tests.Accounts.ProviderSite;

namespace Training.Tests.Accounts;

/// <summary>Linking an account to the institution’s provider, and no longer.</summary>
public sealed class ProviderLinkTests
{
    [Fact]
    public async Task An_account_that_has_the_address_is_linked_once_its_password_is_given_and_not_before()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        await site.AddLearnerAsync(givenName: "Zoé-Anne", email: Email);
        var visitor = site.VisitWithoutRedirects();

        var asked = await EnterAsync(visitor, provider, At + "/account/profile");
        var nobody = await visitor.GetAsync(At + "/account/profile");
        var wrong = await visitor.SubmitAsync(asked, At + "/account/sign-in/provider/link", ("password", "pas la bonne"));
        var unlinked = await site.InDatabaseAsync(db => db.UserLogins.CountAsync());
        await visitor.SubmitAsync(wrong, At + "/account/sign-in/provider/link", ("password", TrainingSite.Password));
        var landed = await visitor.GetAsync(At + "/account/profile");
        var again = await EnterAsync(site.VisitWithoutRedirects(), provider);

        Assert.Equal(At + "/account/sign-in/provider/link", asked.Path);
        Assert.Contains(Email, asked.Text(".lede"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, nobody.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(0, unlinked);
        Assert.Equal("Zoé-Anne", landed.Text("details.menu summary"));
        Assert.Equal("Zoé-Anne", again.Text("details.menu summary"));
    }

    [Fact]
    public async Task Passwords_are_not_guessed_there_either()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        await site.AddLearnerAsync(email: Email);
        var visitor = site.VisitWithoutRedirects();
        var asked = await EnterAsync(visitor, provider);
        for (var i = 0; i < 5; i++)
            await visitor.SubmitAsync(asked, At + "/account/sign-in/provider/link", ("password", "pas la bonne"));

        var locked = await visitor.SubmitAsync(asked, At + "/account/sign-in/provider/link", ("password", TrainingSite.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.Status);
    }

    [Fact]
    public async Task Someone_signed_in_links_their_account_though_its_address_is_another()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        var visitor = site.VisitWithoutRedirects();
        await site.AddLearnerAsync(email: "autre@exemple.ca");
        var form = await visitor.GetAsync(At + "/account/sign-in");
        await visitor.SubmitAsync(form, At + "/account/sign-in", ("email", "autre@exemple.ca"), ("password", TrainingSite.Password));

        var offered = await visitor.GetAsync(At + "/account/security");
        var asked = await EnterAsync(visitor, provider);
        await visitor.SubmitAsync(asked, At + "/account/sign-in/provider/link", ("password", TrainingSite.Password));
        await visitor.SubmitAsync(asked, At + "/account/sign-in/provider/link", ("password", TrainingSite.Password));
        var linked = await visitor.GetAsync(At + "/account/security");
        var elsewhere = await EnterAsync(site.VisitWithoutRedirects(), provider);

        Assert.StartsWith(At + "/account/sign-in/provider?", offered.Link("Continuer avec le Cégep"), StringComparison.Ordinal);
        Assert.Contains("le Cégep l’ouvre", linked.Text("main"), StringComparison.Ordinal);
        Assert.Contains("autre@exemple.ca", asked.Text(".lede"), StringComparison.Ordinal);
        Assert.Equal("Amélie", elsewhere.Text("details.menu summary"));
    }

    [Fact]
    public async Task Linking_and_unlinking_are_told_by_letter_and_once_unlinked_the_password_is_asked_for_again()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        await site.AddLearnerAsync(email: Email);
        var visitor = site.VisitWithoutRedirects();
        var asked = await EnterAsync(visitor, provider);
        await visitor.SubmitAsync(asked, At + "/account/sign-in/provider/link", ("password", TrainingSite.Password));
        var linked = await site.Mail.NextAsync();
        var security = await visitor.GetAsync(At + "/account/security");

        for (var i = 0; i < 2; i++)
            await visitor.SubmitAsync(security, At + "/account/security/provider/unlink");
        var unlinked = await site.Mail.NextAsync();
        var again = await EnterAsync(site.VisitWithoutRedirects(), provider);

        Assert.Equal(("Votre compte est relié", "Votre compte n’est plus relié"), (linked.Subject, unlinked.Subject));
        Assert.Contains("le Cégep l’ouvre", linked.TextBody, StringComparison.Ordinal);
        Assert.True(await site.Mail.IsEmptyAsync());
        Assert.Equal(At + "/account/sign-in/provider/link", again.Path);
    }

    [Fact]
    public async Task Whoever_has_no_password_keeps_the_provider_that_lets_them_in()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        var visitor = site.VisitWithoutRedirects();
        await EnterAsync(visitor, provider);

        var security = await visitor.GetAsync(At + "/account/security");
        await visitor.PostAsync(At + "/account/security/provider/unlink", At + "/account/security");

        Assert.DoesNotContain("Ne plus relier", security.Text("main"), StringComparison.Ordinal);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.UserLogins.CountAsync()));
    }

    [Fact]
    public async Task An_account_with_a_second_step_is_not_linked_by_its_password_alone()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        await site.AddLearnerAsync(email: Email);
        var owner = await site.SignInAsync(Email);
        var setUp = await owner.SubmitAsync(await owner.GetAsync("/account/security"), "/account/security/app");
        var app = new App(setUp.Text(".key"));
        await owner.SubmitAsync(setUp, "/account/security/app/on", ("code", app.Code()));
        var visitor = site.VisitWithoutRedirects();
        const string Link = At + "/account/sign-in/provider/link";

        var asked = await EnterAsync(visitor, provider, At + "/account/profile");
        var second = await FollowAsync(visitor, provider, await visitor.SubmitAsync(asked, Link, ("password", TrainingSite.Password)));
        var before = await site.InDatabaseAsync(db => db.UserLogins.CountAsync());
        var code = await visitor.SubmitAsync(second, At + "/account/sign-in/code", ("code", app.Code()));
        var again = await FollowAsync(visitor, provider, code);
        var landed = await FollowAsync(visitor, provider, await visitor.SubmitAsync(again, Link, ("password", TrainingSite.Password)));

        Assert.Equal((At + "/account/sign-in/code", Link), (second.Path, again.Path));
        Assert.Equal(At + "/account/profile", landed.Path);
        Assert.Equal((0, 1), (before, await site.InDatabaseAsync(db => db.UserLogins.CountAsync())));
    }

    [Theory]
    [InlineData(false, "/account/register/sent")]
    [InlineData(true, "/account/sign-in/provider/link")]
    public async Task Whoever_chooses_the_first_password_by_letter_has_the_account_alone_whatever_a_provider_had_said(
        bool verified,
        string then
    )
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        provider.IsVerified = verified;
        await EnterAsync(site.VisitWithoutRedirects(), provider);
        if (!verified)
            await site.Mail.NextAsync();
        var owner = site.Visit();
        await owner.SubmitAsync(await owner.GetAsync("/account/forgot-password"), "/account/forgot-password", ("email", Email));
        var form = await owner.GetAsync(await site.Mail.NextLinkAsync());

        await owner.SubmitAsync(form, "/account/reset-password", ("password", "une autre phrase"));
        var other = await EnterAsync(site.VisitWithoutRedirects(), provider);

        Assert.Equal(At + then, other.Path);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.UserLogins.CountAsync()));
    }
}
