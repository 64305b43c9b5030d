using System.Net;
using Training.Content;
using Training.Learners;

namespace Training.Tests.Authoring;

/// <summary>An author looks at what is published.</summary>
public sealed class InspectScenarioTests
{
    private const string Scenario = "/authoring/seance/jouer";

    [Fact]
    public async Task Every_published_session_is_on_the_list()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var list = await author.GetAsync("/authoring");

        Assert.Equal(Scenario, list.Link("L’appel"));
        Assert.Equal(
            ["/authoring/groupe/mosaique", Scenario],
            list.Document.QuerySelectorAll("main h4 a").Select(a => a.GetAttribute("href")).Order()
        );
        Assert.Contains("/authoring/retours/avant/gain", list.Document.QuerySelectorAll("main li a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task The_graph_has_every_scene_in_reading_order_each_a_link_to_what_is_said_of_it()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var page = await author.GetAsync(Scenario);

        var links = page.Document.QuerySelectorAll(".graph a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(["#scene-accueil", "#scene-lieu", "#scene-suite", "#scene-au-revoir"], links);
        Assert.All(links, link => Assert.True(page.Has(link), link));
        Assert.Equal("Accueil 20 s · 100 %", Plain(page.Text(".graph a")));
        Assert.StartsWith("Le lieu A1 · acte · 7", Plain(page.Texts(".graph a")[1]), StringComparison.Ordinal);
        // Two ways lead on, one of them critical; the act goes back by itself.
        Assert.Equal(2, page.Document.QuerySelectorAll(".graph .edges > path").Length);
        Assert.Single(page.Document.QuerySelectorAll(".graph .mark"));
        Assert.Single(page.Document.QuerySelectorAll(".graph .clock"));
        Assert.Single(page.Document.QuerySelectorAll(".graph .ending .inner"));
    }

    [Fact]
    public async Task The_table_says_in_words_what_the_graph_shows()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var page = await author.GetAsync(Scenario);

        Assert.Equal(["Accueil", "La suite", "Le lieu acte", "Au revoir fin"], page.Texts(".scenes tbody th"));
        Assert.Equal(["La suite", "Au revoir", "reprend où l’on était", ""], page.Texts(".scenes tbody td:nth-child(2)"));
        Assert.Equal(["", "Accueil", "partout", "La suite"], page.Texts(".scenes tbody td:nth-child(3)"));
        Assert.Equal("100 %", Plain(page.Text(".scenes tbody tr:last-child td:last-child")));
    }

    [Fact]
    public async Task What_the_explorer_found_is_told_in_tables_and_pictures()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var page = await author.GetAsync(Scenario);

        Assert.Equal(3, page.Document.QuerySelectorAll("svg.histogram[role=img][aria-label]").Length);
        Assert.Contains("tout ce qui peut arriver a été vu", page.Html, StringComparison.Ordinal);
        Assert.Contains(
            "offert seulement si la jauge « Alliance » est d’au moins 2",
            page.Text("#scene-suite").Replace('\u00A0', ' '),
            StringComparison.Ordinal
        );
        Assert.Contains("Toujours remplie", page.Html, StringComparison.Ordinal);
        Assert.Contains("n’a rien à signaler", page.Text("main .state.ok"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_checker_warns_of_is_said_on_the_page()
    {
        using var content = new ContentCopy();
        content.Remove("modules/seance/jouer.playthroughs.yaml");
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var page = await author.GetAsync(Scenario);

        Assert.Contains("jouer.scenario.md(1)", page.Text("main .alert"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_speaks_both_languages()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author, Language.En);

        var page = await author.GetAsync(Scenario);

        Assert.Equal("The call", page.Heading);
        Assert.Contains("Shall we go on?", page.Text("#scene-suite"), StringComparison.Ordinal);
        Assert.Equal("act", page.Text(".scenes tbody tr:nth-child(3) th .hint"));
    }

    [Theory]
    [InlineData("/authoring/seance/lire")]
    [InlineData("/authoring/seance/nulle-part")]
    [InlineData("/authoring/nulle-part/jouer")]
    [InlineData("/authoring/seance/nulle-part/play")]
    public async Task What_is_no_session_does_not_exist(string address)
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);

        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync(address)).Status);
    }

    private static string Plain(string words) => words.Replace('\u00A0', ' ');
}
