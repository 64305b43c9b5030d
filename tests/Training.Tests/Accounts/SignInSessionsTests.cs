using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Training.Learners;

namespace Training.Tests.Accounts;

/// <summary>How long a device stays signed in, and what ends it.</summary>
public sealed class SignInSessionsTests(TrainingSite site) : IClassFixture<TrainingSite>
{
    private const string Security = "/account/security";
    private const string Others = Security + "/devices/sign-out-others";

    [Fact]
    public async Task Another_process_learns_of_it_with_what_was_taken_away()
    {
        var (learner, here) = await SignUpAsync();
        using var other = new TrainingSite { Settings = { ["ConnectionStrings:Training"] = site.Database.ConnectionString } };
        other.Time.Advance(site.Time.GetUtcNow() - other.Time.GetUtcNow());
        var elsewhere = await other.SignInAsync(learner.Email!);
        await here.SubmitAsync(await here.GetAsync(Security), Others);

        var tooEarly = await elsewhere.GetAsync("/account/profile");
        await other.Services.GetRequiredService<TakenAway>().ReadAsync();
        var then = await elsewhere.GetAsync("/account/profile");

        Assert.Equal(("/account/profile", "/account/sign-in"), (tooEarly.Path, then.Path));
    }

    [Fact]
    public async Task Signing_out_ends_the_device_so_that_a_copy_of_its_cookie_opens_nothing()
    {
        var (learner, _) = await SignUpAsync();
        var visitor = site.VisitWithoutRedirects();
        var signedIn = await visitor.SubmitAsync(
            await visitor.GetAsync("/account/sign-in"),
            "/account/sign-in",
            ("email", learner.Email!),
            ("password", TrainingSite.Password)
        );
        var cookie = signedIn
            .Response.Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("__Host-training=", StringComparison.Ordinal));
        await visitor.SubmitAsync(await visitor.GetAsync("/"), "/account/sign-out");

        using var thief = site.CreateDefaultClient(new Uri("https://localhost"));
        thief.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        using var answer = await thief.GetAsync(new Uri("/account/profile", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/account/sign-in", answer.Headers.Location?.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_reset_by_letter_signs_every_device_out()
    {
        var (learner, here) = await SignUpAsync();
        var visitor = site.Visit();
        await visitor.SubmitAsync(
            await visitor.GetAsync("/account/forgot-password"),
            "/account/forgot-password",
            ("email", learner.Email!)
        );
        var form = await visitor.GetAsync(await site.Mail.NextLinkAsync());
        await visitor.SubmitAsync(form, "/account/reset-password", ("password", "une nouvelle phrase"));

        Assert.Equal("/account/sign-in", (await here.GetAsync("/account/profile")).Path);
    }

    [Fact]
    public async Task When_it_was_last_seen_is_written_with_the_half_hourly_look_and_a_page_asks_nothing_for_it()
    {
        var (learner, here) = await SignUpAsync();
        site.Time.Advance(TimeSpan.FromMinutes(20));

        var early = await site.Sql.DuringAsync(() => here.GetAsync("/"));
        site.Time.Advance(TimeSpan.FromMinutes(11));
        await here.GetAsync("/");
        var after = await site.Sql.DuringAsync(() => here.GetAsync("/"));

        Assert.Empty(early);
        Assert.Empty(after);
        var device = await site.InDatabaseAsync(db => db.Set<SignInSession>().SingleAsync(s => s.LearnerId == learner.Id));
        Assert.Equal(TimeSpan.FromMinutes(31), device.SeenAt - device.SignedInAt);
    }

    [Fact]
    public async Task A_cookie_of_before_there_was_a_list_is_valid_and_gets_its_place_at_the_half_hourly_look()
    {
        var (learner, _) = await SignUpAsync();
        var old = await CookieWithoutDeviceAsync(learner);
        var before = await old.GetAsync("/account/profile");
        await site.InDatabaseAsync(db => db.Set<SignInSession>().Where(s => s.LearnerId == learner.Id).ExecuteDeleteAsync());
        site.Time.Advance(TimeSpan.FromMinutes(31));

        var page = await old.GetAsync(Security);
        old.Client.DefaultRequestHeaders.Remove("Cookie");
        var again = await old.GetAsync(Security);

        Assert.Equal("/account/profile", before.Path);
        Assert.Single(page.Texts(".devices strong"));
        Assert.Contains("C’est cet appareil.", again.Text(".devices .hint"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_comes_every_week_has_to_sign_in_again_after_ninety_days()
    {
        var (_, here) = await SignUpAsync();
        for (var week = 1; week <= 12; week++)
        {
            site.Time.Advance(TimeSpan.FromDays(7));
            Assert.Equal("/account/profile", (await here.GetAsync("/account/profile")).Path);
        }

        site.Time.Advance(TimeSpan.FromDays(7));

        Assert.Equal("/account/sign-in", (await here.GetAsync("/account/profile")).Path);
    }

    [Fact]
    public async Task Those_signed_out_are_forgotten_after_thirty_days_and_not_before()
    {
        var (learner, here) = await SignUpAsync();
        await here.SubmitAsync(await here.GetAsync("/"), "/account/sign-out");
        var after29 = await LeftAsync(TimeSpan.FromDays(29));

        var after31 = await LeftAsync(TimeSpan.FromDays(2));

        Assert.Equal((1, 0), (after29, after31));

        async Task<int> LeftAsync(TimeSpan later)
        {
            site.Time.Advance(later);
            await using var scope = site.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SignInSessions>().ForgetAsync(default);
            return await site.InDatabaseAsync(db => db.Set<SignInSession>().CountAsync(s => s.LearnerId == learner.Id));
        }
    }

    private async Task<(Learner Learner, Browser Here)> SignUpAsync()
    {
        var learner = await site.AddLearnerAsync();
        return (learner, await site.SignInAsync(learner.Email!));
    }

    private async Task<Browser> CookieWithoutDeviceAsync(Learner learner)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var cookie = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>();
        var person = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Learner>>().CreateAsync(learner);
        var now = site.Time.GetUtcNow();
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(14) };
        var ticket = new AuthenticationTicket(person, properties, IdentityConstants.ApplicationScheme);
        var browser = site.Visit();
        browser.Client.DefaultRequestHeaders.Add(
            "Cookie",
            "__Host-training=" + cookie.Get(IdentityConstants.ApplicationScheme).TicketDataFormat.Protect(ticket)
        );
        return browser;
    }
}
