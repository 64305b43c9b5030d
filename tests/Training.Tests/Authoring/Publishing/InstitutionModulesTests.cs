using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Authoring.Drafts;
using Training.Catalogue;
using Training.Institutions;
using Training.Learners;
using Training.Tests.Security;

namespace Training.Tests.Authoring;

/// <summary>A module that an institution’s authors published is in its catalogue only.</summary>
public sealed class InstitutionModulesTests
{
    private const string Drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"></svg>";

    [Fact]
    public async Task Each_finds_the_platforms_modules_and_its_own()
    {
        using var site = new TrainingSite();
        var (_, module) = await PublishedAsync(site);
        var visitor = site.Visit();

        var (there, home) = (await visitor.GetAsync("/i/cegep/modules"), await visitor.GetAsync("/modules"));

        Assert.Contains("/i/cegep/modules/propre", Links(there));
        Assert.Contains("/i/cegep/modules/essai", Links(there));
        Assert.DoesNotContain("/modules/propre", Links(home));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/i/cegep/modules/propre/media/plan.svg")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/modules/propre/media/plan.svg")).Status);
        Assert.Equal("propre", module.Slug);
    }

    [Fact]
    public async Task No_page_of_another_shows_it_whatever_its_address()
    {
        using var site = new TrainingSite();
        var (_, module) = await PublishedAsync(site);
        var hash = (await module.VersionsAsync())[0].Hash;
        var ids = new Dictionary<string, string>
        {
            ["module"] = module.Slug,
            ["slug"] = module.Slug,
            ["draft"] = module.Slug,
            ["activity"] = "unique",
            ["quiz"] = "unique",
            ["hash"] = hash,
            ["path"] = "module.md",
        };
        // Operators may open any page, so that nothing but the module is in the way.
        var keeper = await site.SignUpWithRoleAsync(Role.Operator);
        var routes = SiteRoute.All(site).Where(r => r.Parameters.Intersect(["module", "slug", "draft", "hash"]).Any()).ToList();

        var shown = new List<string>();
        foreach (var route in routes)
        {
            var address = route.Fill(ids);
            var page =
                route.Method == "GET" ? await keeper.GetAsync(address)
                : route.TakesFiles ? await keeper.PostFileAsync(address, "/account/profile")
                : await keeper.PostAsync(address, "/account/profile", route.Form(Guid.Empty.ToString()));
            if (page.Status != HttpStatusCode.NotFound)
                shown.Add($"{route.Method} {address}: {(int)page.Status} {page.Path}");
        }

        Assert.True(routes.Count > 30, $"Only {routes.Count} routes were walked.");
        Assert.Empty(shown);
    }

    [Fact]
    public async Task Its_courses_and_records_are_made_of_it_as_of_any_other()
    {
        using var site = new TrainingSite();
        var (cegep, module) = await PublishedAsync(site);
        var learner = await site.AddLearnerAsync();
        var browser = await site.SignInAsync(learner.Email!, at: "/i/cegep");
        await browser.PostAsync("/i/cegep/modules/propre/enrol", "/i/cegep/modules/propre");

        var lesson = await browser.GetAsync("/i/cegep/modules/propre/unique");
        var learning = await browser.GetAsync("/i/cegep/learning");
        var teacher = await site.SignUpTeacherAsync(cegep);
        var course = await teacher.GetAsync("/i/cegep/teaching/courses/new");
        var elsewhere = await (await site.SignUpWithRoleAsync(Role.Instructor)).GetAsync("/teaching/courses/new");

        Assert.Equal(HttpStatusCode.OK, lesson.Status);
        Assert.Contains("Un seul questionnaire", learning.Html, StringComparison.Ordinal);
        Assert.True(course.Has("[name=place-propre]"));
        Assert.False(elsewhere.Has("[name=place-propre]"));
        Assert.Equal("/i/cegep", module.At);
    }

    [Fact]
    public async Task Whoever_began_an_earlier_version_still_sees_the_pictures_that_it_had()
    {
        using var site = new TrainingSite();
        var (_, module) = await PublishedAsync(site);
        var learner = await site.AddLearnerAsync();
        var browser = await site.SignInAsync(learner.Email!, at: "/i/cegep");
        await browser.PostAsync("/i/cegep/modules/propre/enrol", "/i/cegep/modules/propre");

        await site.InDatabaseAsync(db =>
            db.Set<DraftFile>().OfAllInstitutions().Where(f => f.Path == "media/plan.svg").ExecuteDeleteAsync()
        );
        await module.MendAndPublishAsync();

        var picture = "/i/cegep/modules/propre/media/plan.svg";
        Assert.Equal(2, (await module.VersionsAsync()).Count);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(picture)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visit().GetAsync(picture)).Status);
    }

    [Fact]
    public async Task What_another_process_publishes_or_rolls_back_is_known_once_it_is_asked_for()
    {
        using var site = new TrainingSite();
        var (cegep, module) = await PublishedAsync(site);
        await module.MendAndPublishAsync();
        var versions = await module.VersionsAsync();
        // Another process, as it starts.
        var other = new PublishedContent(site.Services.GetRequiredService<IServiceScopeFactory>());

        await site.InDatabaseAsync(db => other.CatchUpAsync(db, CancellationToken.None));
        var started = other.Current(cegep.Id, "propre")?.Hash;
        var confirm = $"{module.Address}/versions/{versions[0].Hash}";
        await module.Browser.SubmitAsync(await module.Browser.GetAsync(confirm), confirm, ("note", "Retour."));
        await site.InDatabaseAsync(db => other.CatchUpAsync(db, CancellationToken.None));
        var after = other.Current(cegep.Id, "propre")?.Hash;

        Assert.Equal((versions[1].Hash, versions[0].Hash), (started, after));
        Assert.Null(other.Current(Institution.HomeId, "propre"));
        Assert.DoesNotContain("propre", other.ShippedSlugs);
    }

    [Fact]
    public async Task A_site_that_starts_again_offers_what_was_published()
    {
        using var site = new TrainingSite();
        var (_, module) = await PublishedAsync(site);

        await site.PublishAsync();

        Assert.Equal(HttpStatusCode.OK, (await site.Visit().GetAsync("/i/cegep/modules/propre")).Status);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<ModuleVersion>().CountAsync(v => v.Module == module.Slug)));
    }

    [Fact]
    public async Task What_the_platform_ships_as_an_institution_wrote_it_is_everyones_with_its_versions()
    {
        using var content = new ContentCopy();
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var (_, module) = await PublishedAsync(site);
        await site.AddInstitutionAsync("ordre", "Ordre des vigies", open: true);
        var learner = await site.AddLearnerAsync();
        var browser = await site.SignInAsync(learner.Email!, at: "/i/cegep");
        await browser.PostAsync("/i/cegep/modules/propre/enrol", "/i/cegep/modules/propre");
        await module.MendAndPublishAsync();
        var versions = await module.VersionsAsync();
        var confirm = $"{module.Address}/versions/{versions[0].Hash}";
        var rollBack = await module.Browser.GetAsync(confirm);

        await module.ExportAsync(Path.Combine(content.Folder, "modules", module.Slug));
        site.Time.Advance(TimeSpan.FromMinutes(1));
        await site.PublishAsync();
        var other = new PublishedContent(site.Services.GetRequiredService<IServiceScopeFactory>());
        await site.InDatabaseAsync(db => other.CatchUpAsync(db, CancellationToken.None));
        var late = await module.Browser.SubmitAsync(rollBack, confirm, ("note", "Retour."));

        var visitor = site.Visit();
        Assert.Contains("/i/cegep/modules/propre", Links(await visitor.GetAsync("/i/cegep/modules")));
        Assert.Contains("/i/ordre/modules/propre", Links(await visitor.GetAsync("/i/ordre/modules")));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/i/ordre/modules/propre/media/plan.svg")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/i/cegep/modules/propre/unique")).Status);
        Assert.Equal(HttpStatusCode.NotFound, late.Status);
        var after = await module.VersionsAsync();
        Assert.Equal(versions.Select(v => v.Hash), after.Select(v => v.Hash));
        Assert.All(after, version => Assert.Null(version.InstitutionId));
        // Those who wrote it go on with the platform’s: none of its earlier versions is what they start with.
        Assert.Null(other.Current(Institution.HomeId, "propre"));
        Assert.Equal(
            versions[1].Hash,
            site.Services.GetRequiredService<PublishedContent>().Current((await module.RowAsync()).InstitutionId, "propre")?.Hash
        );
    }

    [Fact]
    public async Task What_an_institution_wrote_since_stays_its_own_when_the_platform_ships_what_it_had_before()
    {
        using var content = new ContentCopy();
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var (cegep, module) = await PublishedAsync(site);
        await module.ExportAsync(Path.Combine(content.Folder, "modules", module.Slug));
        await module.MendAndPublishAsync();

        await site.PublishAsync();

        var (versions, library) = (await module.VersionsAsync(), site.Services.GetRequiredService<PublishedContent>());
        Assert.Equal([null, cegep.Id], versions.Select(v => v.InstitutionId));
        Assert.Equal(versions[1].Hash, library.Current(cegep.Id, "propre")?.Hash);
        Assert.Equal(versions[0].Hash, library.Current(Institution.HomeId, "propre")?.Hash);
    }

    [Fact]
    public async Task Nobody_tries_it_without_an_account()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        foreach (var lesson in new[] { "lire.md", "lire.en.md" })
            await module.AddFileAsync(
                lesson,
                await File.ReadAllTextAsync(Path.Combine(TrainingSite.ContentFolder, "modules/presence", lesson))
            );
        await module.ReplaceAsync("module.md", "activities: [unique]", "activities: [lire, unique]\ntaster: [lire]");
        await module.PublishAsync();

        var page = await site.Visit().GetAsync("/modules/propre");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.False(page.Has("main a[href='/taster']"));
    }

    private static async Task<(Institution, WrittenModule)> PublishedAsync(TrainingSite site)
    {
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var module = await WrittenModule.AtAsync(site, cegep);
        await module.AddFileAsync("media/plan.svg", Drawing);
        var page = await module.PublishAsync();
        Assert.True(page.Status == HttpStatusCode.OK, string.Join("; ", page.Texts(".errors li, .problems li")));
        return (cegep, module);
    }

    private static IEnumerable<string?> Links(Page page) =>
        page.Document.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href"));
}

internal static class TeachersElsewhere
{
    /// <summary>An instructor of another institution than the home one, signed in by its door.</summary>
    public static async Task<Browser> SignUpTeacherAsync(this TrainingSite site, Institution institution)
    {
        var learner = await site.AddLearnerAsync("Jean", "Côté");
        await site.GrantAsync(learner, Role.Instructor, institution);
        return await site.SignInAsync(learner.Email!, at: "/i/" + institution.Slug);
    }
}
