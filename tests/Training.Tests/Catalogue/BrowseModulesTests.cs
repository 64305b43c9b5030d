using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Tests.Scenarios;

namespace Training.Tests.Catalogue;

public sealed class BrowseModulesTests
{
    [Fact]
    public async Task A_visitor_sees_what_there_is_to_learn_in_either_language()
    {
        using var site = new TrainingSite();

        var french = await site.Visit().GetAsync("/modules");
        var english = await site.Visit("en-CA").GetAsync("/modules");

        Assert.Contains("Une séance", french.Texts("h2"));
        Assert.Contains("A session", english.Texts("h2"));
    }

    [Fact]
    public async Task A_modules_page_says_what_it_takes()
    {
        using var site = new TrainingSite();

        var page = await site.Visit().GetAsync("/modules/seance");

        Assert.Equal("Une séance", page.Heading);
        Assert.Contains("30 min", page.Text(".facts"), StringComparison.Ordinal);
        Assert.Contains("Protéger la confidentialité", page.Text(".facts"), StringComparison.Ordinal);
        Assert.Equal(["À lire", "À imprimer", "L’appel"], page.Texts(".path h3"));
        Assert.False(page.Has(".path a"));
        Assert.Contains("Avertissement", page.Text(".path .hint"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_catalogue_says_what_is_under_way_and_when_it_was_completed()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);

        var before = await learner.Browser.GetAsync("/modules");
        await learner.Browser.SubmitAsync(await learner.Browser.GetAsync("/modules/seance/lire"), "/modules/seance/lire/complete");
        await learner.PlayWellAsync();
        var after = await learner.Browser.GetAsync("/modules");

        Assert.Equal(["En cours"], before.Texts("p.state"));
        Assert.Equal(["Réussi le 23 novembre 2026"], after.Texts("p.state"));
    }

    [Theory]
    [InlineData("/modules/rien")]
    [InlineData("/modules/seance/media/rien.svg")]
    [InlineData("/modules/seance/media/..%2f..%2fsources.yaml")]
    [InlineData("/portraits/0000/luc/calm.svg")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var site = new TrainingSite();

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visit().GetAsync(address)).Status);
    }

    [Fact]
    public async Task A_second_start_publishes_nothing_new()
    {
        using var site = new TrainingSite();
        await site.Visit().GetAsync("/modules");
        var published = await site.InDatabaseAsync(db => db.Set<ModuleVersion>().CountAsync());

        await site.Services.PrepareTrainingAsync();

        Assert.NotEqual(0, published);
        Assert.Equal(published, await site.InDatabaseAsync(db => db.Set<ModuleVersion>().CountAsync()));
    }
}
