using System.Net;
using AngleSharp.Html.Dom;

namespace Training.Tests.Authoring.ScenarioForms;

/// <summary>A session is planned by its titles, then written scene after scene, with conditions that nobody types as code.</summary>
public sealed class PlanScenesTests
{
    private const string Plan = ScenarioWriter.Scenes + "/plan";

    [Fact]
    public async Task Titles_make_scenes_in_their_order_and_those_that_are_there_are_not_made_twice()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var page = await writer.OpenAsync();

        var planned = await writer.Browser.SubmitAsync(
            page,
            Plan,
            ("titles", "1. Le silence\r\n\r\n- Dehors\r\nUn {mot} `dit`\r\nle SILENCE\r\n")
        );
        var again = await writer.Browser.SubmitAsync(page, Plan, ("titles", "Le silence"));

        Assert.Equal("Les scènes sont ajoutées, à la suite. Ouvrez-en une pour l’écrire.", planned.Text("[role=status]"));
        Assert.Contains("Rien n’a changé", again.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal(
            ScenarioWriter.Text.TrimEnd() + "\n\n## Le silence {#le-silence}\n\n## Un (mot) dit {#un-mot-dit}\n",
            await writer.FileAsync()
        );
    }

    [Fact]
    public async Task A_session_may_begin_empty_and_is_written_by_forms_alone()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        const string Add = ScenarioWriter.Draft + "/add/scenario";
        const string Empty = ScenarioWriter.Draft + "/scenario/vide";
        var added = await writer.Browser.SubmitAsync(await writer.OpenAsync(Add), Add, ("title", "Vide"), ("start", "blank"));

        var settings = await writer.OpenAsync(Empty + "/settings");
        Assert.All(settings.Document.GetElementsByName("cast-name").OfType<IHtmlInputElement>(), name => Assert.Equal("", name.Value));
        ((IHtmlInputElement)settings.Document.GetElementsByName("cast-name")[0]).Value = "Thérèse";
        settings.Document.GetElementsByName("competencies").OfType<IHtmlInputElement>().Single(box => box.Value == "C2").IsChecked = true;
        var set = await writer.Browser.SubmitAsync(settings, Empty + "/settings", ("channel", "phone"));
        var planned = await writer.Browser.SubmitAsync(added, Empty + "/plan", ("titles", "Accueil\r\nLa fin"));
        var first = await writer.OpenAsync(Empty + "/scenes/accueil");
        var last = await writer.PressAsync(
            first,
            "next",
            ("p-0-words", "Le téléphone sonne."),
            ("c-0-words", "Répondre."),
            ("c-0-target", "la-fin"),
            ("c-0-points-C2", "2"),
            ("c-0-feedback", "Il attend."),
            ("c-1-words", "Attendre."),
            ("c-1-target", "la-fin"),
            ("c-1-points-C2", "-1"),
            ("c-1-feedback", "Il raccroche.")
        );
        var note = last.Document.QuerySelector(".of-ending textarea")!.GetAttribute("name")!;
        var done = await writer.PressAsync(
            last,
            "next",
            ("p-0-words", "Il raccroche."),
            ("ending", "ending"),
            (note, "Répondre suffisait.")
        );

        Assert.Equal(Empty, added.Path);
        Assert.StartsWith("La séance est ajoutée.", added.Text("[role=status]"), StringComparison.Ordinal);
        Assert.True(added.Has("details[open] textarea[name=titles]"));
        Assert.False(added.Has(".problems"));
        // Nothing but its scenes is wanting, and it says that it is saved.
        Assert.Empty(set.Texts(".error"));
        Assert.Contains("Sans portrait (ses initiales)", set.Texts("#cast-person-0 option[selected], #cast-person-0 option:first-child"));
        Assert.False(set.Has("kept-form[unsaved]"));
        Assert.Equal(Empty, planned.Path);
        Assert.Equal(["À écrire", "À écrire"], planned.Texts("#scenes ~ form .state"));
        Assert.Empty(planned.Texts(".problems li"));
        Assert.Equal(["Accueil", "La fin"], planned.Texts(".graph a.node"));
        Assert.Equal(Empty, done.Path);
        Assert.Empty(done.Texts(".problems .error"));
        Assert.True(done.Has(".graph"));
    }

    [Fact]
    public async Task Numbers_that_are_words_stay_and_titles_beyond_what_is_taken_at_once_are_told_of()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var page = await writer.OpenAsync();

        await writer.Browser.SubmitAsync(page, Plan, ("titles", "911\r\n24 heures plus tard\r\n2) La nuit"));
        var text = await writer.FileAsync();
        var many = await writer.Browser.SubmitAsync(
            page,
            Plan,
            ("titles", string.Join("\r\n", Enumerable.Range(1, 61).Select(i => $"Moment {i}")))
        );

        Assert.EndsWith(
            "## 911 {#911}\n\n## 24 heures plus tard {#24-heures-plus-tard}\n\n## La nuit {#la-nuit}\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("Une partie des titres n’est pas ajoutée", many.Text(".alert"), StringComparison.Ordinal);
        Assert.EndsWith("\n## Moment 60 {#moment-60}\n", await writer.FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_a_scene_that_is_saved_one_goes_on_to_the_next_without_text_in_the_order_of_the_plan_then_round_again()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.Browser.SubmitAsync(await writer.OpenAsync(), Plan, ("titles", "Le silence\r\nLa pluie\r\nLe retour"));

        // Where it leads says nothing of what its author writes next.
        var first = await writer.PressAsync(await writer.OpenSceneAsync("accueil"), "next", ("c-1-target", "la-pluie"));
        (string, string)[] written = [("p-0-words", "Il pleut."), ("c-0-words", "Attendre."), ("c-0-target", "fin")];
        var third = await writer.PressAsync(await writer.OpenSceneAsync("la-pluie"), "next", written);
        var again = await writer.PressAsync(third, "next", written);
        var done = await writer.PressAsync(again, "next", ("p-0-words", "Rien."), ("c-0-words", "Attendre."), ("c-0-target", "fin"));

        Assert.Equal(ScenarioWriter.Scenes + "/scenes/le-silence", first.Path);
        Assert.Equal(ScenarioWriter.Scenes + "/scenes/accueil", first.Link("Accueil"));
        Assert.Equal(2, first.Document.GetElementsByName("c-0-words").Length + first.Document.GetElementsByName("c-1-words").Length);
        Assert.False(first.Has(".problems"));
        Assert.Equal(ScenarioWriter.Scenes + "/scenes/le-retour", third.Path);
        Assert.Equal(ScenarioWriter.Scenes + "/scenes/le-silence", again.Path);
        Assert.Equal(ScenarioWriter.Scenes, done.Path);
        Assert.Equal("C’est enregistré. Il ne reste aucune scène sans texte.", done.Text("[role=status]"));
        Assert.Contains(
            "## Le silence {#le-silence}\n\nRien.\n\n- [Attendre.](#fin)\n\n## La pluie {#la-pluie}\n\nIl pleut.\n\n- [Attendre.](#fin)\n",
            await writer.FileAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_condition_is_a_row_of_fields_and_stays_as_it_was_written_where_nobody_touches_it()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.WriteAsync(
            ScenarioWriter.Text.Replace(
                "`if mot-convenu`",
                "`unless alliance>=3` `critical` `if mot-convenu` `C2 +1`",
                StringComparison.Ordinal
            )
        );
        var before = await writer.FileAsync();
        var page = await writer.OpenSceneAsync("dehors");

        await writer.PressAsync(page, "save");
        var same = await writer.FileAsync();
        ((IHtmlSelectElement)page.Document.GetElementsByName("c-0-when")[1]).Value = "unless:mot-convenu";
        ((IHtmlSelectElement)page.Document.GetElementsByName("c-0-when")[2]).Value = "if:alliance";
        ((IHtmlSelectElement)page.Document.GetElementsByName("c-0-compare")[2]).Value = "<";
        ((IHtmlInputElement)page.Document.GetElementsByName("c-0-amount")[2]).Value = "−1";
        await writer.PressAsync(page, "save");

        Assert.Equal(before, same);
        Assert.Equal("", page.Document.GetElementsByName("c-0-more")[0].TextContent.Trim());
        Assert.Equal(
            before.Replace(
                "`unless alliance>=3` `critical` `if mot-convenu` `C2 +1`",
                "`unless alliance>=3` `critical` `unless mot-convenu` `C2 +1` `if alliance < -1`",
                StringComparison.Ordinal
            ),
            await writer.FileAsync()
        );
    }

    [Fact]
    public async Task A_gauge_compared_with_no_number_is_told_and_what_was_chosen_is_still_there()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var refused = await writer.PressAsync(
            await writer.OpenSceneAsync("accueil"),
            "save",
            ("c-0-when", "if:alliance"),
            ("c-0-compare", ">="),
            ("c-0-amount", "beaucoup")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(["#c-0-when"], refused.Document.QuerySelectorAll(".errors a").Select(a => a.GetAttribute("href")));
        Assert.Equal("if:alliance", ((IHtmlSelectElement)refused.Document.GetElementsByName("c-0-when")[0]).Value);
        Assert.Equal("beaucoup", ((IHtmlInputElement)refused.Document.GetElementsByName("c-0-amount")[0]).Value);
        Assert.Equal(ScenarioWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task Narration_with_a_colon_is_narration_in_the_english_version_too()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.Browser.PostAsync(
            ScenarioWriter.Draft + "/translate/jouer.scenario.md",
            ScenarioWriter.Draft,
            ("path", "jouer.scenario.md")
        );
        var page = await writer.OpenAsync(ScenarioWriter.Scenes + ".en/scenes/dehors");

        var saved = await writer.PressAsync(page, "save", ("p-0-words", "A noise: the line has cut."));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.StartsWith("C’est enregistré.", saved.Text("[role=status]"), StringComparison.Ordinal);
    }
}
