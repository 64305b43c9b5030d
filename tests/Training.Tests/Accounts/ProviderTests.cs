using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Training.Institutions;
using Training.Learners;
using Training.Web.Accounts.Providers;

namespace Training.Tests.Accounts;

/// <summary>Signing in through the institution’s own OpenID provider.</summary>
public sealed class ProviderTests
{
    private const string At = "/i/cegep";
    private const string Settings = At + "/institution/sign-in";
    private const string Email = "zoe@exemple.ca";

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
    public async Task A_nonce_that_is_not_the_one_asked_with_is_refused()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        var visitor = site.VisitWithoutRedirects();
        var question = (await AskAsync(visitor)).ToString();
        var nonce = question.Split("nonce=")[1].Split('&')[0];

        var back = await provider.AskAsync(new Uri(question.Replace(nonce, nonce + "0", StringComparison.Ordinal)));
        var page = await FollowAsync(visitor, provider, await visitor.GetAsync(back));

        AssertFailed(site, page);
    }

    [Theory]
    [InlineData("un-autre-site", null)]
    [InlineData(null, "https://un-autre.exemple.ca/")]
    public async Task A_token_for_someone_else_or_by_someone_else_is_refused(string? audience, string? issuer)
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        provider.Wrong = (audience, issuer);

        var page = await EnterAsync(site.VisitWithoutRedirects(), provider);

        AssertFailed(site, page);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.UserLogins.CountAsync()));
    }

    [Fact]
    public async Task The_provider_is_asked_for_a_code_with_a_proof_a_state_and_a_nonce()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);

        var question = QueryHelpers.ParseQuery((await AskAsync(site.VisitWithoutRedirects())).Query);

        Assert.Equal("code", question["response_type"]);
        Assert.Equal("S256", question["code_challenge_method"]);
        Assert.All(["code_challenge", "state", "nonce"], name => Assert.NotEmpty(question[name].ToString()));
    }

    [Theory]
    [InlineData("access_denied")]
    [InlineData("server_error")]
    public async Task Someone_who_gives_up_there_is_back_at_the_sign_in_page_and_what_the_provider_says_stays_out_of_the_log(string error)
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        provider.Refusal = (error, "zoe@exemple.ca n’a pas voulu");

        var page = await EnterAsync(site.VisitWithoutRedirects(), provider);

        AssertFailed(site, page);
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("zoe@", StringComparison.OrdinalIgnoreCase));
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

    [Fact]
    public async Task A_token_whose_time_is_over_is_refused()
    {
        await using var provider = await OpenIdProvider.StartAsync(late: TimeSpan.FromDays(1));
        using var site = await SetUpAsync(provider);
        var visitor = site.VisitWithoutRedirects();
        var back = await provider.AskAsync(await AskAsync(visitor));

        var page = await FollowAsync(visitor, provider, await visitor.GetAsync(back));

        AssertFailed(site, page);
    }

    [Fact]
    public async Task An_answer_that_another_browser_asked_for_is_refused()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        var back = await provider.AskAsync(await AskAsync(site.VisitWithoutRedirects()));
        var victim = site.VisitWithoutRedirects();

        var page = await FollowAsync(victim, provider, await victim.GetAsync(back));

        AssertFailed(site, page);
    }

    [Fact]
    public async Task An_answer_works_once()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        var visitor = site.VisitWithoutRedirects();
        var back = await provider.AskAsync(await AskAsync(visitor));
        var first = await FollowAsync(visitor, provider, await visitor.GetAsync(back));

        var again = await visitor.GetAsync(back);

        Assert.Equal(At + "/", first.Path);
        Assert.Equal(At + "/account/sign-in?after=provider-failed", again.Response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task What_was_asked_for_at_one_institution_is_no_answer_at_another()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        await SetUpAsync(site, provider, "ordre", "Ordre des vigies");
        var visitor = site.VisitWithoutRedirects();
        var back = await provider.AskAsync(await AskAsync(visitor));

        var crossed = await visitor.GetAsync(back.Replace(At, "/i/ordre", StringComparison.Ordinal));
        var right = await visitor.GetAsync(back);
        var done = await visitor.GetAsync("/i/ordre/account/sign-in/provider/done");
        var link = await visitor.GetAsync("/i/ordre/account/sign-in/provider/link");

        Assert.Equal("/i/ordre/account/sign-in?after=provider-failed", crossed.Response.Headers.Location?.OriginalString);
        Assert.StartsWith(At + "/account/sign-in/provider/done", right.Response.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal("/i/ordre/account/sign-in?after=late", done.Response.Headers.Location?.OriginalString);
        Assert.Equal("/i/ordre/account/sign-in?after=late", link.Response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(0, true)]
    [InlineData(60, false)]
    public async Task An_account_without_a_password_is_confirmed_there_and_not_by_an_answer_of_an_hour_ago(int? minutesAgo, bool confirmed)
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        var visitor = site.VisitWithoutRedirects();
        await EnterAsync(visitor, provider);
        site.Time.Advance(TimeSpan.FromMinutes(11));
        provider.SignedInAt = minutesAgo is { } minutes ? site.Time.GetUtcNow().AddMinutes(-minutes) : null;

        var asked = await visitor.GetAsync($"{At}/account/confirm-identity?returnUrl={Uri.EscapeDataString("~/learning")}");
        var question = (await visitor.GetAsync(asked.Link("Confirmer avec le Cégep"))).Response.Headers.Location!;
        var page = await FollowAsync(visitor, provider, await visitor.GetAsync(await provider.AskAsync(question)));

        var query = QueryHelpers.ParseQuery(question.Query);
        Assert.Equal(("login", "0"), (query["prompt"].ToString(), query["max_age"].ToString()));
        Assert.Equal(At + (confirmed ? "/learning" : "/account/confirm-identity?after=failed"), page.Address);
    }

    [Fact]
    public async Task What_the_provider_said_for_signing_in_confirms_nothing()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        var visitor = site.VisitWithoutRedirects();
        await EnterAsync(visitor, provider);
        await visitor.GetAsync(await provider.AskAsync(await AskAsync(visitor)));

        var page = await visitor.GetAsync(At + "/account/confirm-identity/provider/done");

        Assert.Equal(At + "/account/confirm-identity?after=failed", page.Response.Headers.Location?.OriginalString);
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

    [Theory]
    [InlineData("https://mechant.exemple.com/")]
    [InlineData("//mechant.exemple.com/")]
    public async Task Nobody_is_sent_to_another_site_after_signing_in(string returnUrl)
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        var visitor = site.VisitWithoutRedirects();

        var landed = await EnterAsync(visitor, provider, returnUrl);

        Assert.Equal(At + "/", landed.Address);
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

    [Fact]
    public async Task Neither_address_nor_secret_comes_into_the_log_or_the_page_and_the_secret_is_encrypted()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        await EnterAsync(site.VisitWithoutRedirects(), provider);
        var admin = await site.SignInAsync("admin@exemple.ca", at: At);

        var page = await admin.GetAsync(Settings);
        var kept = await site.InDatabaseAsync(db =>
            db.Set<InstitutionOidc>().OfAllInstitutions().Select(p => p.ProtectedSecret).SingleAsync()
        );

        Assert.DoesNotContain(OpenIdProvider.Secret, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(OpenIdProvider.Secret, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(
            site.Log.Lines,
            line =>
                line.Contains("zoe", StringComparison.OrdinalIgnoreCase) || line.Contains(OpenIdProvider.Secret, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_secret_is_kept_while_the_address_stays_and_asked_for_when_it_changes()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var other = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        var admin = await site.SignInAsync("admin@exemple.ca", at: At);
        var form = await admin.GetAsync(Settings);

        var renamed = await admin.SubmitAsync(form, Settings, ("name", "la Coop"));
        var moved = await admin.SubmitAsync(form, Settings, ("authority", other.Authority));
        var landed = await EnterAsync(site.VisitWithoutRedirects(), provider);

        Assert.Contains("enregistré", renamed.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, moved.Status);
        Assert.True(moved.Has("#secret-error"));
        Assert.Equal("Zoé", landed.Text("details.menu summary"));
    }

    [Fact]
    public async Task Removed_twice_it_is_gone_and_with_it_the_button()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        var admin = await site.SignInAsync("admin@exemple.ca", at: At);
        var form = await admin.GetAsync(Settings);

        await admin.SubmitAsync(form, Settings + "/remove");
        var twice = await admin.SubmitAsync(form, Settings + "/remove");

        Assert.Contains("retiré", twice.Text("[role=status]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Continuer avec", (await site.Visit().GetAsync(At + "/account/sign-in")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_where_no_such_provider_is_is_refused_with_a_clear_word()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = new TrainingSite();
        var admin = await AdminAsync(site, "cegep", "Cégep du Large");
        (string Authority, string Word)[] wrong =
        [
            ("pas une adresse", "n’est pas complète"),
            ("http://connexion.exemple.ca", "https://"),
            ("http://127.0.0.1:1", "Rien ne répond"),
            (provider.Authority + "/plus-loin", "Aucun fournisseur"),
            (provider.Authority.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), "se donne un autre nom"),
            ("", "Écrivez l’adresse"),
        ];

        foreach (var (authority, word) in wrong)
        {
            var page = await SaveAsync(admin, authority, joins: true);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains(word, page.Text("#authority-error"), StringComparison.Ordinal);
        }
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<InstitutionOidc>().OfAllInstitutions().CountAsync()));
    }

    [Fact]
    public async Task In_production_the_inner_network_is_not_asked_unless_the_operator_allows_it()
    {
        using var site = InProduction();
        var admin = await AdminAsync(site, "cegep", "Cégep du Large");

        string[] inner = ["127.0.0.1:1", "localhost:1", "10.0.0.1", "[::1]:1", "169.254.169.254"];

        foreach (var host in inner)
        {
            var page = await SaveAsync(admin, "https://" + host, joins: true);
            var plain = await SaveAsync(admin, "http://" + host, joins: true);

            Assert.Contains("réseau privé", page.Text("#authority-error"), StringComparison.Ordinal);
            Assert.Contains("https://", plain.Text("#authority-error"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_operator_may_allow_the_inner_network_in_production_though_not_without_https()
    {
        using var site = InProduction();
        site.Settings["Training:InnerProviders"] = "true";
        var admin = await AdminAsync(site, "cegep", "Cégep du Large");

        var page = await SaveAsync(admin, "https://127.0.0.1:1", joins: true);
        var plain = await SaveAsync(admin, "http://127.0.0.1:1", joins: true);

        Assert.Contains("Rien ne répond", page.Text("#authority-error"), StringComparison.Ordinal);
        Assert.Contains("https://", plain.Text("#authority-error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("172.16.3.4", false)]
    [InlineData("172.32.3.4", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    public void Addresses_of_inner_networks_are_known(string address, bool isPublic) =>
        Assert.Equal(isPublic, OuterHttp.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task The_settings_are_the_admins()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var instructor = await site.AddLearnerAsync();
        await site.GrantAsync(instructor, Role.Instructor, cegep);

        var page = await (await site.SignInAsync(instructor.Email!, at: At)).GetAsync(Settings);

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
    }

    private static TrainingSite InProduction() =>
        new()
        {
            Environment = "Production",
            Settings =
            {
                ["Training:PublicUrl"] = "https://localhost",
                ["Training:Institution:Name"] = "Cégep de l’Estuaire",
                ["Training:Institution:Contact"] = "formation@exemple.ca",
                ["Training:Institution:RepresentativeName"] = "Zoé Roy",
                ["Training:Institution:RepresentativeTitle"] = "Direction",
                ["Training:Institution:Address"] = "Rimouski",
            },
        };

    private static void AssertFailed(TrainingSite site, Page page)
    {
        Assert.Equal(At + "/account/sign-in?after=provider-failed", page.Address);
        Assert.Contains("n’a pas abouti", page.Text(".alert.warning"), StringComparison.Ordinal);
        Assert.Contains(site.Log.Lines, line => line.Contains("by an institution's provider failed", StringComparison.Ordinal));
    }

    private static async Task<TrainingSite> SetUpAsync(OpenIdProvider provider, bool joins = true)
    {
        var site = new TrainingSite();
        await SetUpAsync(site, provider, "cegep", "Cégep du Large", joins);
        return site;
    }

    private static async Task SetUpAsync(TrainingSite site, OpenIdProvider provider, string slug, string name, bool joins = true)
    {
        var admin = await AdminAsync(site, slug, name);
        var page = await SaveAsync(admin, provider.Authority, joins, $"/i/{slug}/institution/sign-in");
        Assert.Contains("enregistré", page.Text("[role=status]"), StringComparison.Ordinal);
    }

    private static async Task<Browser> AdminAsync(TrainingSite site, string slug, string name)
    {
        var institution = await site.AddInstitutionAsync(slug, name);
        var admin = await site.AddLearnerAsync(email: slug == "cegep" ? "admin@exemple.ca" : null);
        await site.GrantAsync(admin, Role.Admin, institution);
        return await site.SignInAsync(admin.Email!, at: $"/i/{slug}");
    }

    private static async Task<Page> SaveAsync(Browser admin, string authority, bool joins, string settings = Settings) =>
        await admin.SubmitAsync(
            await admin.GetAsync(settings),
            settings,
            ("name", "le Cégep"),
            ("authority", authority),
            ("clientId", OpenIdProvider.ClientId),
            ("secret", OpenIdProvider.Secret),
            ("joins", joins ? "true" : "false")
        );

    /// <summary>Presses the button; what the provider is asked.</summary>
    private static async Task<Uri> AskAsync(Browser visitor, string? returnUrl = null)
    {
        var query = returnUrl is null ? "" : "?returnUrl=" + Uri.EscapeDataString(returnUrl);
        var answer = await visitor.GetAsync(At + "/account/sign-in/provider" + query);
        return answer.Response.Headers.Location!;
    }

    /// <summary>To the provider and back, to where that ends.</summary>
    private static async Task<Page> EnterAsync(Browser visitor, OpenIdProvider provider, string? returnUrl = null)
    {
        var back = await provider.AskAsync(await AskAsync(visitor, returnUrl));
        return await FollowAsync(visitor, provider, await visitor.GetAsync(back));
    }

    private static async Task<Page> FollowAsync(Browser visitor, OpenIdProvider provider, Page page)
    {
        while (page.Response.Headers.Location is { } location)
        {
            Assert.False(location.IsAbsoluteUri && location.ToString().StartsWith(provider.Authority, StringComparison.Ordinal));
            page = await visitor.GetAsync(location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString);
        }
        return page;
    }
}
