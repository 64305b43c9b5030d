using System.Net;
using AngleSharp.Html.Dom;
using Training.Content;
using Training.Learners;
using Training.Tests.Authoring.Drafts;

namespace Training.Tests.Authoring.ScenarioForms;

/// <summary>What a session is, before its scenes, in a form: its title, its briefing, its people and its settings.</summary>
public sealed class EditScenarioTests
{
    [Fact]
    public async Task Saving_without_a_change_changes_nothing_twice_over()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var opened = await writer.OpenAsync(ScenarioWriter.Settings);

        var page = await writer.Browser.SubmitAsync(opened, ScenarioWriter.Settings);
        await writer.Browser.SubmitAsync(opened, ScenarioWriter.Settings);

        Assert.Equal("C’est enregistré.", page.Text("[role=status]"));
        Assert.Equal(ScenarioWriter.Text, await writer.FileAsync());
        Assert.Equal(ScenarioWriter.Settings, (await writer.OpenAsync()).Link("Titre, mise en situation, personnages et réglages"));
    }

    [Fact]
    public async Task The_form_of_a_scenario_begun_from_its_template_changes_nothing_either()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        const string Other = ScenarioWriter.Draft + "/scenario/autre/settings";
        await writer.Browser.PostAsync(
            ScenarioWriter.Draft + "/add/scenario",
            ScenarioWriter.Draft + "/add/scenario",
            ("Title", "Autre"),
            ("Slug", "autre")
        );
        const string Editor = ScenarioWriter.Draft + "/files/autre.scenario.md";
        var before = (await writer.OpenAsync(Editor)).Text("textarea");

        await writer.Browser.SubmitAsync(await writer.OpenAsync(Other), Other);

        Assert.Equal(before, (await writer.OpenAsync(Editor)).Text("textarea"));
    }

    [Fact]
    public async Task Each_field_changes_its_own_lines()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        await writer.Browser.SubmitAsync(
            await writer.OpenAsync(ScenarioWriter.Settings),
            ScenarioWriter.Settings,
            ("title", "Au téléphone : le soir"),
            ("briefing", "Jeudi, 20 h.\r\n\r\nIl neige."),
            ("duration", "15 min"),
            ("channel", "video"),
            ("mastery", "75 %"),
            ("facts", "mot-convenu\r\nLieu vérifié\r\n"),
            ("warnings", "idées suicidaires\r\nune chute, la nuit"),
            ("reflection", "Qu’avez-vous ressenti?\r\nEt après : quoi?"),
            ("back", "yes")
        );

        Assert.Equal(
            ScenarioWriter
                .Text.Replace("title: Au téléphone", "title: \"Au téléphone : le soir\"", StringComparison.Ordinal)
                .Replace(
                    "# Au téléphone\n\nMercredi, 19 h.",
                    "# Au téléphone : le soir\n\nJeudi, 20 h.\n\nIl neige.",
                    StringComparison.Ordinal
                )
                .Replace(
                    "channel: phone\nduration: 12 min\nmastery: 0.7",
                    "channel: video\nduration: 15 min\nmastery: 0.75",
                    StringComparison.Ordinal
                )
                .Replace("facts: [mot-convenu]", "facts: [mot-convenu, lieu-verifie]", StringComparison.Ordinal)
                .Replace("warnings: [idées suicidaires]", "warnings: [idées suicidaires, \"une chute, la nuit\"]", StringComparison.Ordinal)
                .Replace("  - Que direz-vous, la prochaine fois?\n", "  - \"Et après : quoi?\"\nback: yes\n", StringComparison.Ordinal),
            await writer.FileAsync()
        );
    }

    [Fact]
    public async Task People_gauges_and_ticks_are_added_and_taken_away_in_rows()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var page = await writer.OpenAsync(ScenarioWriter.Settings);
        Fill(page, "cast-name", 1, "Julie");
        ((IHtmlSelectElement)page.Document.GetElementsByName("cast-person")[1]).Value = "luc";
        Fill(page, "gauge-label", 0, "Le lien");
        Fill(page, "gauge-label", 1, "Ce que Julie a entendu");
        Tick(page, "competencies", "C2", false);
        Tick(page, "help", "suicide-ca", true);
        Tick(page, "help", "911", false);

        var asked = await writer.Browser.SubmitAsync(page, ScenarioWriter.Settings);
        var saved = await writer.Browser.SubmitAsync(asked, ScenarioWriter.Settings, ("carry-competency-c2", "leave"));
        Fill(saved, "cast-name", 1, "");
        ((IHtmlSelectElement)saved.Document.GetElementsByName("cast-person")[1]).Value = "";
        var text = await writer.FileAsync();
        await writer.Browser.SubmitAsync(saved, ScenarioWriter.Settings);

        Assert.Equal(4, saved.Document.GetElementsByName("cast-name").Length);
        Assert.DoesNotContain("competencies:", text, StringComparison.Ordinal);
        Assert.Contains("help: [appelle, suicide-ca]\n", text, StringComparison.Ordinal);
        Assert.Contains("gauges: { alliance: 2, ce-que-julie-a-entendu: 0 }\n", text, StringComparison.Ordinal);
        Assert.Contains("labels: { alliance: Le lien, ce-que-julie-a-entendu: Ce que Julie a entendu }\n", text, StringComparison.Ordinal);
        Assert.Contains("cast: { Luc: luc, Julie: luc }\n", text, StringComparison.Ordinal);
        Assert.Contains("cast: { Luc: luc }\n", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("labels: { alliance: Alliance }", "labels: { alliance: Alliance } # entre eux")]
    [InlineData("gauges: { alliance: 2 }", "gauges: { alliance: 2 } # au début")]
    [InlineData("cast: { Luc: luc }", "cast: { Luc: luc } # l’homme au téléphone")]
    [InlineData("facts: [mot-convenu]", "facts: [mot-convenu] # à l’accueil")]
    public async Task What_its_page_does_not_show_is_neither_lost_nor_asked_about(string before, string commented)
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var text = ScenarioWriter.Text.Replace(before, commented, StringComparison.Ordinal);
        await writer.WriteAsync(text);

        var saved = await writer.Browser.SubmitAsync(
            await writer.OpenAsync(ScenarioWriter.Settings),
            ScenarioWriter.Settings,
            ("duration", "15 min")
        );

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(text.Replace("12 min", "15 min", StringComparison.Ordinal), await writer.FileAsync());
    }

    [Fact]
    public async Task What_cannot_be_right_comes_back_as_typed()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var page = await writer.OpenAsync(ScenarioWriter.Settings);
        Fill(page, "cast-name", 1, "Luc");
        Fill(page, "gauge-start", 1, "3");

        var refused = await writer.Browser.SubmitAsync(
            page,
            ScenarioWriter.Settings,
            ("title", ""),
            ("mastery", "beaucoup"),
            ("duration", "20 min")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(
            ["title", "mastery", "gauges", "cast"],
            refused.Document.QuerySelectorAll(".errors a").Select(a => a.GetAttribute("href")![1..])
        );
        Assert.All(
            refused.Document.QuerySelectorAll(".errors a"),
            a => Assert.NotNull(refused.Document.GetElementById(a.GetAttribute("href")![1..]))
        );
        Assert.Equal(("beaucoup", "20 min"), (refused.Value("mastery"), refused.Value("duration")));
        Assert.Equal("3", ((IHtmlInputElement)refused.Document.GetElementsByName("gauge-start")[1]).Value);
        Assert.Equal(ScenarioWriter.Text, await writer.FileAsync());
    }

    [Theory]
    [InlineData("## Une scène de plus")]
    [InlineData("# Un titre")]
    [InlineData("---\r\ntitle: x\r\n---")]
    [InlineData("```\r\nouvert")]
    public async Task A_briefing_that_would_be_read_as_something_else_comes_back(string briefing)
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var refused = await writer.Browser.SubmitAsync(
            await writer.OpenAsync(ScenarioWriter.Settings),
            ScenarioWriter.Settings,
            ("briefing", briefing)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("se lirait comme autre chose", refused.Text("#briefing-error"), StringComparison.Ordinal);
        Assert.Equal(ScenarioWriter.Text, await writer.FileAsync());
    }

    [Theory]
    [InlineData("duration", "longtemps", "une durée, comme 12 min")]
    [InlineData("reflection", "", "À remplir avant de publier")]
    [InlineData("tiles", "Personne", "parmi les personnages")]
    public async Task A_setting_that_the_checker_refuses_says_so_at_its_field(string field, string typed, string said)
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var page = await writer.Browser.SubmitAsync(
            await writer.OpenAsync(ScenarioWriter.Settings),
            ScenarioWriter.Settings,
            (field, typed)
        );

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(said, page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_that_look_like_marks_stay_words()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        const string Hostile = "- [x]: {y} & \"z\" #1 \\ 'a' | > @b `c`";

        var page = await writer.Browser.SubmitAsync(
            await writer.OpenAsync(ScenarioWriter.Settings),
            ScenarioWriter.Settings,
            ("warnings", Hostile + "\r\n---\r\n: "),
            ("reflection", Hostile + "\r\n*deux*"),
            ("title", "«x»: # - --- [y]")
        );

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(Hostile + "\n---\n:", page.Document.QuerySelector("#warnings")!.TextContent);
        Assert.Equal(Hostile + "\n*deux*", page.Document.QuerySelector("#reflection")!.TextContent);
        Assert.Equal("«x»: # - --- [y]", page.Value("title"));
        Assert.Equal(4, (await writer.OpenAsync()).Document.QuerySelectorAll(".items > li").Length);
    }

    [Fact]
    public async Task Of_two_authors_the_second_sees_what_the_first_wrote_and_loses_nothing()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var opened = await writer.OpenAsync(ScenarioWriter.Settings);
        await writer.WriteAsync(ScenarioWriter.Text.Replace("Mercredi, 19 h.", "Lundi, 8 h.", StringComparison.Ordinal));

        var departed = await writer.Browser.SubmitAsync(opened, ScenarioWriter.Settings, ("briefing", "Jeudi."));
        var saved = await writer.Browser.SubmitAsync(departed, ScenarioWriter.Settings);

        Assert.Equal(HttpStatusCode.Conflict, departed.Status);
        Assert.Contains("Lundi, 8 h.", departed.Text("pre"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(ScenarioWriter.Text.Replace("Mercredi, 19 h.", "Jeudi.", StringComparison.Ordinal), await writer.FileAsync());
    }

    [Fact]
    public async Task What_a_form_leaves_alone_is_named_and_stays()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var text = ScenarioWriter
            .Text.Replace("facts: [mot-convenu]", "facts: [mot-convenu] # un seul", StringComparison.Ordinal)
            .Replace("duration: 12 min", "duration: 12 min # ou moins", StringComparison.Ordinal);
        await writer.WriteAsync(text);
        var page = await writer.OpenAsync(ScenarioWriter.Settings);

        await writer.Browser.SubmitAsync(page, ScenarioWriter.Settings, ("mastery", "80"));

        Assert.Equal(["duration", "facts"], page.Texts(".alert code"));
        Assert.False(page.Has("#facts"));
        Assert.Equal(text.Replace("mastery: 0.7", "mastery: 0.8", StringComparison.Ordinal), await writer.FileAsync());
    }

    [Fact]
    public async Task A_translation_says_only_its_words()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.Browser.PostAsync(ScenarioWriter.Draft + "/translate/jouer.scenario.md", ScenarioWriter.Draft);
        const string Settings = ScenarioWriter.Scenes + ".en/settings";
        const string Editor = ScenarioWriter.Draft + "/files/jouer.scenario.en.md";
        var before = (await writer.OpenAsync(Editor)).Document.QuerySelector("textarea")!.TextContent;

        var page = await writer.OpenAsync(Settings);
        await writer.Browser.SubmitAsync(page, Settings, ("gauge-label", "Bond"));

        Assert.False(page.Has("#channel"));
        Assert.False(page.Has("#facts"));
        Assert.Equal(
            before.Replace("labels: { alliance: Alliance }", "labels: { alliance: Bond }", StringComparison.Ordinal),
            (await writer.OpenAsync(Editor)).Document.QuerySelector("textarea")!.TextContent
        );
    }

    [Fact]
    public async Task A_blank_session_marks_what_its_module_aims_at_and_what_is_to_be_filled_in_is_no_fault()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site);
        const string Add = DraftedModule.Home + "/add/scenario";
        const string Settings = DraftedModule.Home + "/scenario/vide/settings";
        await drafted.Author.SubmitAsync(await drafted.Author.GetAsync(Add), Add, ("title", "Vide"), ("start", "blank"));

        var page = await drafted.Author.GetAsync(Settings);
        var saved = await drafted.Author.SubmitAsync(page, Settings, ("channel", "phone"));

        Assert.True(page.Has("#competencies > label [value=C2]:checked"), page.Text("#competencies"));
        Assert.False(page.Has(".error, .alert.warning, .problems"), page.Text("main"));
        Assert.Equal("#channel", page.Document.QuerySelector(".alert.plain a")!.GetAttribute("href"));
        Assert.Equal("À remplir avant de publier.", page.Text("#channel-later"));
        Assert.Equal("channel-later", page.Document.QuerySelector("#channel")!.GetAttribute("aria-describedby"));
        Assert.Contains("\ncompetencies: [C2]\n", await drafted.FileAsync("vide.scenario.md"), StringComparison.Ordinal);
        Assert.Equal("C’est enregistré.", saved.Text("[role=status]"));
        Assert.False(saved.Has("#channel-later"));
        Assert.Equal(["Les personnages"], saved.Texts(".alert.plain a"));
    }

    [Fact]
    public async Task Those_without_a_portrait_are_offered_apart()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var page = await writer.OpenAsync(ScenarioWriter.Settings);

        Assert.Equal(
            "luc",
            page.Document.QuerySelector("#cast-person-0 optgroup[label='Sans portrait'] option[selected]")!.GetAttribute("value")
        );
        Assert.False(page.Has("#cast .faces, #cast .face"));
    }

    [Fact]
    public async Task The_page_is_in_english_too()
    {
        using var site = new TrainingSite();
        await ScenarioWriter.AtAsync(site);
        var author = await site.SignUpWithRoleAsync(Role.Author, Language.En);

        foreach (var address in (string[])[ScenarioWriter.Scenes, ScenarioWriter.Settings, ScenarioWriter.Scenes + "/scenes/dehors/remove"])
        {
            var page = await author.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("SceneForm.", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("QuizForm.", page.Html, StringComparison.Ordinal);
        }
    }

    private static void Fill(Page page, string name, int index, string value) =>
        ((IHtmlInputElement)page.Document.GetElementsByName(name)[index]).Value = value;

    private static void Tick(Page page, string name, string value, bool isTicked) =>
        page.Document.GetElementsByName(name).OfType<IHtmlInputElement>().Single(box => box.Value == value).IsChecked = isTicked;
}
