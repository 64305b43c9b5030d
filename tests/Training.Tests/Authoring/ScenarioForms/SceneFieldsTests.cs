using System.Net;

namespace Training.Tests.Authoring.ScenarioForms;

/// <summary>What is typed in the fields of a scene: it is read, or it comes back as it is; it is never dropped.</summary>
public sealed class SceneFieldsTests
{
    [Theory]
    [InlineData("c-0-points-C2", "deux")]
    [InlineData("c-0-points-alliance", "1,5")]
    [InlineData("points-C2", "beaucoup")]
    [InlineData("c-0-points-C2", "4")]
    [InlineData("c-1-points-C2", "-4")]
    [InlineData("c-0-points-alliance", "100")]
    [InlineData("decide", "longtemps")]
    public async Task What_is_no_number_comes_back_and_takes_nothing_away(string field, string typed)
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var refused = await writer.PressAsync(await writer.OpenSceneAsync("accueil"), "save", (field, typed));
        var moved = await writer.PressAsync(refused, "narration");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal((typed, typed), (refused.Value(field), moved.Value(field)));
        Assert.True(refused.Has($"#{field}-error"));
        Assert.Equal(ScenarioWriter.Text, await writer.FileAsync());
    }

    [Theory]
    [InlineData("20s")]
    [InlineData("20 s")]
    [InlineData("20")]
    public async Task Seconds_are_read_as_people_write_them(string typed)
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        await writer.PressAsync(await writer.OpenSceneAsync("accueil"), "save", ("decide", typed));

        Assert.Equal(
            ScenarioWriter.Text.Replace("## Accueil\n", "## Accueil\n`decide in 20s`\n", StringComparison.Ordinal),
            await writer.FileAsync()
        );
    }

    [Theory]
    [InlineData("act")]
    [InlineData("at")]
    [InlineData("one-of")]
    [InlineData("after")]
    public async Task A_way_to_a_scene_that_is_half_said_comes_back(string way)
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        (string, string)[] chosen = way == "act" ? [("way", way)] : [("way", "incident"), ("incident", way)];

        var refused = await writer.PressAsync(await writer.OpenSceneAsync("dehors"), "save", [.. chosen, ("after", "bientôt")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        foreach (var (field, value) in chosen)
            Assert.True(refused.Has($"[name={field}][value={value}][checked]"));
        Assert.True(refused.Has("#way #way-error"));
        Assert.Equal("bientôt", refused.Value("after"));
        Assert.Equal(ScenarioWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task Points_typed_while_someone_breaks_the_front_matter_are_kept()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var opened = await writer.OpenSceneAsync("accueil");
        var broken = ScenarioWriter.Text.Replace("channel: phone", "channel: rien", StringComparison.Ordinal);
        await writer.WriteAsync(broken);

        await writer.PressAsync(opened, "save", ("c-0-points-C2", "+1"));

        Assert.Equal(broken.Replace("`C2 +2` `alliance +1`", "`C2 +1` `alliance +1`", StringComparison.Ordinal), await writer.FileAsync());
    }

    [Fact]
    public async Task The_title_of_a_new_scene_follows_its_choice_and_is_enough_to_lead_there()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var more = await writer.PressAsync(await writer.OpenSceneAsync("accueil"), "choice");

        var up = await writer.PressAsync(more, "choice-up-2", ("c-2-words", "Sortir"), ("c-2-new", "Sur le seuil"), ("c-2-points-C2", "x"));
        (string, string, string, string) kept = (up.Value("c-0-new"), up.Value("c-1-new"), up.Value("c-2-new"), up.Value("c-1-points-C2"));
        var saved = await writer.PressAsync(up, "save", ("c-1-points-C2", "+1"), ("c-1-feedback", "De l’air."));

        Assert.Equal(("", "Sur le seuil", "", "x"), kept);
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains(
            "  > Simple.\n- [Sortir](#sur-le-seuil) `C2 +1`\n  > De l’air.\n- [Attendre.](#dehors)",
            await writer.FileAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_title_for_a_new_scene_beside_a_choice_that_leads_elsewhere_is_asked_about()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var refused = await writer.PressAsync(await writer.OpenSceneAsync("accueil"), "save", ("c-0-new", "Ailleurs"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Ailleurs", refused.Value("c-0-new"));
        Assert.Equal(ScenarioWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task A_new_scene_with_a_blank_choice_before_one_that_begins_another_is_there_once()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var page = await writer.OpenSceneAsync("new");
        (string, string)[] fields = [("title", "Le soir"), ("p-0-words", "Il fait noir."), ("c-1-words", "Partir"), ("c-1-new", "La rue")];

        var saved = await writer.PressAsync(page, "save", fields);
        var again = await writer.PressAsync(page, "save", fields);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (saved.Status, again.Status));
        Assert.Equal(
            $"{ScenarioWriter.Text}\n## La rue {{#la-rue}}\n\n## Le soir {{#le-soir}}\n\nIl fait noir.\n\n- [Partir](#la-rue)\n",
            await writer.FileAsync()
        );
    }

    [Fact]
    public async Task A_scene_without_an_id_of_its_own_keeps_what_leads_to_it_under_another_title()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);

        var saved = await writer.PressAsync(await writer.OpenSceneAsync("accueil"), "save", ("title", "Bonsoir"));

        Assert.Equal(ScenarioWriter.Scenes + "/scenes/accueil", saved.Path);
        Assert.Equal(
            ScenarioWriter.Text.Replace("## Accueil\n", "## Bonsoir {#accueil}\n", StringComparison.Ordinal),
            await writer.FileAsync()
        );
    }

    [Theory]
    [InlineData("p-0-words", "> Une citation")]
    [InlineData("p-0-words", "[x]: y")]
    [InlineData("c-1-words", "Oui](#fin) `C2 +3` [non")]
    public async Task Words_that_would_be_read_as_marks_come_back_at_their_field(string field, string typed)
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var opened = await writer.OpenSceneAsync("accueil");
        if (field == "p-0-words")
            opened = await writer.PressAsync(await writer.PressAsync(opened, "narration"), "up-1");

        var refused = await writer.PressAsync(opened, "save", (field, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal($"#{field}", refused.Document.QuerySelector(".errors a")!.GetAttribute("href"));
        Assert.Equal(typed, refused.Text($"[name={field}]"));
        Assert.Equal(ScenarioWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task The_longest_scene_that_a_form_holds_is_saved_whole()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioWriter.AtAsync(site);
        var lines = string.Concat(Enumerable.Range(0, 59).Select(i => $"\n\nLuc (voix: basse {i}): Bonsoir."));
        var choices = string.Concat(Enumerable.Range(0, 50).Select(i => $"- [Choix {i}](#fin) `C2 +1`\n  > Oui.\n"));
        var text = ScenarioWriter.Text.Replace(
            "\n\nIl pleut.\n\n- [« On rentre? »](#fin) `if mot-convenu`\n",
            $"{lines}\n\n{choices}",
            StringComparison.Ordinal
        );
        await writer.WriteAsync(text);

        var saved = await writer.PressAsync(await writer.OpenSceneAsync("dehors"), "save");

        Assert.Equal("C’est enregistré.", saved.Text("[role=status]"));
        Assert.Equal(text, await writer.FileAsync());
    }
}
