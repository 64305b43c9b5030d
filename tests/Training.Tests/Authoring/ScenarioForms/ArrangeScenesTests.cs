using System.Net;

namespace Training.Tests.Authoring.ScenarioForms;

/// <summary>Whole scenes moved, copied, added between others and taken away.</summary>
public sealed class ArrangeScenesTests
{
    [Fact]
    public async Task Scenes_move_down_and_up_again_and_a_copy_leaves_when_asked()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var moved = await writer.ArrangeAsync(await writer.OpenAsync(), "accueil", "move", "down");
        var text = await writer.FileAsync();
        await writer.ArrangeAsync(moved, "accueil", "move", "up");
        var back = await writer.FileAsync();
        var copied = await writer.ArrangeAsync(await writer.OpenAsync(), "dehors", "copy");
        var copy = await writer.FileAsync();
        var asks = await writer.OpenAsync(ScenarioWriter.Scenes + "/scenes/dehors-2/remove");
        await writer.Browser.SubmitAsync(asks, ScenarioWriter.Scenes + "/scenes/dehors-2/remove");

        Assert.Equal("La scène est à sa nouvelle place.", moved.Text("[role=status]"));
        Assert.True(text.IndexOf("## Dehors", StringComparison.Ordinal) < text.IndexOf("## Accueil", StringComparison.Ordinal));
        Assert.Equal(ScenarioWriter.Text, back);
        Assert.Contains("Dehors (copie)", copied.Texts(".items a"));
        Assert.Contains(
            "[« On rentre? »](#fin) `if mot-convenu`\n\n## Dehors (copie) {#dehors-2}\n`once`\n\nIl pleut.",
            copy,
            StringComparison.Ordinal
        );
        Assert.Equal(ScenarioWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task Removing_a_scene_first_says_what_leads_to_it_and_afterwards_the_checker_does()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var asks = await writer.OpenAsync(ScenarioWriter.Scenes + "/scenes/dehors/remove");
        var links = asks.Texts(".alert li");
        var removed = await writer.Browser.SubmitAsync(asks, ScenarioWriter.Scenes + "/scenes/dehors/remove");

        Assert.Equal(["Accueil – un choix : Attendre.", "Un bruit – un incident qui survient ici"], links);
        Assert.Contains("Narration : Il pleut.", asks.Text(".understood").Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Mène à : Fin", asks.Text(".understood li").Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("{#", asks.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("`", asks.Text("main"), StringComparison.Ordinal);
        Assert.StartsWith("C’est retiré.", removed.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains(
            removed.Texts(".items .problems .error"),
            error =>
                error
                    .Replace('\u00a0', ' ')
                    .Contains("Le choix « Attendre. » mène à une scène qui n’existe pas : choisissez où il mène.", StringComparison.Ordinal)
        );
        var start = ScenarioWriter.Text.IndexOf("## Dehors", StringComparison.Ordinal);
        var end = ScenarioWriter.Text.IndexOf("## Un bruit", StringComparison.Ordinal);
        Assert.Equal(ScenarioWriter.Text.Remove(start, end - start), await writer.FileAsync());
    }

    [Fact]
    public async Task What_led_to_a_scene_that_leaves_leads_to_a_new_one_if_its_author_gives_a_title()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        const string Remove = ScenarioWriter.Scenes + "/scenes/dehors/remove";
        var asks = await writer.OpenAsync(Remove);

        var untitled = await writer.Browser.SubmitAsync(asks, Remove, ("way", "+"), ("new", " "));
        var both = await writer.Browser.SubmitAsync(asks, Remove, ("way", "accueil"), ("new", "Sous la neige"));
        var marked = await writer.Browser.SubmitAsync(asks, Remove, ("way", "+"), ("new", "Sous {la} neige"));
        var untouched = await writer.FileAsync();
        var removed = await writer.Browser.SubmitAsync(both, Remove, ("way", "+"));
        var again = await writer.Browser.SubmitAsync(both, Remove, ("way", "+"));

        Assert.All(new[] { untitled, both, marked }, page => Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status));
        Assert.Equal("Sous la neige", both.Value("new"));
        Assert.Equal("Donnez un titre à la nouvelle scène.", untitled.Text("#new-error"));
        Assert.Equal(ScenarioWriter.Text, untouched);
        Assert.StartsWith("C’est retiré.", removed.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("Sous la neige", removed.Texts(".items a"));
        Assert.Equal(HttpStatusCode.OK, again.Status);
        var text = await writer.FileAsync();
        Assert.Contains("- [Attendre.](#sous-la-neige) `C2 +1`", text, StringComparison.Ordinal);
        Assert.Contains("`interrupts at sous-la-neige`", text, StringComparison.Ordinal);
        Assert.EndsWith("> Voilà.\n\n## Sous la neige {#sous-la-neige}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("dehors", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_scene_says_which_one_will_open_the_session_instead()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var asks = await writer.OpenAsync(ScenarioWriter.Scenes + "/scenes/accueil/remove");

        Assert.EndsWith("Dehors", asks.Text(".alert"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_click_and_what_someone_wrote_meanwhile_take_away_no_other_scene()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var asks = await writer.OpenAsync(ScenarioWriter.Scenes + "/scenes/dehors/remove");
        await writer.Browser.SubmitAsync(asks, ScenarioWriter.Scenes + "/scenes/dehors/remove");
        var once = await writer.FileAsync();

        var again = await writer.Browser.SubmitAsync(asks, ScenarioWriter.Scenes + "/scenes/dehors/remove");
        var list = await writer.OpenAsync();
        await writer.WriteAsync(once.Replace("Il raccroche.", "Il rappelle.", StringComparison.Ordinal));
        var late = await writer.ArrangeAsync(list, "bruit", "move", "down");

        Assert.All(new[] { again, late }, page => Assert.Contains("Rien n’a changé", page.Text(".alert"), StringComparison.Ordinal));
        Assert.Equal(once.Replace("Il raccroche.", "Il rappelle.", StringComparison.Ordinal), await writer.FileAsync());
    }

    [Fact]
    public async Task A_new_scene_goes_where_its_author_says()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var page = await writer.OpenAsync(ScenarioWriter.Scenes + "/scenes/new?after=accueil");
        await writer.PressAsync(page, "save", ("title", "Le silence"), ("p-0-words", "Rien."));

        Assert.Equal(
            ScenarioWriter.Text.Replace("## Dehors", "## Le silence {#le-silence}\n\nRien.\n\n## Dehors", StringComparison.Ordinal),
            await writer.FileAsync()
        );
    }

    [Fact]
    public async Task What_departs_from_the_source_in_the_english_version_is_said_in_both()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.Browser.PostAsync(
            ScenarioWriter.Draft + "/translate/jouer.scenario.md",
            ScenarioWriter.Draft,
            ("path", "jouer.scenario.md")
        );
        var before = await writer.OpenAsync();
        var page = await writer.OpenAsync(ScenarioWriter.Scenes + "/scenes/new?after=bruit");
        await writer.PressAsync(page, "save", ("title", "Le bruit revient"), ("p-0-words", "Encore."));
        var source = await writer.OpenAsync();

        var english = await writer.OpenAsync(ScenarioWriter.Scenes + ".en");

        Assert.False(before.Has(".alert"));
        Assert.Equal(ScenarioWriter.Scenes + ".en", source.Link("Ouvrir la version anglaise"));
        Assert.Contains(english.Texts(".problems .error"), error => error.Contains("bruit", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, english.Status);
    }
}
