using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Content;
using Training.Credentials;
using Training.Enrolments;
using Training.Institutions;
using Training.Learners;

namespace Training.Tests.Institutions;

/// <summary>Several institutions on one installation, each under its own name, none with a sight of another.</summary>
public sealed class InstitutionsTests
{
    [Fact]
    public async Task Each_has_its_pages_under_its_address_and_its_name()
    {
        using var site = new TrainingSite();
        await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var visitor = site.Visit();

        var page = await visitor.GetAsync("/i/cegep/modules");
        var home = await visitor.GetAsync("/modules");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Cégep du Large", page.Text("footer #who-runs-this"));
        Assert.NotEqual("Cégep du Large", home.Text("footer #who-runs-this"));
        var links = page
            .Document.QuerySelectorAll("main a[href], header a[href], form[action]")
            .Select(a => a.GetAttribute("href") ?? a.GetAttribute("action"));
        Assert.All(links, link => Assert.StartsWith("/i/cegep/", link, StringComparison.Ordinal));
        // What all share is kept by browsers once.
        Assert.StartsWith(
            "/_content/",
            page.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_host_name_leads_to_its_institution_without_any_prefix()
    {
        using var site = new TrainingSite();
        await site.AddInstitutionAsync("universite", "Université du Fleuve", host: "formation.fleuve.example");
        var visitor = site.Visit();
        visitor.Client.DefaultRequestHeaders.Host = "formation.fleuve.example";

        var page = await visitor.GetAsync("/");

        Assert.Equal("Université du Fleuve", page.Text("footer #who-runs-this"));
        Assert.True(page.Has("a[href='/modules']"));
    }

    [Fact]
    public async Task Where_no_institution_is_nothing_answers()
    {
        using var site = new TrainingSite();

        var page = await site.Visit().GetAsync("/i/nulle-part/modules");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    public async Task Whoever_registers_at_one_is_its_member_and_of_no_other()
    {
        using var site = new TrainingSite();
        await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        await site.AddInstitutionAsync("ordre", "Ordre des vigies");
        var learner = await site.AddLearnerAsync();

        var browser = await site.SignInAsync(learner.Email!, at: "/i/cegep");

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/i/cegep/learning")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/i/ordre/learning")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/learning")).Status);
        // One’s account is one’s own, wherever one is.
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/i/ordre/account/profile")).Status);
    }

    [Fact]
    public async Task What_is_learnt_at_one_is_not_seen_at_another()
    {
        using var site = new TrainingSite();
        await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        await site.AddInstitutionAsync("ordre", "Ordre des vigies", open: true);
        var learner = await site.AddLearnerAsync();
        var browser = await site.SignInAsync(learner.Email!, at: "/i/cegep");
        await browser.PostAsync("/i/cegep/modules/essai/enrol", "/i/cegep/modules/essai");
        await browser.SubmitAsync(await browser.GetAsync("/i/cegep/learning"), "/i/cegep/account/sign-out");
        browser = await site.SignInAsync(learner.Email!, at: "/i/ordre");

        var here = await browser.GetAsync("/i/cegep/modules/essai/lire");
        var there = await browser.GetAsync("/i/ordre/modules/essai/lire");
        await browser.PostAsync("/i/ordre/modules/essai/enrol", "/i/ordre/modules/essai");
        var twice = await site.InDatabaseAsync(db => db.Set<Enrolment>().OfAllInstitutions().Select(e => e.InstitutionId).ToListAsync());
        var own = await site.InDatabaseAsync(db => db.Set<Enrolment>().CountAsync());

        Assert.Equal("/i/cegep/modules/essai/lire", here.Path);
        Assert.NotEqual("/i/ordre/modules/essai/lire", there.Path);
        Assert.Equal(2, twice.Distinct().Count());
        Assert.Equal(0, own);
    }

    [Fact]
    public async Task A_role_at_one_says_nothing_of_another_and_an_operator_may_everywhere()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        await site.AddInstitutionAsync("ordre", "Ordre des vigies", open: true);
        var (author, keeper) = (await site.AddLearnerAsync(), await site.AddLearnerAsync());
        await site.GrantAsync(author, Role.Author, cegep);
        await site.GrantAsync(keeper, Role.Operator);

        var browser = await site.SignInAsync(author.Email!, at: "/i/ordre");
        var there = await browser.GetAsync("/i/cegep/authoring");
        var here = await browser.GetAsync("/i/ordre/authoring");
        var everywhere = await (await site.SignInAsync(keeper.Email!)).GetAsync("/i/cegep/authoring");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.OK), (there.Status, here.Status, everywhere.Status));
    }

    [Fact]
    public async Task A_member_of_another_finds_none_of_its_pages()
    {
        using var site = new TrainingSite();
        await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        await site.AddInstitutionAsync("ordre", "Ordre des vigies");
        var stranger = await site.SignInAsync((await site.AddLearnerAsync()).Email!, at: "/i/cegep");

        var routes = SiteRoute.All(site).Where(r => r.Policy is not (null or TrainingPolicies.SignedIn)).ToList();
        var answers = new List<(string, HttpStatusCode)>();
        foreach (var route in routes)
        {
            var address = "/i/ordre" + route.Fill();
            var page =
                route.Method == "GET" ? await stranger.GetAsync(address)
                : route.TakesFiles ? await stranger.PostFileAsync(address, "/i/ordre/account/profile")
                : await stranger.PostAsync(address, "/i/ordre/account/profile", ("item", "x"));
            answers.Add(($"{route.Method} {address}", page.Status));
        }

        Assert.True(routes.Count > 40, $"Only {routes.Count} routes were walked.");
        Assert.DoesNotContain(answers, answer => answer.Item2 != HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Its_certificates_are_verified_wherever_one_looks()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var graduate = (await Credentials.Graduate.OfAsync(site)).Browser;
        await graduate.SubmitAsync(await graduate.GetAsync("/modules/essai/credential"), "/modules/essai/credential");
        await site.InDatabaseAsync(db =>
            db.Set<Credential>().ExecuteUpdateAsync(change => change.SetProperty(c => c.InstitutionId, cegep.Id))
        );
        var code = await site.InDatabaseAsync(db => db.Set<Credential>().OfAllInstitutions().Select(c => c.Code).SingleAsync());

        Assert.Equal(HttpStatusCode.OK, (await site.Visit().GetAsync($"/c/{code}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.Visit().GetAsync($"/i/cegep/c/{code}")).Status);
        Assert.DoesNotContain(code, (await graduate.GetAsync("/credentials")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_institution_is_as_the_settings_say_until_a_person_edits_it()
    {
        using var site = new TrainingSite { Settings = { ["Training:Institution:Name"] = "Centre du Nord" } };
        var directory = site.Services.GetRequiredService<InstitutionDirectory>();
        var seeded = (await site.Visit().GetAsync("/")).Text("footer #who-runs-this");

        await site.InDatabaseAsync(db =>
            db.Set<Institution>()
                .ExecuteUpdateAsync(c => c.SetProperty(i => i.NameFr, "Centre du Sud").SetProperty(i => i.EditedAt, site.Time.GetUtcNow()))
        );
        await directory.SeedHomeAsync();
        var edited = (await site.Visit().GetAsync("/")).Text("footer #who-runs-this");

        Assert.Equal(("Centre du Nord", "Centre du Sud"), (seeded, edited));
    }

    [Fact]
    public async Task What_another_node_wrote_is_known_once_it_is_read_anew()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        await visitor.GetAsync("/");
        await site.InDatabaseAsync(db =>
        {
            db.Add(
                new Institution
                {
                    Slug = "ailleurs",
                    NameFr = "Ailleurs",
                    NameEn = "Elsewhere",
                    CreatedAt = site.Time.GetUtcNow(),
                }
            );
            return db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/i/ailleurs/")).Status);

        await site.Services.GetRequiredService<InstitutionDirectory>().ReloadAsync();

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/i/ailleurs/")).Status);
    }
}
