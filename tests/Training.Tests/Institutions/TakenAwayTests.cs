using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Training.Institutions;
using Training.Learners;

namespace Training.Tests.Institutions;

/// <summary>A role or a membership that is taken away is gone at the next page of whoever is signed in.</summary>
public sealed class TakenAwayTests
{
    private const string Members = "/i/cegep/institution/members";

    [Fact]
    public async Task A_role_that_an_admin_takes_away_opens_nothing_from_the_next_page_on()
    {
        using var site = new TrainingSite();
        var (admin, person, browser) = await SetUpAsync(site);
        var before = await browser.GetAsync("/i/cegep/authoring");

        await admin.PostAsync($"{Members}/{person.Id}/roles", $"{Members}/{person.Id}", ("role", "registrar"));
        var after = await browser.GetAsync("/i/cegep/authoring");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (before.Status, after.Status));
    }

    [Fact]
    public async Task Someone_removed_is_a_stranger_there_at_once_and_stays_signed_in()
    {
        using var site = new TrainingSite();
        var (admin, person, browser) = await SetUpAsync(site);

        await admin.PostAsync($"{Members}/{person.Id}/remove", $"{Members}/{person.Id}");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/i/cegep/authoring")).Status);
        Assert.Equal("Amélie", (await browser.GetAsync("/i/cegep/")).Text("details.menu summary"));
    }

    [Fact]
    public async Task Another_process_learns_of_it_and_so_does_one_that_starts_later()
    {
        using var site = new TrainingSite();
        var (admin, person, browser) = await SetUpAsync(site);
        using var other = On(site);
        var elsewhere = await other.SignInAsync(person.Email!, at: "/i/cegep");
        await admin.PostAsync($"{Members}/{person.Id}/remove", $"{Members}/{person.Id}");

        var tooEarly = await elsewhere.GetAsync("/i/cegep/authoring");
        await other.Services.GetRequiredService<TakenAway>().ReadAsync();
        var there = await elsewhere.GetAsync("/i/cegep/authoring");
        using var later = On(site);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (tooEarly.Status, there.Status));
        Assert.True(later.Services.GetRequiredService<TakenAway>().Concerns(person.Id, site.Time.GetUtcNow()));
    }

    [Fact]
    public async Task Taken_again_it_is_gone_again()
    {
        using var site = new TrainingSite();
        var (admin, person, _) = await SetUpAsync(site);
        await admin.PostAsync($"{Members}/{person.Id}/roles", $"{Members}/{person.Id}", ("role", "registrar"));
        site.Time.Advance(TimeSpan.FromHours(2));
        admin = await site.SignInAsync("personne1@exemple.ca", at: "/i/cegep");
        await admin.PostAsync($"{Members}/{person.Id}/roles", $"{Members}/{person.Id}", ("role", "author"));
        var browser = await site.SignInAsync(person.Email!, at: "/i/cegep");
        var before = await browser.GetAsync("/i/cegep/authoring");
        site.Time.Advance(TimeSpan.FromMinutes(5));

        await admin.PostAsync($"{Members}/{person.Id}/roles", $"{Members}/{person.Id}", ("role", "registrar"));
        var after = await browser.GetAsync("/i/cegep/authoring");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (before.Status, after.Status));
    }

    [Fact]
    public async Task Pages_of_everyone_else_ask_no_more_and_the_persons_own_no_longer_either_once_a_minute_is_over()
    {
        using var site = new TrainingSite();
        var (admin, person, browser) = await SetUpAsync(site);
        var colleague = await site.SignUpAsync();
        await admin.PostAsync($"{Members}/{person.Id}/roles", $"{Members}/{person.Id}", ("role", "registrar"));

        var others = await site.Sql.DuringAsync(() => colleague.GetAsync("/"));
        site.Time.Advance(TimeSpan.FromMinutes(2));
        await browser.GetAsync("/");
        var own = await site.Sql.DuringAsync(() => browser.GetAsync("/"));

        Assert.Empty(others);
        Assert.Empty(own);
    }

    private static async Task<(Browser Admin, Learner Person, Browser Theirs)> SetUpAsync(TrainingSite site)
    {
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large");
        var admin = await site.AddLearnerAsync();
        await site.GrantAsync(admin, Role.Admin, cegep);
        var person = await site.AddLearnerAsync();
        await site.GrantAsync(person, Role.Author, cegep);
        return (await site.SignInAsync(admin.Email!, at: "/i/cegep"), person, await site.SignInAsync(person.Email!, at: "/i/cegep"));
    }

    /// <summary>Another process on the same database.</summary>
    private static TrainingSite On(TrainingSite site) =>
        new() { Settings = { ["ConnectionStrings:Training"] = site.Database.ConnectionString } };
}
