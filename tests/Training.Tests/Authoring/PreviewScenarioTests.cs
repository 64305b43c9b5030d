using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Learners;
using Training.Scenarios;

namespace Training.Tests.Authoring;

/// <summary>An author plays from any moment; all of it is in the address.</summary>
public sealed class PreviewScenarioTests
{
    private const string Play = "/authoring/seance/jouer/play";

    [Fact]
    public async Task A_session_begins_at_the_chosen_scene_with_the_chosen_gauges_and_facts()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var usual = await author.GetAsync($"{Play}?scene=suite");
        var chosen = await author.GetAsync($"{Play}?scene=suite&fact=lieu-connu&gauge-alliance=0");

        Assert.Equal(["« Oui. »", "« Non. »"], Replies(usual));
        Assert.Equal(["« Oui. »", "« Où êtes-vous? Vous l’avez dit. »"], Replies(chosen));
        Assert.Equal("0", Panel(chosen, "Alliance"));
        Assert.Equal("lieu-connu", Panel(chosen, "Faits"));
    }

    [Fact]
    public async Task Every_step_is_a_link_to_the_same_page_with_one_step_more_so_that_going_back_undoes_it()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var start = await author.GetAsync(Play);

        var acted = await author.GetAsync(start.Document.QuerySelector("a.act")!.GetAttribute("href")!);
        var chosen = await author.GetAsync(acted.Document.QuerySelector("a.reply")!.GetAttribute("href")!);
        var ended = await author.GetAsync(chosen.Document.QuerySelectorAll("a.reply")[1].GetAttribute("href")!);
        var back = await author.GetAsync(ended.Link("Annuler le dernier pas"));
        var again = await author.GetAsync(ended.Link("Reprendre du départ"));

        Assert.Contains("Je suis dans mon camion.", acted.Text(".captions[aria-live]"), StringComparison.Ordinal);
        Assert.True(chosen.Has(".call.phone"));
        Assert.EndsWith("steps=check-place.0.1", ended.Address, StringComparison.Ordinal);
        Assert.Contains("Au revoir", ended.Text(".verdict h2"), StringComparison.Ordinal);
        Assert.Contains("Vous avez demandé le moment", ended.Text(".verdict .prose"), StringComparison.Ordinal);
        Assert.Equal(chosen.Address, back.Address);
        Assert.Equal(Replies(chosen), Replies(back));
        Assert.Equal(Replies(start), Replies(again));
    }

    [Fact]
    public async Task Time_passes_as_in_playthroughs_and_can_be_let_pass()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var start = await author.GetAsync(Play);

        var waited = await author.GetAsync(start.Link("Attendre une minute"));
        var silent = await author.GetAsync(waited.Link("Laisser filer les 20 s"));

        Assert.Equal("0 min 00 s + 60 s", Panel(waited, "Temps de séance"));
        Assert.Equal(Replies(start), Replies(waited));
        Assert.Equal("1 min 30 s", Panel(silent, "Temps de séance"));
        Assert.Contains("Ne rien dire.", silent.Text(".earlier"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_author_sees_what_the_channel_kept_back_and_the_call_does_not_show_it()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var phone = await author.GetAsync($"{Play}?scene=suite");
        var inPerson = await author.GetAsync($"{Play}?scene=accueil&channel=in-person");

        Assert.Contains("il sourit", phone.Text(".panel .missed"), StringComparison.Ordinal);
        Assert.DoesNotContain("il sourit", phone.Text(".call"), StringComparison.Ordinal);
        Assert.True(inPerson.Has(".call.in-person"));
        Assert.Contains("son pied", inPerson.Text(".call"), StringComparison.Ordinal);
        Assert.False(inPerson.Has(".panel .missed"));
    }

    [Fact]
    public async Task Nothing_of_it_is_kept()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);

        await author.GetAsync($"{Play}?steps=0.0");

        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<ScenarioAttempt>().CountAsync()));
    }

    [Fact]
    public async Task The_language_changes_without_losing_ones_place()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var french = await author.GetAsync($"{Play}?scene=accueil&seed=4&steps=check-place.0");

        var english = await author.GetAsync(french.Link("English"));

        Assert.Equal(french.Address, english.Address);
        Assert.Contains("Shall we go on?", english.Text(".captions[aria-live]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scene=nulle-part", "La scène « nulle-part » n’existe pas (ou plus)")]
    [InlineData("scene=%3Cscript%3E", "La scène « <script> » n’existe pas (ou plus)")]
    [InlineData("fact=inconnu", "Le fait « inconnu » n’existe pas (ou plus)")]
    [InlineData("channel=fumee", "Le canal « fumee » n’existe pas")]
    [InlineData("gauge-alliance=beaucoup", "La jauge « alliance » est un nombre de −100 à 100")]
    [InlineData("gauge-alliance=101", "La jauge « alliance » est un nombre de −100 à 100")]
    [InlineData("gauge-alliance=1&gauge-alliance=2", "La jauge « alliance » est un nombre de −100 à 100")]
    [InlineData("gauge-humeur=1", "La jauge « humeur » n’existe pas (ou plus)")]
    [InlineData("seed=-1", "La graine est un nombre entier, de zéro en montant")]
    [InlineData("seed=99999999999999999999", "La graine est un nombre entier, de zéro en montant")]
    [InlineData("steps=0.voler", "« voler » n’est pas un pas : l’adresse est abîmée")]
    [InlineData("steps=w1000", "« w1000 » n’est pas un pas : l’adresse est abîmée")]
    public async Task A_damaged_address_is_met_with_a_word_and_the_form(string query, string word)
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var page = await author.GetAsync($"{Play}?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(word, page.Text(".errors li").Replace('\u00A0', ' '));
        Assert.True(page.Has("form[action='/authoring/seance/jouer/play'] select[name=scene]"));
    }

    [Fact]
    public async Task An_address_with_too_many_steps_is_refused()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var page = await author.GetAsync($"{Play}?steps={string.Join('.', Enumerable.Repeat("check-place", 201))}");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("L’adresse a plus de 200 pas", page.Text(".errors li"));
    }

    [Fact]
    public async Task Steps_that_no_longer_fit_are_left_out_and_said()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var page = await author.GetAsync($"{Play}?steps=7.0.t");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("(nᵒˢ 1, 3)", page.Text("[role=status]"), StringComparison.Ordinal);
        Assert.True(page.Has(".call.phone"));
    }

    [Fact]
    public async Task The_form_holds_where_one_began()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var page = await author.GetAsync($"{Play}?scene=suite&fact=lieu-connu&gauge-alliance=-3&channel=chat&seed=12&steps=0");

        Assert.Equal(("-3", "12"), (page.Value("gauge-alliance"), page.Value("seed")));
        Assert.Equal(["suite", "chat"], page.Document.QuerySelectorAll("select").OfType<IHtmlSelectElement>().Select(s => s.Value));
        Assert.Single(page.Document.QuerySelectorAll("input[name=fact][checked]"));
    }

    private static IReadOnlyList<string> Replies(Page page) => page.Texts("a.reply");

    private static string Panel(Page page, string name) =>
        page
            .Document.QuerySelectorAll(".panel .facts > div")
            .Single(d => d.QuerySelector("dt")!.TextContent == name)
            .QuerySelector("dd")!
            .TextContent.Trim()
            .Replace('\u00A0', ' ');
}
