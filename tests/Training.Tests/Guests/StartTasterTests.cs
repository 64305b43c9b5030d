using System.Net;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Enrolments;

namespace Training.Tests.Guests;

public sealed class StartTasterTests
{
    [Fact]
    public async Task A_visitor_reads_plays_and_is_offered_an_account()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        var taster = await visitor.GetAsync("/taster");

        var lesson = await visitor.SubmitAsync(taster, "/account/guest");
        var guest = new Guest(site, visitor);
        var briefing = await guest.ReadAsync();
        var debrief = await guest.PlayAsync();
        var end = await visitor.GetAsync(debrief.Link("Terminer"));

        Assert.Contains("10 min", taster.Text(".lede"));
        Assert.Equal(["À lire", "L’appel"], taster.Texts(".path h3"));
        Assert.Contains("une dispute", taster.Text(".path"));
        Assert.Equal(Guest.Lesson, lesson.Path);
        Assert.Equal("Activité 1 de 2", lesson.Text(".crumbs [aria-current]"));
        Assert.Equal(Guest.Session, briefing.Path);
        Assert.Equal($"{Guest.Session}/attempts/1/debrief", debrief.Path);
        Assert.Equal("/taster/end", end.Path);
        Assert.Equal(["lue", "jouée"], end.Texts(".path .state"));
        Assert.Equal(
            "/account/register?returnUrl=~%2Fmodules%2Fseance",
            end.Document.QuerySelector("#account ~ .row a")?.GetAttribute("href")
        );
    }

    [Fact]
    public async Task Nothing_says_who_a_guest_is_and_the_cookie_goes_with_the_browser()
    {
        using var site = new TrainingSite();
        var visitor = site.VisitWithoutRedirects();

        var started = await visitor.SubmitAsync(await visitor.GetAsync("/taster"), "/account/guest");

        var cookie = started
            .Response.Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("__Host-training=", StringComparison.Ordinal));
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("max-age", cookie, StringComparison.OrdinalIgnoreCase);
        var learner = await site.InDatabaseAsync(db => db.Learners.SingleAsync());
        Assert.True(learner.IsGuest);
        Assert.Equal((null, null, null), (learner.Email, learner.UserName, learner.PasswordHash));
        Assert.Equal(("", ""), (learner.GivenName, learner.FamilyName));
    }

    [Fact]
    public async Task After_a_day_without_a_page_the_guest_is_a_visitor_again()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);

        site.Time.Advance(TimeSpan.FromHours(25));

        Assert.Equal("/account/sign-in", (await guest.Browser.GetAsync(Guest.Lesson)).Path);
    }

    [Fact]
    public async Task Two_clicks_make_one_guest()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        var taster = await visitor.GetAsync("/taster");

        var pages = await Task.WhenAll(visitor.SubmitAsync(taster, "/account/guest"), visitor.SubmitAsync(taster, "/account/guest"));

        Assert.All(pages, page => Assert.Equal(Guest.Lesson, page.Path));
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Learners.CountAsync()));
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<Enrolment>().CountAsync()));
    }

    [Fact]
    public async Task An_old_page_found_by_the_next_person_starts_afresh()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        var taster = await visitor.GetAsync("/taster");
        await visitor.SubmitAsync(taster, "/account/guest");
        var next = site.Visit();
        var start = taster.Value("start");

        site.Time.Advance(TimeSpan.FromMinutes(2));
        var begun = await next.SubmitAsync(await next.GetAsync("/taster"), "/account/guest", ("start", start));

        Assert.Equal(Guest.Lesson, begun.Path);
        Assert.Equal(2, await site.InDatabaseAsync(db => db.Learners.CountAsync()));
    }

    [Fact]
    public async Task An_account_is_not_entered_by_its_id()
    {
        using var site = new TrainingSite();
        var learner = await site.AddLearnerAsync();
        var visitor = site.Visit();

        await visitor.SubmitAsync(await visitor.GetAsync("/taster"), "/account/guest", ("start", learner.Id.ToString()));

        Assert.Equal("/taster/account", (await visitor.GetAsync("/account/profile")).Path);
        Assert.Equal(2, await site.InDatabaseAsync(db => db.Learners.CountAsync()));
    }

    [Fact]
    public async Task A_guest_who_comes_back_goes_on_where_they_were()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);
        await guest.ReadAsync();

        var taster = await guest.Browser.GetAsync("/taster");
        var again = await guest.Browser.PostAsync("/account/guest", tokenFrom: "/taster", ("start", Guid.NewGuid().ToString()));

        Assert.Equal(Guest.Session, taster.Link("Continuer sans compte"));
        Assert.Equal(Guest.Session, again.Path);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Learners.CountAsync()));
    }

    [Fact]
    public async Task A_learner_is_led_to_the_module_instead()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var taster = await learner.GetAsync("/taster");
        var posted = await learner.PostAsync("/account/guest", tokenFrom: "/taster", ("start", Guid.NewGuid().ToString()));

        Assert.Equal("/modules/seance", taster.Link("Voir « Une séance »"));
        Assert.Equal("/modules/seance", posted.Path);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Learners.CountAsync()));
        Assert.Equal("/taster", (await learner.GetAsync("/taster/end")).Path);
    }

    [Fact]
    public async Task Another_site_starts_nothing()
    {
        using var site = new TrainingSite();

        var page = await site.Visit().ForgeAsync("/account/guest", ("start", Guid.NewGuid().ToString()));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Learners.CountAsync()));
    }

    [Fact]
    public void So_many_starts_from_one_address_and_no_more()
    {
        using var site = new TrainingSite();

        var start = site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Single(e => e.RoutePattern.RawText?.TrimStart('/') == "account/guest");

        Assert.Equal("guests-by-address", start.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName);
    }

    [Fact]
    public async Task Where_no_module_has_a_taster_there_is_none()
    {
        using var content = new ContentCopy();
        content.Replace("modules/seance/module.md", "taster: [lire, jouer]\n", "");
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var visitor = site.Visit();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/taster")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/taster/end")).Status);
        Assert.False((await visitor.GetAsync("/")).Has("main a[href='/taster']"));
    }

    [Fact]
    public async Task The_taster_is_one_step_from_the_first_page_and_from_its_module()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();

        Assert.True((await visitor.GetAsync("/")).Has("main a[href='/taster']"));
        Assert.True((await visitor.GetAsync("/modules/seance")).Has("main a[href='/taster']"));
        Assert.False((await visitor.GetAsync("/modules/essai")).Has("main a[href='/taster']"));
    }
}
