using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Training.Institutions;
using Training.Learners;
using static Training.Tests.Accounts.ProviderSite;

namespace Training.Tests.Accounts;

/// <summary>What the institution’s provider is asked, and which of its answers count.</summary>
public sealed class ProviderAnswerTests
{
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
    public async Task A_token_that_another_key_signed_is_refused()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        provider.IsForged = true;

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

    [Theory]
    [InlineData(null, true)]
    [InlineData(60, true)]
    [InlineData(0, false)]
    public async Task Signing_in_there_is_no_proof_for_an_act_with_consequences_unless_the_provider_has_just_asked(
        int? minutesAgo,
        bool isAskedAgain
    )
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var site = await SetUpAsync(provider);
        await EnterAsync(site.VisitWithoutRedirects(), provider);
        var cegep = await site.InDatabaseAsync(db => db.Set<Institution>().SingleAsync(i => i.Slug == "cegep"));
        await site.GrantAsync(await site.InDatabaseAsync(db => db.Learners.SingleAsync(l => l.Email == Email)), Role.Admin, cegep);
        provider.SignedInAt = minutesAgo is { } minutes ? site.Time.GetUtcNow().AddMinutes(-minutes) : null;
        var visitor = site.VisitWithoutRedirects();
        await EnterAsync(visitor, provider);

        var page = await visitor.PostAsync(At + "/institution", At + "/account/profile", ("representativeName", "Jo Hébert"));

        var asked = page.Response.Headers.Location?.OriginalString.StartsWith(At + "/account/confirm-identity", StringComparison.Ordinal);
        Assert.Equal(isAskedAgain, asked is true);
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

    private static void AssertFailed(TrainingSite site, Page page)
    {
        Assert.Equal(At + "/account/sign-in?after=provider-failed", page.Address);
        Assert.Contains("n’a pas abouti", page.Text(".alert.warning"), StringComparison.Ordinal);
        Assert.Contains(site.Log.Lines, line => line.Contains("by an institution's provider failed", StringComparison.Ordinal));
    }
}
