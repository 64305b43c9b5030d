using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Institutions;
using Training.Learners;

namespace Training.Tests.Institutions;

/// <summary>An admin lends the registrar’s role to whoever stands in for the registrar, until a day.</summary>
public sealed class LendRoleTests
{
    [Fact]
    public async Task The_role_is_theirs_until_the_end_of_that_day_and_then_no_more_at_once()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var learner = await MemberAsync(site);
        var address = $"/institution/members/{learner.Id}";

        var lent = await LendAsync(admin, address, "2026-11-24");
        // The last minutes of the day there: the cookie is too young to be compared with the database.
        site.Time.Advance(TimeSpan.FromHours(38) + TimeSpan.FromMinutes(50));
        var browser = await site.SignInAsync(learner.Email!);
        var during = await browser.GetAsync("/registrar");
        var elsewhere = await browser.GetAsync("/institution");
        site.Time.Advance(TimeSpan.FromMinutes(10));
        var after = await browser.GetAsync("/registrar");

        Assert.Contains("Prêté jusqu’au 24 novembre 2026", lent.Text("main"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (during.Status, elsewhere.Status));
        Assert.Equal(HttpStatusCode.Forbidden, after.Status);
    }

    [Fact]
    public async Task Once_it_has_ended_the_list_of_those_who_have_the_role_is_without_them()
    {
        using var site = new TrainingSite();
        var person = await site.AddLearnerAsync("Camille", "Roy");
        await site.GrantAsync(person, Role.Admin);
        var learner = await MemberAsync(site);
        await LendAsync(await site.SignInAsync(person.Email!), $"/institution/members/{learner.Id}", "2026-11-24");
        var admin = await site.SignInAsync(person.Email!);

        var during = await admin.GetAsync("/institution/members?role=registrar");
        site.Time.Advance(TimeSpan.FromDays(3));
        admin = await site.SignInAsync(person.Email!);
        var after = await admin.GetAsync("/institution/members?role=registrar");

        Assert.Single(during.Texts("tbody th"));
        Assert.Empty(after.Texts("tbody th"));
    }

    [Fact]
    public async Task It_is_known_who_lent_it_and_lent_twice_it_is_lent_once()
    {
        using var site = new TrainingSite();
        var person = await site.AddLearnerAsync();
        await site.GrantAsync(person, Role.Admin);
        var admin = await site.SignInAsync(person.Email!);
        var learner = await MemberAsync(site);
        var address = $"/institution/members/{learner.Id}";

        await LendAsync(admin, address, "2026-12-01");
        await LendAsync(admin, address, "2026-12-01");
        await LendAsync(admin, address, "2026-12-15");
        var grant = await site.InDatabaseAsync(db => db.Set<RoleGrant>().SingleAsync(g => g.LearnerId == learner.Id));

        Assert.Equal((Role.Registrar, (Guid?)person.Id), (grant.Role, grant.GrantedById));
        Assert.Equal(new DateTimeOffset(2026, 12, 16, 4, 59, 0, TimeSpan.Zero), grant.Until);
    }

    [Fact]
    public async Task What_is_taken_back_is_gone_at_the_next_page()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var learner = await MemberAsync(site);
        var address = $"/institution/members/{learner.Id}";
        await LendAsync(admin, address, "2026-12-01");
        var browser = await site.SignInAsync(learner.Email!);
        var before = await browser.GetAsync("/registrar");

        var form = await admin.GetAsync(address);
        await admin.SubmitAsync(form, address + "/lend/end");
        var twice = await admin.SubmitAsync(form, address + "/lend/end");
        var after = await browser.GetAsync("/registrar");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (before.Status, after.Status));
        Assert.Equal("Le prêt a pris fin.", twice.Text(".alert.tip"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("demain")]
    [InlineData("2026-11-22")]
    [InlineData("2027-11-24")]
    public async Task A_day_that_is_past_or_too_far_is_refused_and_stays_typed(string day)
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var learner = await MemberAsync(site);

        var page = await LendAsync(admin, $"/institution/members/{learner.Id}", day);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Donnez un jour d’ici un an", page.Text(".errors a[href='#until']"));
        Assert.Equal(day, page.Document.GetElementById("until")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Once_the_role_is_theirs_it_is_lent_no_more()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var learner = await MemberAsync(site);
        var address = $"/institution/members/{learner.Id}";
        await LendAsync(admin, address, "2026-12-01");

        await admin.PostAsync(address + "/roles", address, ("role", "author"));
        var author = await admin.GetAsync(address);
        await admin.PostAsync(address + "/roles", address, ("role", "author"), ("role", "registrar"));
        var grants = await site.InDatabaseAsync(db => db.Set<RoleGrant>().Where(g => g.LearnerId == learner.Id).ToListAsync());
        var refused = await admin.PostAsync(address + "/lend", address, ("until", "2026-12-02"));

        // A form of roles takes nothing of what is lent.
        Assert.Contains("Prêté jusqu’au", author.Text("main"), StringComparison.Ordinal);
        Assert.Equal([Role.Author, Role.Registrar], grants.Select(g => g.Role).Order());
        Assert.All(grants, g => Assert.Null(g.Until));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
    }

    [Fact]
    public async Task Nobody_lends_it_to_someone_of_another_institution_and_no_registrar_lends_it_on()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var admin = await site.SignUpAdminAsync(cegep);
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        var stranger = await MemberAsync(site);
        var address = $"/institution/members/{stranger.Id}/lend";

        var foreign = await admin.PostAsync("/i/cegep" + address, "/i/cegep/institution", ("until", "2026-12-01"));
        var refused = await registrar.PostAsync(address, "/account/profile", ("until", "2026-12-01"));

        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }

    private static async Task<Learner> MemberAsync(TrainingSite site)
    {
        var learner = await site.AddLearnerAsync("Zoé", "Lévesque");
        await site.SignInAsync(learner.Email!);
        return learner;
    }

    private static async Task<Page> LendAsync(Browser admin, string address, string until) =>
        await admin.SubmitAsync(await admin.GetAsync(address), address + "/lend", ("until", until));
}
