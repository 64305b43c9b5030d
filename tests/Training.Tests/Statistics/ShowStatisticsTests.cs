using System.Net;
using Training.Content;
using Training.Learners;

namespace Training.Tests.Statistics;

/// <summary>What an author reads of how a quiz does.</summary>
public sealed class ShowStatisticsTests
{
    private const string Statistics = "/authoring/essai/bilan/statistics";

    [Fact]
    public async Task Below_ten_attempts_no_figure_is_shown()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);
        await ManyAttempts.AddAsync(site, 9, _ => [("porte", "1")]);

        var page = await author.GetAsync(Statistics);

        Assert.Contains("9 premières tentatives comptées.", page.Text("p.read"), StringComparison.Ordinal);
        Assert.Contains("À partir de 10 premières tentatives", page.Text(".alert"), StringComparison.Ordinal);
        Assert.False(page.Has("table"));
    }

    [Fact]
    public async Task Figures_say_how_many_they_rest_on_and_name_nobody()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);
        await ManyAttempts.AddAsync(site, 20, i => [("ouverture", i < 15 ? "0" : "2"), ("debut", "0,1")]);

        var page = await author.GetAsync(Statistics);

        var cells = page.Texts("#items ~ .table-scroll tbody tr:first-child td");
        Assert.Equal(["20", "75 %", "trop peu (n = 20; il en faut 30)", "de 15 à 20 s", "–"], cells);
        var answers = page.Texts("section[aria-labelledby=item-ouverture] tbody tr");
        Assert.Equal("A. S’il est stationné bonne réponse 15 (75 %)", answers[0]);
        Assert.Equal("C. S’il a signé le formulaire 5 (25 %)", answers[2]);
        Assert.Equal("Sans réponse 20 (100 %)", page.Texts("section[aria-labelledby=item-porte] tbody tr")[^1]);
        Assert.DoesNotContain("Tremblay", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("exemple.ca", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_answer_that_draws_the_strongest_is_pointed_at_in_words()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);
        // Those who get the rest right choose C here; the others choose A, which is marked right.
        await ManyAttempts.AddAsync(
            site,
            40,
            i => i < 20 ? [("ouverture", "2"), ("debut", "0,1"), ("porte", "1")] : [("ouverture", "0"), ("debut", "2"), ("porte", "0")]
        );

        var page = await author.GetAsync(Statistics);

        var flags = page.Texts("section[aria-labelledby=item-ouverture] p.state.bad");
        Assert.Contains(flags, flag => flag.Contains("plus ont choisi C que la bonne réponse", StringComparison.Ordinal));
        Assert.Contains(flags, flag => flag.Contains("Personne n’a choisi la réponse B", StringComparison.Ordinal));
        Assert.Contains(flags, flag => flag.Contains("vérifiez la clé et la formulation", StringComparison.Ordinal));
        Assert.Equal("−1,00", page.Texts("#items ~ .table-scroll tbody tr:first-child td")[2]);
        Assert.Empty(page.Texts("section[aria-labelledby=item-debut] p.state.bad"));
        Assert.True(page.Has("svg.item-bars[role=img][aria-label]"));
    }

    [Fact]
    public async Task Editions_are_apart_and_versions_that_leave_the_quiz_alone_are_one()
    {
        using var content = new ContentCopy();
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var author = await site.SignUpWithRoleAsync(Role.Author);
        await ManyAttempts.AddAsync(site, 10, _ => [("porte", "1")]);
        content.Append("modules/essai/lire.md", "\nUn mot de plus.\n");
        site.Time.Advance(TimeSpan.FromDays(1));
        await site.PublishAsync();
        await ManyAttempts.AddAsync(site, 5, _ => [("porte", "1")]);
        var together = await author.GetAsync(Statistics);
        content.Replace("modules/essai/bilan.quiz.md", "Le menu", "Le repas");
        site.Time.Advance(TimeSpan.FromDays(1));
        await site.PublishAsync();
        await ManyAttempts.AddAsync(site, 12, _ => [("porte", "1")]);

        var latest = await author.GetAsync(Statistics);
        var codes = latest.Document.QuerySelectorAll("#edition option").Select(o => o.GetAttribute("value")).ToList();
        var earlier = await author.GetAsync($"{Statistics}?edition={codes[1]}");

        Assert.Contains("15 premières", together.Text("p.read"), StringComparison.Ordinal);
        Assert.False(together.Has("#edition"));
        Assert.Equal(2, codes.Count);
        Assert.Contains("12 premières", latest.Text("p.read"), StringComparison.Ordinal);
        Assert.Contains("15 premières", earlier.Text("p.read"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_in_English_for_who_reads_English()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author, Language.En);
        await ManyAttempts.AddAsync(site, 30, i => [("ouverture", $"{i % 3}"), ("porte", "1")]);

        var page = await author.GetAsync(Statistics);

        Assert.StartsWith("Statistics:", page.Heading, StringComparison.Ordinal);
        Assert.Contains("30 first attempts counted.", page.Text("p.read"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/authoring/essai/rien/statistics")]
    [InlineData("/authoring/essai/lire/statistics")]
    [InlineData("/authoring/rien/bilan/statistics")]
    public async Task What_is_no_quiz_is_no_page(string path)
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);

        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Reading_costs_the_same_few_queries_however_many_attempts_were_counted()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);
        await ManyAttempts.AddAsync(site, 150, i => [("ouverture", $"{i % 3}")]);
        await author.GetAsync(Statistics);

        var queries = await site.Sql.DuringAsync(() => author.GetAsync(Statistics));

        Assert.Equal(4, queries.Count);
    }
}
