using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;

namespace Training.Tests.Authoring.ScenarioForms;

/// <summary>What a session calls otherwise, or no longer has, changes in its scenes, in its other language and in its trials at once.</summary>
public sealed class CarryNamesTests
{
    private const string Translation = "jouer.scenario.en.md";

    [Fact]
    public async Task Someone_who_is_called_otherwise_keeps_their_place_and_sentences_that_say_the_old_name_are_named_and_follow()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.WriteAsync(
            ScenarioWriter
                .Text.Replace("cast: { Luc: luc }", "cast: { Luc: luc, Marc: luc }", StringComparison.Ordinal)
                .Replace("Mercredi, 19 h.", "Mercredi, 19 h. Luc attend l’appel d’Irène.", StringComparison.Ordinal)
                .Replace("Il pleut.", "Il pleut sur Luc.", StringComparison.Ordinal)
        );
        var page = await writer.OpenAsync(ScenarioWriter.Settings);
        ((IHtmlInputElement)page.Document.GetElementsByName("cast-name")[0]).Value = "Denis";

        var saved = await writer.Browser.SubmitAsync(page, ScenarioWriter.Settings);
        var said = await writer.Browser.SubmitAsync(saved, ScenarioWriter.Settings + "/name");
        var again = await writer.Browser.SubmitAsync(saved, ScenarioWriter.Settings + "/name");

        Assert.Contains(
            "« Luc » se lit encore dans : la mise en situation, Dehors.",
            saved.Text("form[action$='/settings/name'] p").Replace('\u00a0', ' '),
            StringComparison.Ordinal
        );
        Assert.False(saved.Has("kept-form[unsaved]"));
        Assert.Equal(ScenarioWriter.Settings, said.Path);
        Assert.False(said.Has("form[action$='/settings/name']"));
        Assert.Equal(ScenarioWriter.Settings, again.Path);
        var text = await writer.FileAsync();
        Assert.Contains("cast: { Denis: luc, Marc: luc }\n", text, StringComparison.Ordinal);
        Assert.Contains("Mercredi, 19 h. Denis attend l’appel d’Irène.", text, StringComparison.Ordinal);
        Assert.Contains("Il pleut sur Denis.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Luc", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trials_the_title_and_gauges_follow_a_name_and_the_facts_and_other_texts_that_say_it_are_told()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.WriteAsync(
            ScenarioWriter
                .Text.Replace("« Bonsoir. »", "« Bonsoir, Luc. »", StringComparison.Ordinal)
                .Replace("Au téléphone", "L’appel de Luc", StringComparison.Ordinal)
                .Replace("alliance: Alliance", "alliance: Confiance de Luc", StringComparison.Ordinal)
                .Replace("[mot-convenu]", "[mot-convenu, luc-a-parle]", StringComparison.Ordinal)
        );
        const string Trials = ScenarioWriter.Draft + "/files/jouer.playthroughs.yaml";
        const string Trial = "- name: Simple\n  choose: [\"Bonsoir, Luc\"]\n  expect: { ending: fin, alliance: 3 }\n";
        await writer.Browser.SubmitAsync(await writer.OpenAsync(Trials), Trials, ("text", Trial));
        const string Lesson = ScenarioWriter.Draft + "/files/lire.md";
        await writer.Browser.PostAsync(
            ScenarioWriter.Draft + "/add/lesson",
            ScenarioWriter.Draft + "/add/lesson",
            ("Title", "Lire"),
            ("Slug", "lire")
        );
        await writer.Browser.SubmitAsync(
            await writer.OpenAsync(Lesson),
            Lesson,
            ("text", "---\ntitle: Lire\nduration: 5 min\n---\n\nLuc baisse la voix.\n")
        );
        var page = await writer.OpenAsync(ScenarioWriter.Settings);
        ((IHtmlInputElement)page.Document.GetElementsByName("cast-name")[0]).Value = "Denis";

        var saved = await writer.Browser.SubmitAsync(page, ScenarioWriter.Settings);
        var said = await writer.Browser.SubmitAsync(saved, ScenarioWriter.Settings + "/name");

        Assert.Contains(
            "« Luc » se lit encore dans : le titre, les jauges, Accueil.",
            saved.Text("form[action$='/settings/name'] p").Replace('\u00a0', ' '),
            StringComparison.Ordinal
        );
        Assert.All(
            new[] { saved, said },
            told =>
            {
                Assert.Contains("« luc a parle »", told.Text("main").Replace('\u00a0', ' '), StringComparison.Ordinal);
                Assert.Equal(Lesson, told.Link("Leçon – Lire"));
            }
        );
        Assert.False(said.Has("form[action$='/settings/name']"));
        var text = await writer.FileAsync();
        Assert.Contains("title: L’appel de Denis\n", text, StringComparison.Ordinal);
        Assert.Contains("\n# L’appel de Denis\n", text, StringComparison.Ordinal);
        Assert.Contains("labels: { alliance: Confiance de Denis }\n", text, StringComparison.Ordinal);
        Assert.Contains("luc-a-parle", text, StringComparison.Ordinal);
        Assert.Equal(Trial.Replace("Luc", "Denis", StringComparison.Ordinal), await FileAsync(site, "jouer.playthroughs.yaml"));
        Assert.Contains("Luc baisse la voix.", await FileAsync(site, "lire.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Someone_who_is_renamed_speaks_under_the_new_name_in_both_languages()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await TranslateAsync(writer);
        var page = await writer.OpenAsync(ScenarioWriter.Settings);
        ((IHtmlInputElement)page.Document.GetElementsByName("cast-name")[0]).Value = "Sylvie";

        var saved = await writer.Browser.SubmitAsync(page, ScenarioWriter.Settings);
        await writer.Browser.SubmitAsync(page, ScenarioWriter.Settings);

        Assert.Equal("C’est enregistré. Un endroit des scènes a suivi.", saved.Text("[role=status]"));
        Assert.Equal(ScenarioWriter.Text.Replace("Luc", "Sylvie", StringComparison.Ordinal), await writer.FileAsync());
        Assert.Contains("\nSylvie (voice: basse): Bonsoir.", await FileAsync(site, Translation), StringComparison.Ordinal);
        Assert.Equal(2, await RevisionAsync(site, Translation));
    }

    [Fact]
    public async Task A_competency_that_scenes_count_for_is_asked_about_and_its_points_leave_if_their_author_says_so()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var page = await writer.OpenAsync(ScenarioWriter.Settings);
        page.Document.GetElementsByName("competencies").OfType<IHtmlInputElement>().Single().IsChecked = false;

        var asked = await writer.Browser.SubmitAsync(page, ScenarioWriter.Settings, ("title", "Ailleurs"));
        var untouched = await writer.FileAsync();
        var saved = await writer.Browser.SubmitAsync(asked, ScenarioWriter.Settings, ("carry-competency-c2", "remove"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Equal("Une question, avant d’enregistrer", asked.Text(".errors.asking h2"));
        Assert.Contains("C2 – Protéger la confidentialité", asked.Text("label[for=carry-competency-c2]"), StringComparison.Ordinal);
        Assert.False(asked.Has("#carry-competency-c2-error"));
        Assert.Equal(["#carry-competency-c2"], asked.Document.QuerySelectorAll(".errors a").Select(a => a.GetAttribute("href")));
        Assert.Equal(ScenarioWriter.Scenes + "/scenes/accueil", asked.Link("Accueil"));
        Assert.Equal(ScenarioWriter.Text, untouched);
        Assert.StartsWith("C’est enregistré. 2 endroits des scènes ont suivi.", saved.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(
            ScenarioWriter
                .Text.Replace("competencies: [C2]\n", "", StringComparison.Ordinal)
                .Replace(" `C2 +2`", "", StringComparison.Ordinal)
                .Replace(" `C2 +1`", "", StringComparison.Ordinal)
                .Replace("Au téléphone", "Ailleurs", StringComparison.Ordinal),
            await writer.FileAsync()
        );
    }

    [Fact]
    public async Task The_points_of_a_competency_go_to_the_one_that_takes_its_place()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        // One that nobody knows stays ticked until its author unticks it.
        var text = ScenarioWriter.Text.Replace("[C2]", "[C9]", StringComparison.Ordinal).Replace("`C2", "`C9", StringComparison.Ordinal);
        await writer.WriteAsync(text);
        var page = await writer.OpenAsync(ScenarioWriter.Settings);
        foreach (var box in page.Document.GetElementsByName("competencies").OfType<IHtmlInputElement>())
            box.IsChecked = box.Value == "C2";

        var asked = await writer.Browser.SubmitAsync(page, ScenarioWriter.Settings);
        await writer.Browser.SubmitAsync(asked, ScenarioWriter.Settings);

        Assert.Equal("to:C2", ((IHtmlSelectElement)asked.Document.GetElementById("carry-competency-c9")!).Value);
        Assert.Equal(ScenarioWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task A_fact_leaves_the_scenes_with_what_depends_on_it_or_stays_there_if_its_author_wants()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var page = await writer.OpenAsync(ScenarioWriter.Settings);

        var asked = await writer.Browser.SubmitAsync(page, ScenarioWriter.Settings, ("facts", ""));
        var left = await writer.Browser.SubmitAsync(asked, ScenarioWriter.Settings, ("carry-fact-mot-convenu", "leave"));
        var whole = await writer.FileAsync();
        await writer.WriteAsync(ScenarioWriter.Text);
        var again = await writer.Browser.SubmitAsync(
            await writer.OpenAsync(ScenarioWriter.Settings),
            ScenarioWriter.Settings,
            ("facts", "")
        );
        await writer.Browser.SubmitAsync(again, ScenarioWriter.Settings, ("carry-fact-mot-convenu", "remove"));

        Assert.Contains("À un endroit, quelque chose n’est offert qu’à cette condition", asked.Text("main"), StringComparison.Ordinal);
        Assert.Contains("C’est enregistré.", left.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(ScenarioWriter.Text.Replace("facts: [mot-convenu]\n", "", StringComparison.Ordinal), whole);
        Assert.Equal(
            ScenarioWriter
                .Text.Replace("facts: [mot-convenu]\n", "", StringComparison.Ordinal)
                .Replace(" `fact mot-convenu`", "", StringComparison.Ordinal)
                .Replace(" `if mot-convenu`", "", StringComparison.Ordinal),
            await writer.FileAsync()
        );
    }

    [Fact]
    public async Task A_fact_and_a_gauge_of_another_name_are_so_in_scenes_and_in_trials()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        const string Trials = ScenarioWriter.Draft + "/files/jouer.playthroughs.yaml";
        const string Text = "- name: Simple\n  choose: [Bonsoir]\n  expect: { ending: fin, alliance: 3, facts: [mot-convenu] }\n";
        await writer.Browser.SubmitAsync(await writer.OpenAsync(Trials), Trials, ("text", Text));
        var page = await writer.OpenAsync(ScenarioWriter.Settings);
        ((IHtmlInputElement)page.Document.GetElementsByName("gauge-name")[0]).Value = "lien";

        await writer.Browser.SubmitAsync(page, ScenarioWriter.Settings, ("facts", "Mot de passage"));

        Assert.Equal(
            ScenarioWriter
                .Text.Replace("mot-convenu", "mot-de-passage", StringComparison.Ordinal)
                .Replace("{ alliance: ", "{ lien: ", StringComparison.Ordinal)
                .Replace("`alliance +1`", "`lien +1`", StringComparison.Ordinal),
            await writer.FileAsync()
        );
        Assert.Equal(
            Text.Replace("mot-convenu", "mot-de-passage", StringComparison.Ordinal).Replace("alliance", "lien", StringComparison.Ordinal),
            await FileAsync(site, "jouer.playthroughs.yaml")
        );
    }

    [Fact]
    public async Task An_answer_that_is_none_is_asked_again()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var page = await writer.OpenAsync(ScenarioWriter.Settings);
        ((IHtmlInputElement)page.Document.GetElementsByName("cast-name")[0]).Value = "";
        ((IHtmlSelectElement)page.Document.GetElementsByName("cast-person")[0]).Value = "";
        var asked = await writer.Browser.SubmitAsync(page, ScenarioWriter.Settings);

        var again = await writer.Browser.SubmitAsync(asked, ScenarioWriter.Settings, ("carry-person-luc", "to:Personne"));
        var gone = await writer.Browser.SubmitAsync(again, ScenarioWriter.Settings, ("carry-person-luc", "remove"));

        Assert.All(new[] { asked, again, gone }, p => Assert.Equal(HttpStatusCode.UnprocessableEntity, p.Status));
        Assert.Equal(ScenarioWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task A_form_that_comes_back_with_a_row_less_still_knows_who_each_row_was()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.WriteAsync(
            ScenarioWriter
                .Text.Replace("cast: { Luc: luc }", "cast: { Luc: luc, Marc: luc }", StringComparison.Ordinal)
                .Replace("Il pleut.", "Marc: Il pleut.", StringComparison.Ordinal)
        );
        var page = await writer.OpenAsync(ScenarioWriter.Settings);
        ((IHtmlInputElement)page.Document.GetElementsByName("cast-name")[0]).Value = "";
        ((IHtmlSelectElement)page.Document.GetElementsByName("cast-person")[0]).Value = "";
        ((IHtmlInputElement)page.Document.GetElementsByName("cast-name")[1]).Value = "Sylvie";

        var asked = await writer.Browser.SubmitAsync(page, ScenarioWriter.Settings);
        await writer.Browser.SubmitAsync(asked, ScenarioWriter.Settings, ("carry-person-luc", "to:Sylvie"));

        Assert.Single(asked.Document.QuerySelectorAll(".errors a"));
        var text = await writer.FileAsync();
        Assert.Contains("cast: { Sylvie: luc }", text, StringComparison.Ordinal);
        Assert.Contains("\nSylvie: Il pleut.", text, StringComparison.Ordinal);
        Assert.Contains("\nSylvie (voix: basse): Bonsoir.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_translation_is_out_of_date_when_a_scene_changes_its_words_along_with_its_id()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await TranslateAsync(writer);
        await writer.Browser.PostAsync($"{ScenarioWriter.Draft}/stamp/{Translation}", ScenarioWriter.Draft);

        await writer.PressAsync(await writer.OpenSceneAsync("dehors"), "save", ("id", "sous-la-pluie"));
        var moved = await writer.OpenAsync($"{ScenarioWriter.Draft}/translation/{Translation}");
        await writer.PressAsync(await writer.OpenSceneAsync("sous-la-pluie"), "save", ("id", "sous-la-neige"), ("p-0-words", "Il neige."));
        var reworded = await writer.OpenAsync($"{ScenarioWriter.Draft}/translation/{Translation}");

        Assert.Contains("La source n’a pas changé depuis cette traduction.", moved.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("La source n’a pas changé depuis cette traduction.", reworded.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_leads_to_a_scene_follows_its_id_in_both_languages()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await TranslateAsync(writer);
        var page = await writer.OpenSceneAsync("dehors");

        var saved = await writer.PressAsync(page, "save", ("id", "sous-la-pluie"));
        await writer.PressAsync(page, "save", ("id", "sous-la-pluie"));

        Assert.Equal("C’est enregistré. Ce qui menait ici, à 2 endroits, y mène toujours.", saved.Text("[role=status]"));
        Assert.Equal(
            ScenarioWriter
                .Text.Replace("#dehors", "#sous-la-pluie", StringComparison.Ordinal)
                .Replace("at dehors", "at sous-la-pluie", StringComparison.Ordinal),
            await writer.FileAsync()
        );
        var english = await FileAsync(site, Translation);
        Assert.Contains("{#sous-la-pluie}", english, StringComparison.Ordinal);
        Assert.DoesNotContain("dehors}", english, StringComparison.Ordinal);
        Assert.DoesNotContain("#dehors", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_led_to_a_scene_that_leaves_leads_where_its_author_says_and_it_leaves_both_languages()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await TranslateAsync(writer);
        var asks = await writer.OpenAsync(ScenarioWriter.Scenes + "/scenes/dehors/remove");

        await writer.Browser.SubmitAsync(asks, ScenarioWriter.Scenes + "/scenes/dehors/remove", ("way", "accueil"));

        var text = await writer.FileAsync();
        Assert.Contains("- [Attendre.](#accueil) `C2 +1`", text, StringComparison.Ordinal);
        Assert.Contains("`interrupts at accueil`", text, StringComparison.Ordinal);
        Assert.DoesNotContain("dehors", text, StringComparison.Ordinal);
        Assert.DoesNotContain("dehors", await FileAsync(site, Translation), StringComparison.Ordinal);
        Assert.Empty((await writer.OpenAsync()).Texts(".items .problems .error"));
    }

    [Fact]
    public async Task A_translation_that_was_up_to_date_stays_so_when_names_alone_change()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await TranslateAsync(writer);
        await writer.Browser.PostAsync($"{ScenarioWriter.Draft}/stamp/{Translation}", ScenarioWriter.Draft);
        var page = await writer.OpenAsync(ScenarioWriter.Settings);
        ((IHtmlInputElement)page.Document.GetElementsByName("cast-name")[0]).Value = "Sylvie";

        await writer.Browser.SubmitAsync(page, ScenarioWriter.Settings);
        var named = await writer.OpenAsync($"{ScenarioWriter.Draft}/translation/{Translation}");
        await writer.Browser.SubmitAsync(
            await writer.OpenAsync(ScenarioWriter.Settings),
            ScenarioWriter.Settings,
            ("briefing", "Jeudi, 20 h.")
        );
        var reworded = await writer.OpenAsync($"{ScenarioWriter.Draft}/translation/{Translation}");

        Assert.Contains("La source n’a pas changé depuis cette traduction.", named.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Un passage de la source a changé", reworded.Text("main"), StringComparison.Ordinal);
    }

    private static async Task TranslateAsync(ScenarioWriter writer) =>
        await writer.Browser.PostAsync(
            ScenarioWriter.Draft + "/translate/jouer.scenario.md",
            ScenarioWriter.Draft,
            ("path", "jouer.scenario.md")
        );

    private static Task<string> FileAsync(TrainingSite site, string path) =>
        site.InDatabaseAsync(async db =>
            System.Text.Encoding.UTF8.GetString(await db.Set<DraftFile>().Where(f => f.Path == path).Select(f => f.Content).SingleAsync())
        );

    private static Task<int> RevisionAsync(TrainingSite site, string path) =>
        site.InDatabaseAsync(db => db.Set<DraftFile>().Where(f => f.Path == path).Select(f => f.Revision).SingleAsync());
}
