using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Training.Content;
using Training.Learners;
using Training.Localization;

namespace Training.Tests.Authoring.ScenarioForms;

/// <summary>What the form of a scene asks, where, and in which words: its authors have never seen the text that it writes.</summary>
public sealed class SceneQuestionsTests
{
    private const string Note = ".of-ending textarea";

    [Fact]
    public async Task What_happens_to_the_channel_is_open_in_an_incident_and_what_a_cut_line_hides_is_named()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var plain = await writer.OpenSceneAsync("dehors");
        var incident = await writer.OpenSceneAsync("bruit");
        await writer.WriteAsync(
            ScenarioWriter.Text.Replace(
                "`interrupts at dehors`\n\nUne porte claque.\n",
                "`interrupts at dehors` `cut`\n\nUne porte claque.\n\nLuc: Allô?\n",
                StringComparison.Ordinal
            )
        );
        var cut = await writer.OpenSceneAsync("bruit");

        Assert.False(plain.Has("#channel-settings[open]"));
        Assert.True(incident.Has("#channel-settings[open]"));
        Assert.False(incident.Has(".unheard"));
        Assert.Contains("personne n’entendra cette réplique", cut.Text("fieldset .unheard"), StringComparison.Ordinal);
        Assert.Single(cut.Texts(".unheard"));
    }

    [Fact]
    public async Task What_an_ending_teaches_stands_with_the_question_whether_the_session_ends_and_nowhere_else()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var page = await writer.OpenSceneAsync("fin");
        var same = await writer.PressAsync(page, "save");
        var before = await writer.FileAsync();
        await writer.PressAsync(same, "save", (NameOf(same), "Ce qui a été convenu tient."));

        Assert.Equal(("Voilà.", true), (page.Text(Note), page.Has(Note + "[required]")));
        Assert.Equal(["Passage 1 : narration"], Plain(page.Texts("fieldset[id^=p-] > legend")));
        Assert.Equal(ScenarioWriter.Text, before);
        Assert.Equal(
            ScenarioWriter.Text.Replace("> Voilà.", "> Ce qui a été convenu tient.", StringComparison.Ordinal),
            await writer.FileAsync()
        );
    }

    [Fact]
    public async Task A_scene_that_becomes_an_ending_is_given_its_note_where_it_says_so()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var page = await writer.OpenSceneAsync("bruit");

        // A button in between loses nothing, and the note stays apart.
        var more = await writer.PressAsync(page, "narration", ("ending", "ending"), (NameOf(page), "Une porte suffit."));
        await writer.PressAsync(more, "save", ("p-1-words", "Plus rien."), ("way", ""));

        Assert.Equal("Une porte suffit.", more.Text(Note));
        Assert.False(page.Has(Note + "[required]"));
        Assert.Equal(
            ScenarioWriter.Text.Replace(
                "## Un bruit {#bruit}\n`interrupts at dehors`\n\nUne porte claque.\n",
                "## Un bruit {#bruit}\n`ending`\n\nUne porte claque.\n\nPlus rien.\n\n> Une porte suffit.\n",
                StringComparison.Ordinal
            ),
            await writer.FileAsync()
        );
    }

    [Fact]
    public async Task The_note_of_a_moment_stays_among_its_passages_and_an_ending_is_told_of_it()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var text = ScenarioWriter.Text.Replace(
            "Une porte claque.\n",
            "> Un bruit, et tout change.\n\nUne porte claque.\n",
            StringComparison.Ordinal
        );
        await writer.WriteAsync(text);

        var page = await writer.OpenSceneAsync("bruit");
        var ended = await writer.PressAsync(page, "save", ("ending", "ending"), ("way", ""));

        Assert.Equal("Un bruit, et tout change.", page.Text("#p-0 textarea"));
        Assert.Equal("", page.Text(Note));
        Assert.Contains("déjà une note de débreffage", page.Text(".of-ending .hint:not(.unless-shown)"), StringComparison.Ordinal);
        // Then it is the ending’s own, where it stood.
        Assert.Equal("Un bruit, et tout change.", ended.Text(Note));
        Assert.Equal(text.Replace("`interrupts at dehors`", "`ending`", StringComparison.Ordinal), await writer.FileAsync());
    }

    [Fact]
    public async Task What_a_scene_is_stands_near_its_title_with_what_goes_with_it_apart()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var plain = await writer.OpenSceneAsync("accueil");
        var incident = await writer.OpenSceneAsync("bruit");
        await writer.PressAsync(await writer.OpenSceneAsync("bruit"), "save", ("incident", "after"), ("after", "90s"), ("once", "1"));
        var late = await writer.FileAsync();
        var act = plain.Document.QuerySelectorAll("#act option").OfType<IHtmlOptionElement>().First(o => o.Value.Length > 0).Value;
        await writer.PressAsync(await writer.OpenSceneAsync("bruit"), "save", ("way", "act"), ("act", act));

        Assert.Equal("", Chosen(plain, "way"));
        Assert.Equal(("incident", "at"), (Chosen(incident, "way"), Chosen(incident, "incident")));
        Assert.Equal("dehors", ((IHtmlInputElement)incident.Document.QuerySelector(".of-places input:checked")!).Value);
        Assert.False(incident.Has("details #way, .of-places [name=once]"));
        Assert.True(incident.Has("#title"));
        Assert.True(Comes(incident, "title", "way") && Comes(incident, "way", "passages-title"));
        Assert.Contains("{#bruit}\n`interrupts after 90s` `once`\n", late, StringComparison.Ordinal);
        Assert.Contains($"{{#bruit}}\n`act {act}` `once`\n", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_say_their_scale_and_whose_they_are()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var page = await writer.OpenSceneAsync("accueil");
        var refused = await writer.PressAsync(page, "save", ("c-0-points-C2", "4"));

        Assert.Contains("de −3 à 3", page.Text("#c-0-worth-hint"), StringComparison.Ordinal);
        Assert.StartsWith("C2 – ", page.Text("label[for=c-0-points-C2]"), StringComparison.Ordinal);
        Assert.Equal("Jauge « Alliance »", Plain(page.Text("label[for=c-0-points-alliance]")));
        Assert.Contains("de −3 à 3", refused.Text("#c-0-points-C2-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_telephone_hides_what_is_seen_and_the_form_says_so_below_what_is_heard()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        const string Seen = "Luc (corps: il tremble; voix: basse #calm): Bonsoir.";
        var text = ScenarioWriter.Text.Replace("Luc (voix: basse): Bonsoir.", Seen, StringComparison.Ordinal);

        var empty = await writer.OpenSceneAsync("accueil");
        await writer.WriteAsync(text);
        var set = await writer.OpenSceneAsync("accueil");
        await writer.PressAsync(set, "save");

        Assert.Equal(["Indice – voix", "Indice – bruit"], empty.Texts("#p-0 > .halves label"));
        Assert.Equal(
            "Ce que le téléphone cache (montré au débreffage) : visage, corps, décor, écran, portrait",
            Plain(empty.Text("#p-0 details summary"))
        );
        Assert.Equal(
            ["Indice – visage", "Indice – corps", "Indice – décor", "Indice – écran", "Portrait"],
            empty.Texts("#p-0 details label")
        );
        Assert.Equal((false, true), (empty.Has("#p-0 details[open]"), set.Has("#p-0 details[open]")));
        // In the order in which their author wrote them, whatever the page shows first.
        Assert.Equal(text, await writer.FileAsync());
    }

    [Fact]
    public async Task After_a_change_of_channel_the_form_shows_first_what_the_new_one_lets_through()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.WriteAsync(
            ScenarioWriter
                .Text.Replace(
                    "## Dehors {#dehors}\n`once`\n\nIl pleut.",
                    "## Dehors {#dehors}\n`channel video`\n\nLuc: Il pleut.",
                    StringComparison.Ordinal
                )
                .Replace("Une porte claque.", "Luc: Une porte.", StringComparison.Ordinal)
        );

        var changed = await writer.OpenSceneAsync("dehors");
        var incident = await writer.OpenSceneAsync("bruit");

        Assert.StartsWith("Ce que la visioconférence cache", changed.Text("#p-0 details summary"), StringComparison.Ordinal);
        Assert.Equal(["Indice – corps"], changed.Texts("#p-0 details label"));
        Assert.Equal(["Indice – corps"], incident.Texts("#p-0 details label"));
    }

    [Fact]
    public async Task Each_portrait_is_named_once_in_the_words_of_its_reader()
    {
        using var content = new ContentCopy();
        Draw(content, "paul", "calm", "smile");
        Draw(content, "rose", "calm", "smile", "glasses-up", "winking");
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.WriteAsync(
            ScenarioWriter
                .Text.Replace("cast: { Luc: luc }", "cast: { Luc: luc, Paul: paul, Rose: rose }", StringComparison.Ordinal)
                .Replace("{#dehors}\n`once`\n", "{#dehors}\n", StringComparison.Ordinal)
        );

        var names = (await writer.OpenSceneAsync("accueil")).Texts("#p-0-expression option");
        var english = await site.SignUpWithRoleAsync(Role.Author, Language.En);
        var theirs = (await english.GetAsync(ScenarioWriter.Scenes + "/scenes/accueil")).Texts("#p-0-expression option");

        // One that has no other name is called as its file is.
        Assert.Equal(["Le même qu’avant", "calme", "sourire", "lunettes relevées (Rose)", "winking (Rose)"], names);
        Assert.Equal(["The same as before", "calm", "smile", "glasses up (Rose)", "winking (Rose)"], theirs);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void No_two_portraits_have_one_name(string language)
    {
        var texts = new System.Resources.ResourceManager(typeof(TrainingText))
            .GetResourceSet(CultureInfo.GetCultureInfo(language), true, true)!
            .Cast<System.Collections.DictionaryEntry>()
            .Where(text => ((string)text.Key).StartsWith("Expression.", StringComparison.Ordinal))
            .Select(text => (string)text.Value!)
            .ToList();

        Assert.NotEmpty(texts);
        Assert.Equal(texts.Distinct(), texts);
    }

    [Fact]
    public async Task Passages_are_those_that_one_writes_and_move_past_what_stands_between()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        const string Timed = "Luc (voix: basse): Bonsoir.\n\n`decide in 20s`\n\n- [« Bonsoir. »](#fin)";
        await writer.WriteAsync(
            ScenarioWriter.Text.Replace("Luc (voix: basse): Bonsoir.\n\n- [« Bonsoir. »](#fin)", Timed, StringComparison.Ordinal)
        );

        var page = await writer.OpenSceneAsync("accueil");
        var more = await writer.PressAsync(page, "narration");
        var moved = await writer.PressAsync(more, "up-2", ("p-2-words", "Ça sonne."));
        await writer.PressAsync(moved, "save");

        Assert.Equal(["Passage 1 : réplique"], Plain(page.Texts("fieldset[id^=p-] > legend")));
        Assert.Equal(["Passage 1 : narration", "Passage 2 : réplique"], Plain(moved.Texts("fieldset[id^=p-] > legend")));
        Assert.Contains(
            "Ça sonne.\n\n`decide in 20s`\n\nLuc (voix: basse): Bonsoir.\n\n- [« Bonsoir. »](#fin)",
            await writer.FileAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_title_of_a_new_scene_can_be_asked_only_where_a_choice_leads_to_one()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var page = await writer.OpenSceneAsync("accueil");

        // What a style sheet needs to hide it: a group of its own, and a box that says when it is empty.
        Assert.Equal(2, page.Document.QuerySelectorAll(".part .of-new input[placeholder=' ']").Length);
        Assert.All(
            page.Document.QuerySelectorAll(".of-new"),
            group => Assert.NotNull(group.Closest(".part")!.QuerySelector("option[value='+']"))
        );
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    private static void Draw(ContentCopy content, string person, params string[] expressions)
    {
        content.Add(
            $"people/{person}.yaml",
            $$"""
            name: {{person}}
            pronouns: { fr: il, en: he }
            about: { fr: Quelqu’un., en: Someone. }
            portrait: {{person}}
            alt: { fr: Un dessin., en: A drawing. }
            expressions: [{{string.Join(", ", expressions)}}]

            """
        );
        foreach (var expression in expressions)
            content.Add($"people/portraits/{person}/{expression}.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>");
    }

    private static string NameOf(Page page) => page.Document.QuerySelector(Note)!.GetAttribute("name")!;

    private static string Chosen(Page page, string name) =>
        page.Document.GetElementsByName(name).OfType<IHtmlInputElement>().Single(radio => radio.IsChecked).Value;

    private static bool Comes(Page page, string first, string second) =>
        page.Html.IndexOf($"id=\"{first}\"", StringComparison.Ordinal) < page.Html.IndexOf($"id=\"{second}\"", StringComparison.Ordinal);

    private static string Plain(string text) => text.Replace('\u00a0', ' ');

    private static List<string> Plain(IEnumerable<string> texts) => [.. texts.Select(Plain)];
}
