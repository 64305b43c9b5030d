using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Institutions;
using Training.Learners;
using Training.Web.Accounts.Providers;
using static Training.Tests.Accounts.ProviderSite;

namespace Training.Tests.Accounts;

/// <summary>Who gets in through the institution’s own OpenID provider.</summary>
public sealed class ProviderTests
{
    [Fact]
    public async Task Someone_new_gets_an_account_with_the_providers_names_and_finds_the_page_they_asked_for()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        var visitor = site.VisitWithoutRedirects();

        var landed = await EnterAsync(visitor, provider, At + "/account/profile?saved=profile");

        Assert.Equal(At + "/account/profile?saved=profile", landed.Address);
        Assert.Equal("Zoé", landed.Text("details.menu summary"));
        Assert.Equal($"https://localhost{At}{OpenProvider.CallbackPath}", provider.RedirectUri);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(At + "/learning")).Status);
        var learner = await site.InDatabaseAsync(db => db.Learners.SingleAsync(l => l.Email == Email));
        Assert.Equal(("Zoé", "Gagnon", true), (learner.GivenName, learner.FamilyName, learner.EmailConfirmed));
    }

    [Fact]
    public async Task Someone_who_comes_twice_has_one_account_whatever_address_the_provider_says_by_then()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        await EnterAsync(site.VisitWithoutRedirects(), provider);
        provider.Email = "zoe.gagnon@exemple.ca";

        var landed = await EnterAsync(site.VisitWithoutRedirects(), provider);

        Assert.Equal(At + "/", landed.Path);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.UserLogins.CountAsync()));
        Assert.Equal(
            Email,
            await site.InDatabaseAsync(db => db.Learners.Where(l => l.GivenName == "Zoé").Select(l => l.Email).SingleAsync())
        );
    }

    [Fact]
    public async Task Two_subjects_that_differ_in_case_alone_are_two_people()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        (provider.Subject, provider.Email) = ("aB", "un@exemple.ca");
        await EnterAsync(site.VisitWithoutRedirects(), provider);
        (provider.Subject, provider.Email) = ("Ab", "deux@exemple.ca");

        await EnterAsync(site.VisitWithoutRedirects(), provider);

        var keys = await site.InDatabaseAsync(db => db.UserLogins.Select(l => l.ProviderKey).ToListAsync());
        Assert.Equal(2, keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public async Task An_address_the_provider_does_not_vouch_for_opens_nobodys_account_and_only_its_mailbox_learns_of_it(bool? verified)
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        await site.AddLearnerAsync(email: Email);
        provider.IsVerified = verified;
        var visitor = site.VisitWithoutRedirects();

        var landed = await EnterAsync(visitor, provider);
        var letter = await site.Mail.NextAsync();

        Assert.Equal(At + "/account/register/sent", landed.Path);
        Assert.Equal(Email, letter.To.Mailboxes.Single().Address);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.UserLogins.CountAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync(At + "/account/profile")).Status);
    }

    [Fact]
    public async Task Someone_new_whose_address_the_provider_does_not_vouch_for_confirms_it_by_letter_first()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        provider.IsVerified = false;
        var visitor = site.VisitWithoutRedirects();

        var landed = await EnterAsync(visitor, provider);
        var link = await site.Mail.NextLinkAsync();
        var still = await EnterAsync(visitor, provider);
        await site.Mail.NextAsync();
        var confirm = await visitor.GetAsync(link);
        await visitor.SubmitAsync(confirm, At + "/account/confirm");
        var confirmed = await EnterAsync(visitor, provider);

        Assert.Equal((At + "/account/register/sent", At + "/account/register/sent"), (landed.Path, still.Path));
        Assert.Equal("Zoé", confirmed.Text("details.menu summary"));
    }

    [Fact]
    public async Task A_provider_that_says_no_address_cannot_have_an_account_made()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        provider.Email = null;

        var page = await EnterAsync(site.VisitWithoutRedirects(), provider);

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("courriel", page.Text(".lede"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_providers_people_do_not_become_members_a_stranger_is_refused_and_gets_no_account()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider, joins: false);
        var before = await site.InDatabaseAsync(db => db.Learners.CountAsync());

        var page = await EnterAsync(site.VisitWithoutRedirects(), provider);

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("Cégep du Large", page.Text(".lede"), StringComparison.Ordinal);
        Assert.Equal(before, await site.InDatabaseAsync(db => db.Learners.CountAsync()));
    }

    [Fact]
    public async Task There_someone_invited_gets_in_to_accept_and_a_member_gets_in()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider, joins: false);
        var cegep = await site.InDatabaseAsync(db => db.Set<Institution>().SingleAsync(i => i.Slug == "cegep"));
        await site.InDatabaseAsync(db =>
        {
            db.Add(
                new Invitation
                {
                    InstitutionId = cegep.Id,
                    Email = "ZOE@EXEMPLE.CA",
                    InvitedAt = site.Time.GetUtcNow(),
                    ExpiresAt = site.Time.GetUtcNow().AddDays(7),
                }
            );
            return db.SaveChangesAsync();
        });

        var invited = await EnterAsync(site.VisitWithoutRedirects(), provider, At + "/account/profile");
        site.Time.Advance(TimeSpan.FromDays(8));
        var tooLate = await EnterAsync(site.VisitWithoutRedirects(), provider);
        var zoe = await site.InDatabaseAsync(db => db.Learners.SingleAsync(l => l.Email == Email));
        await site.GrantAsync(zoe, Role.Author, cegep);
        var member = await EnterAsync(site.VisitWithoutRedirects(), provider);

        Assert.Equal("Zoé", invited.Text("details.menu summary"));
        Assert.Equal(HttpStatusCode.Forbidden, tooLate.Status);
        Assert.Equal("Zoé", member.Text("details.menu summary"));
    }

    [Fact]
    public async Task The_button_is_on_the_sign_in_page_of_that_institution_only()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        await site.AddInstitutionAsync("ordre", "Ordre des vigies");
        var visitor = site.Visit();

        Assert.Equal(At + "/account/sign-in/provider", (await visitor.GetAsync(At + "/account/sign-in")).Link("Continuer avec le Cégep"));
        Assert.DoesNotContain("Continuer avec", (await visitor.GetAsync("/account/sign-in")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Continuer avec", (await visitor.GetAsync("/i/ordre/account/sign-in")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/i/ordre/account/sign-in/provider")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/i/ordre" + OpenProvider.CallbackPath)).Status);
    }

    [Fact]
    public async Task The_second_step_is_asked_for_after_the_provider_too()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        var visitor = site.VisitWithoutRedirects();
        await EnterAsync(visitor, provider);
        await site.InDatabaseAsync(db =>
            db.Learners.Where(l => l.Email == Email).ExecuteUpdateAsync(c => c.SetProperty(l => l.TwoFactorEnabled, true))
        );

        var page = await EnterAsync(site.VisitWithoutRedirects(), provider);

        Assert.Equal(At + "/account/sign-in/code", page.Path);
    }

    [Fact]
    public async Task A_guest_who_comes_back_from_the_provider_keeps_what_they_did()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        var visitor = site.VisitWithoutRedirects();
        var start = await visitor.GetAsync(At + "/taster");
        await visitor.SubmitAsync(start, At + "/account/guest");
        var guest = await site.InDatabaseAsync(db => db.Learners.Where(l => l.GuestSeenAt != null).Select(l => l.Id).SingleAsync());

        var landed = await EnterAsync(visitor, provider);

        Assert.Equal("Zoé", landed.Text("details.menu summary"));
        Assert.Equal(guest, await site.InDatabaseAsync(db => db.Learners.Where(l => l.Email == Email).Select(l => l.Id).SingleAsync()));
    }
}
