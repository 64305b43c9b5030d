using System.Net;

namespace Training.Tests.Authoring.ScenarioForms;

/// <summary>From one scene to the next, and to a scene where the line is still cut.</summary>
public sealed class SceneStepsTests
{
    private const string Scenes = ScenarioWriter.Scenes + "/scenes";

    private static readonly string Cut = ScenarioWriter
        .Text.Replace("`once`\n\nIl pleut.", "`cut`\n\nPlus rien.", StringComparison.Ordinal)
        .Replace("[« On rentre? »](#fin) `if mot-convenu`", "[Rappeler.](#retour)", StringComparison.Ordinal)
        .Replace(
            "## Un bruit {#bruit}\n`interrupts at dehors`\n\nUne porte claque.",
            "## Retour\n\nLuc: Allô?\n\n- [Conclure.](#fin)",
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_scene_leads_to_the_one_before_and_the_one_after_it_above_and_below_its_form()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var first = await writer.OpenSceneAsync("accueil");
        var second = await writer.OpenSceneAsync("dehors");

        Assert.Equal(["Scène suivante : Dehors →"], Steps(first).Distinct());
        Assert.Equal(["← Scène précédente : Accueil", "Scène suivante : Un bruit →"], Steps(second).Distinct());
        Assert.Equal(4, Steps(second).Count);
        Assert.Equal(Scenes + "/accueil", second.Document.QuerySelector("main .scene-steps a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Once_all_is_written_one_goes_on_to_the_next_scene_of_the_list_and_after_the_last_back_to_it()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var next = await writer.PressAsync(await writer.OpenSceneAsync("accueil"), "next", ("p-0-words", "Bonsoir, c’est Luc."));
        var last = await writer.OpenSceneAsync("fin");
        var list = await writer.PressAsync(last, "next");

        Assert.Equal(Scenes + "/dehors", next.Path);
        Assert.Contains(
            "C’est enregistré. Voici la scène suivante. Celle d’avant : Accueil",
            next.Text("[role=status]").Replace('\u00A0', ' '),
            StringComparison.Ordinal
        );
        Assert.Contains("Enregistrer et passer à la scène suivante", next.Texts("button[name=do]"));
        Assert.Contains("Enregistrer et revenir aux scènes", last.Texts("button[name=do]"));
        Assert.Equal(ScenarioWriter.Scenes, list.Path);
    }

    [Fact]
    public async Task What_was_kept_of_a_saved_form_is_dropped_on_whatever_page_its_author_comes_to()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var next = await writer.PressAsync(await writer.OpenSceneAsync("accueil"), "next");
        var list = await writer.PressAsync(await writer.OpenSceneAsync("fin"), "next");

        Assert.True(next.Has("kept-form[saved]"));
        Assert.True(list.Has("kept-form[saved]"));
    }

    [Fact]
    public async Task Where_the_line_is_still_cut_and_someone_speaks_a_button_says_that_it_is_back_once()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.WriteAsync(Cut);

        var list = await writer.OpenAsync();
        var scene = await writer.OpenSceneAsync("retour");
        var saved = await writer.PressAsync(scene, "restore");
        await writer.PressAsync(scene, "restore");

        Assert.Contains(
            "La ligne est encore coupée dans « Retour »",
            list.Text(".items .problems").Replace('\u00A0', ' '),
            StringComparison.Ordinal
        );
        Assert.Contains("La ligne est encore coupée ici", scene.Text(".scene .alert"), StringComparison.Ordinal);
        Assert.Equal("La ligne est rétablie dans cette scène (téléphone)", scene.Text("button[value=restore]"));
        Assert.False((await writer.OpenSceneAsync("dehors")).Has("button[value=restore]"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal("C’est enregistré.", saved.Text("[role=status]"));
        Assert.False(saved.Has("button[value=restore]"));
        Assert.False(saved.Has(".problems .error"));
        Assert.Equal(Cut.Replace("## Retour\n", "## Retour\n`channel phone`\n", StringComparison.Ordinal), await writer.FileAsync());
    }

    [Fact]
    public async Task Restoring_the_line_keeps_what_was_typed_and_what_someone_else_wrote_elsewhere()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.WriteAsync(Cut);
        var scene = await writer.OpenSceneAsync("retour");
        await writer.WriteAsync(Cut.Replace("Plus rien.", "Plus un bruit.", StringComparison.Ordinal));

        await writer.PressAsync(scene, "restore", ("p-0-words", "Allô, vous êtes là?"));

        Assert.Equal(
            Cut.Replace("Plus rien.", "Plus un bruit.", StringComparison.Ordinal)
                .Replace("## Retour\n\nLuc: Allô?", "## Retour\n`channel phone`\n\nLuc: Allô, vous êtes là?", StringComparison.Ordinal),
            await writer.FileAsync()
        );
    }

    [Fact]
    public async Task What_only_who_writes_the_text_needs_comes_last()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var scene = await writer.OpenSceneAsync("dehors");

        var folds = scene.Document.QuerySelectorAll("details.fold");
        Assert.Equal("Pour qui écrit le texte lui-même", folds[^1].QuerySelector("summary")!.TextContent);
        Assert.Equal(["more", "c-0-more", "id"], folds[^1].QuerySelectorAll("[name]").Select(field => field.GetAttribute("name")));
    }

    private static IReadOnlyList<string> Steps(Page page) =>
        [.. page.Texts("main .scene-steps a").Select(text => text.Replace('\u00A0', ' '))];
}
