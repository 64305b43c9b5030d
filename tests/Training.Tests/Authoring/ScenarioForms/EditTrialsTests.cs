using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;

namespace Training.Tests.Authoring.ScenarioForms;

/// <summary>A scenario’s playthroughs, read, mended and made without seeing YAML.</summary>
public sealed class EditTrialsTests
{
    private const string Trials = ScenarioWriter.Scenes + "/trials";
    private const string File = ScenarioWriter.Draft + "/files/jouer.playthroughs.yaml";
    private const string Play = ScenarioWriter.Draft + "/scenarios/jouer/play";

    // Without an error.
    private static readonly string Scenario = ScenarioWriter
        .Text.Replace("`once`\n\n", "", StringComparison.Ordinal)
        .Replace("`interrupts at dehors`", "`interrupts at dehors` `once`", StringComparison.Ordinal)
        .Replace(
            "- [« On rentre? »](#fin) `if mot-convenu`",
            "- [« On entre? »](#fin)\n  > Oui.\n- [Marcher.](#fin) `C2 -1`\n  > Non.",
            StringComparison.Ordinal
        );

    private const string Text = """
        # Les essais.
        - name: tout droit
          choose: [Bonsoir]  # simple
          expect: { ending: fin, C2: 2, facts: [mot-convenu], passed: true }

        - name: par le jardin
          choose: [Attendre, On rentre]
          expect: { ending: fin, C2: 1 }

        """;

    [Fact]
    public async Task A_playthrough_that_departs_is_named_where_the_session_is_written_and_hides_neither_drawing_nor_play()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text.Replace("C2: 2", "C2: 9", StringComparison.Ordinal));

        var scenes = await writer.OpenAsync();
        var problem = scenes.Text(".alert .problems .error");

        Assert.True(scenes.Has(".graph"));
        Assert.Contains("jouer.playthroughs.yaml:4", problem, StringComparison.Ordinal);
        Assert.Contains("au lieu de", problem, StringComparison.Ordinal);
        Assert.Equal(Trials, scenes.Document.QuerySelector(".alert .problems a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, (await writer.OpenAsync(Play)).Status);
        Assert.Equal(Play, (await writer.OpenAsync(Play)).Path);
        Assert.Contains(
            "Des essais ne vont plus",
            (await writer.OpenAsync(ScenarioWriter.Draft + "/scenarios/jouer")).Text(".alert"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_hides_the_drawing_is_said_with_the_scene_where_it_is_mended()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text);
        await writer.WriteAsync(Scenario.Replace("](#dehors)", "](#nulle-part)", StringComparison.Ordinal));

        var scenes = await writer.OpenAsync();
        var trials = await writer.OpenAsync(Trials);

        Assert.False(scenes.Has(".graph"));
        Assert.True(scenes.Has("#scene-accueil .problems .error"));
        Assert.False(scenes.Has("#graph ~ .problems"));
        Assert.Contains("Celle qui les empêche est à côté, sous sa scène.", scenes.Text("main"), StringComparison.Ordinal);
        Assert.Contains("jouer.scenario.md:", trials.Text(".alert .problems"), StringComparison.Ordinal);
        Assert.Contains("tout droit", trials.Texts("h2"));
    }

    [Fact]
    public async Task Each_playthrough_is_told_in_words_with_what_it_expects_and_what_happens()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text);

        var page = await writer.OpenAsync(Trials);

        Assert.Equal(Trials, (await writer.OpenAsync()).Link("Essais"));
        Assert.Equal(
            Trials,
            (await writer.OpenAsync(ScenarioWriter.Draft)).Document.QuerySelector("a[href$='/trials']")!.GetAttribute("href")
        );
        Assert.Contains("« Bonsoir. »", page.Text("#trial-0 li"), StringComparison.Ordinal);
        Assert.Contains("Va comme prévu", page.Text("#trial-0"), StringComparison.Ordinal);
        Assert.Contains("Ce choix n’existe plus", page.Text("#trial-1"), StringComparison.Ordinal);
        Assert.Contains("On rentre", page.Text("#trial-1 .error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happens_now_becomes_what_is_expected_and_a_second_click_changes_nothing()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text.Replace("C2: 2", "C2: 9", StringComparison.Ordinal));
        var page = await writer.OpenAsync(Trials);
        var form = page.Form(Trials + "/0/expect");

        var done = await writer.Browser.SubmitAsync(form);
        var again = await writer.Browser.SubmitAsync(form);

        Assert.Contains("attend ce qui arrive maintenant", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("Rien n’a changé", again.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal(Text, await FileAsync(site));
    }

    [Fact]
    public async Task A_step_that_is_there_no_more_gives_way_to_a_choice_on_offer()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text.Replace("[Bonsoir]", "[Salut]", StringComparison.Ordinal));
        var form = (await writer.OpenAsync(Trials)).Form(Trials + "/0/mend");

        Assert.Equal(
            ["« Bonsoir. »", "Attendre."],
            ((IHtmlSelectElement)form.QuerySelector("select")!).Options.Select(o => o.Text.Replace('\u00A0', ' '))
        );
        var done = await writer.Browser.SubmitAsync(form, ("with", "0"));

        Assert.Contains("Le pas est remplacé", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(Text, await FileAsync(site));
    }

    [Fact]
    public async Task Steps_after_the_end_are_taken_away_together()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text.Replace("[Bonsoir]", "[Bonsoir, et, encore]", StringComparison.Ordinal));

        await writer.Browser.SubmitAsync((await writer.OpenAsync(Trials)).Form(Trials + "/0/mend"), ("with", "end"));

        Assert.Equal(Text, await FileAsync(site));
    }

    [Fact]
    public async Task A_playthrough_is_renamed_and_no_two_have_one_name()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text);
        var page = await writer.OpenAsync(Trials);
        var form = page.Form(Trials + "/0/rename");

        var twice = await writer.Browser.SubmitAsync(form, ("name", "par le jardin"));
        var empty = await writer.Browser.SubmitAsync(form, ("name", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Equal("par le jardin", twice.Document.QuerySelector("#name-0")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);

        await writer.Browser.SubmitAsync(form, ("name", "tout droit : oui"));
        // Sent again, or once the file is another.
        Assert.Contains(
            "enregistré",
            (await writer.Browser.SubmitAsync(form, ("name", "tout droit : oui"))).Text("[role=status]"),
            StringComparison.Ordinal
        );
        var late = await writer.Browser.SubmitAsync(form, ("name", "autre"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("autre", late.Document.QuerySelector("#name-0")!.GetAttribute("value"));

        Assert.Equal(Text.Replace("name: tout droit", "name: \"tout droit : oui\"", StringComparison.Ordinal), await FileAsync(site));
    }

    [Fact]
    public async Task A_playthrough_goes_and_with_the_last_one_the_file()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text);

        await writer.Browser.SubmitAsync((await writer.OpenAsync(Trials)).Form(Trials + "/1/remove"));
        Assert.Equal(Text[..Text.IndexOf("\n- name: par", StringComparison.Ordinal)], await FileAsync(site));
        var done = await writer.Browser.SubmitAsync((await writer.OpenAsync(Trials)).Form(Trials + "/0/remove"));

        Assert.Contains("C’est retiré", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("pas encore d’essai", done.Text("main"), StringComparison.Ordinal);
        Assert.Null(await FileAsync(site));
    }

    [Fact]
    public async Task What_was_played_is_kept_with_what_came_out_once_and_in_a_file_of_its_own_when_there_is_none()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, "- name: x\n  choose: [Bonsoir]\n  expect: { ending: fin }\n");
        await writer.Browser.SubmitAsync((await writer.OpenAsync(Trials)).Form(Trials + "/0/remove"));
        var played = await writer.OpenAsync(Play + "?steps=check-place.w60.0");
        var form = Keep(played);

        var kept = await writer.Browser.SubmitAsync(form, ("name", "le lieu, puis bonsoir"));
        await writer.Browser.SubmitAsync(form, ("name", "le lieu, puis bonsoir"));
        await writer.Browser.SubmitAsync(Keep(await writer.OpenAsync(Play + "?steps=1")), ("name", "dehors"));

        Assert.Equal(Trials, kept.Path);
        Assert.Contains("L’essai est gardé", kept.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(
            """
            - name: le lieu, puis bonsoir
              choose: [{ act: check-place }, { wait: 60s }, Bonsoir]
              expect: { ending: fin, C2: 2, alliance: 3, passed: true, critical: 0, facts: [mot-convenu] }

            - name: dehors
              choose: [Attendre]
              expect: { ending: (dehors), C2: 1, alliance: 2, passed: false, critical: 0, facts: [] }

            """,
            await FileAsync(site)
        );
        Assert.False((await writer.OpenAsync(Trials)).Has(".state.bad"));
    }

    [Fact]
    public async Task Only_what_begins_as_a_session_does_is_kept_and_a_name_is_needed()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text);

        Assert.False((await writer.OpenAsync(Play)).Has("input[name=name]"));
        Assert.False((await writer.OpenAsync(Play + "?scene=dehors&fact=mot-convenu&steps=0")).Has("input[name=name]"));
        var forced = await writer.Browser.PostAsync(Play + "?scene=dehors&fact=mot-convenu&steps=0", Trials, ("name", "x"));
        var nameless = await writer.Browser.SubmitAsync(Keep(await writer.OpenAsync(Play + "?steps=0")), ("name", ""));
        var twice = await writer.Browser.SubmitAsync(Keep(await writer.OpenAsync(Play + "?steps=1")), ("name", "tout droit"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, forced.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Equal("tout droit", twice.Value("name"));
        Assert.Equal(Text, await FileAsync(site));
    }

    [Fact]
    public async Task A_file_that_the_form_does_not_know_is_opened_or_removed()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, "name: rien\n");

        var page = await writer.OpenAsync(Trials);

        Assert.Equal(File, page.Link("Ouvrir dans l’éditeur de texte"));
        Assert.Equal(ScenarioWriter.Draft + "/remove/jouer.playthroughs.yaml", page.Link("Retirer tous les essais"));
        Assert.True(page.Has(".problems .error"));
    }

    private static IHtmlFormElement Keep(Page page) => page.Document.Forms.Single(f => f.QuerySelector("input[name=name]") is not null);

    private static async Task<ScenarioWriter> BeginAsync(TrainingSite site, string trials)
    {
        var writer = await ScenarioWriter.AtAsync(site);
        await writer.WriteAsync(Scenario);
        await writer.Browser.SubmitAsync(await writer.OpenAsync(File), File, ("text", trials));
        return writer;
    }

    private static Task<string?> FileAsync(TrainingSite site) =>
        site.InDatabaseAsync(async db =>
            await db.Set<DraftFile>().Where(f => f.Path == "jouer.playthroughs.yaml").Select(f => f.Content).SingleOrDefaultAsync()
                is { } content
                ? Encoding.UTF8.GetString(content)
                : null
        );
}
