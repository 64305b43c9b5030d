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
    public async Task A_scene_that_nothing_leads_to_yet_is_to_come_and_says_where_a_choice_may_lead_there()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text);
        await writer.WriteAsync($"{Scenario}\n## Le train {{#le-train}}\n\nIl passe.\n\n- [Attendre la fin.](#fin)\n");

        var scenes = await writer.OpenAsync();
        var scene = await writer.OpenSceneAsync("le-train");
        var home = await writer.OpenAsync(ScenarioWriter.Draft);

        foreach (var page in (Page[])[scenes, scene])
        {
            Assert.Contains("Rien n’y mène encore", page.Texts(".state"));
            Assert.False(page.Has("#scene-le-train .error, .scene .error"), page.Text("main"));
            Assert.Equal(
                ["accueil", "dehors", "bruit"],
                page.Document.QuerySelectorAll("details a[href$='#choices-title']").Select(a => a.GetAttribute("href")!.Split('/', '#')[^2])
            );
        }
        Assert.Contains(
            "Rien ne mène encore à « Le train ».",
            home.Text("section[aria-labelledby=to-come]").Replace('\u00A0', ' '),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_competency_that_too_few_points_go_to_is_told_of_where_the_scenes_are()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text);

        var few = await writer.OpenAsync();
        await writer.WriteAsync(
            Scenario
                .Replace("`C2 +2`", "`C2 +3`", StringComparison.Ordinal)
                .Replace("(#fin)\n  > Oui.", "(#fin) `C2 +2`\n  > Oui.", StringComparison.Ordinal)
        );
        var enough = await writer.OpenAsync();

        Assert.StartsWith(
            "C2 – Protéger la confidentialité : 2 points possibles",
            few.Text(".few-points").Replace('\u00A0', ' '),
            StringComparison.Ordinal
        );
        Assert.False(enough.Has(".few-points"), enough.Text("main"));
    }

    [Fact]
    public async Task A_playthrough_that_departs_is_named_where_the_session_is_written_and_hides_neither_drawing_nor_play()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text.Replace("C2: 2", "C2: 9", StringComparison.Ordinal));

        var scenes = await writer.OpenAsync();
        var problem = scenes.Text(".alert .problems .error");

        Assert.True(scenes.Has(".graph"));
        Assert.DoesNotContain("playthroughs", problem, StringComparison.Ordinal);
        Assert.Contains("C2 : « 2 » au lieu de « 9 »", problem.Replace('\u00A0', ' '), StringComparison.Ordinal);
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

        Assert.True(scenes.Has("#scene-accueil .problems .error"));
        Assert.False(scenes.Has("#graph ~ .problems"));
        Assert.Equal(["Accueil", "Dehors I1", "Un bruit I1 · incident", "Fin fin"], scenes.Texts(".graph a.node"));
        Assert.Equal($"{ScenarioWriter.Scenes}/scenes/accueil", trials.Document.QuerySelector(".alert .problems a")!.GetAttribute("href"));
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

        Assert.Contains("Les pas sont remplacés", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(Text, await FileAsync(site));
    }

    [Fact]
    public async Task Steps_in_other_words_are_found_again_by_where_they_lead_and_accepted_in_one_go()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(
            site,
            Text.Replace("[Attendre, On rentre]", "[Patienter dehors, On rentre]", StringComparison.Ordinal)
        );
        var page = await writer.OpenAsync(Trials);
        var form = page.Form(Trials + "/1/mend");

        Assert.Contains("Ces 2 pas se retrouvent ainsi", form.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tout accepter", form.TextContent, StringComparison.Ordinal);
        var done = await writer.Browser.SubmitAsync(form);
        var again = await writer.Browser.SubmitAsync(form);

        Assert.Contains("Les pas sont remplacés", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("Va comme prévu", done.Text("#trial-1"), StringComparison.Ordinal);
        Assert.Contains("Rien n’a changé", again.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal(Text.Replace("On rentre", "On entre", StringComparison.Ordinal), await FileAsync(site));
    }

    [Fact]
    public async Task Another_choice_than_the_one_proposed_is_taken_and_what_it_leads_to_is_looked_at_again()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(
            site,
            Text.Replace("[Attendre, On rentre]", "[Patienter dehors, On rentre]", StringComparison.Ordinal)
        );
        var revision = (await writer.OpenAsync(Trials))
            .Form(Trials + "/1/mend")
            .QuerySelector("input[name=revision]")!
            .GetAttribute("value")!;

        // The second is a choice of the scene where the first would have led, not of the end.
        var done = await writer.Browser.PostAsync(
            Trials + "/1/mend",
            Trials,
            ("revision", revision),
            ("step", "0"),
            ("scene", "accueil"),
            ("with", "0"),
            ("step", "1"),
            ("scene", "dehors"),
            ("with", "0")
        );

        Assert.Contains("La séance a déjà fini", done.Text("#trial-1 .error"), StringComparison.Ordinal);
        Assert.Equal(Text.Replace("[Attendre, On rentre]", "[Bonsoir, On rentre]", StringComparison.Ordinal), await FileAsync(site));
    }

    [Fact]
    public async Task A_forged_mending_changes_nothing()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text);
        var revision = (await writer.OpenAsync(Trials))
            .Form(Trials + "/1/mend")
            .QuerySelector("input[name=revision]")!
            .GetAttribute("value")!;

        foreach (
            var (step, scene, with) in new[] { ("1", "accueil", "0"), ("1", "dehors", "99"), ("7", "dehors", "0"), ("1", "dehors", "<b>") }
        )
            Assert.Contains(
                "Rien n’a changé",
                (
                    await writer.Browser.PostAsync(
                        Trials + "/1/mend",
                        Trials,
                        ("revision", revision),
                        ("step", step),
                        ("scene", scene),
                        ("with", with)
                    )
                ).Text(".alert"),
                StringComparison.Ordinal
            );
        await writer.Browser.PostAsync(Trials + "/1/mend", Trials, ("revision", revision));

        Assert.Equal(Text, await FileAsync(site));
    }

    [Fact]
    public async Task A_session_played_again_takes_the_place_of_a_trial_under_its_name_once()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text);
        var start = await writer.OpenAsync(
            (await writer.OpenAsync(Trials)).Document.QuerySelector("#trial-1 a.btn")!.GetAttribute("href")!
        );
        var first = await writer.OpenAsync(start.Document.QuerySelectorAll("a.reply")[1].GetAttribute("href")!);
        var played = await writer.OpenAsync(first.Document.QuerySelectorAll("a.reply")[1].GetAttribute("href")!);

        Assert.Contains("par le jardin", played.Text("section[aria-labelledby=keep]"), StringComparison.Ordinal);
        Assert.False(played.Has("#name"));
        var replaced = await writer.Browser.SubmitAsync(Replace(played));
        var again = await writer.Browser.SubmitAsync(Replace(played));

        Assert.Contains("L’essai est remplacé", replaced.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("L’essai est remplacé", again.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(
            Text.Replace(
                "  choose: [Attendre, On rentre]\n  expect: { ending: fin, C2: 1 }\n",
                "  choose: [Attendre, Marcher]\n  expect: { ending: fin, C2: 0, alliance: 2, passed: false, critical: 0, facts: [] }\n",
                StringComparison.Ordinal
            ),
            await FileAsync(site)
        );
    }

    [Fact]
    public async Task A_trial_that_someone_changed_meanwhile_is_not_replaced_and_what_was_played_is_kept_under_another_name()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text);
        var replacing = (await writer.OpenAsync(Trials)).Document.QuerySelector("#trial-1 a.btn")!.GetAttribute("href")!;
        var played = await writer.OpenAsync(replacing + "&steps=1.1");
        await writer.Browser.SubmitAsync((await writer.OpenAsync(Trials)).Form(Trials + "/1/mend"));
        var mended = await FileAsync(site);

        var refused = await writer.Browser.SubmitAsync(Replace(played));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Quelqu’un vient de changer cet essai", refused.Text(".error"), StringComparison.Ordinal);
        Assert.Equal(mended, await FileAsync(site));

        await writer.Browser.SubmitAsync(Keep(refused), ("name", "autrement"));
        Assert.StartsWith(mended!, await FileAsync(site), StringComparison.Ordinal);
        Assert.Contains("- name: autrement\n  choose: [Attendre, Marcher]\n", await FileAsync(site), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_played_under_no_name_is_asked_for_the_name_of_a_trial()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text);

        var nameless = await writer.Browser.SubmitAsync(Keep(await writer.OpenAsync(Play + "?steps=0")), ("name", ""));
        var renamed = await writer.Browser.SubmitAsync((await writer.OpenAsync(Trials)).Form(Trials + "/0/rename"), ("name", " "));

        Assert.Contains("Écrivez le nom de l’essai.", nameless.Text(".field .error"), StringComparison.Ordinal);
        Assert.Contains("Écrivez le nom de l’essai.", renamed.Text("#name-0-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_choices_do_is_said_in_words_where_the_session_is_played_and_drawn()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text);

        var played = await writer.OpenAsync(Play);
        var drawn = await writer.OpenAsync(ScenarioWriter.Draft + "/scenarios/jouer");

        var effects = played.Text(".effects").Replace('\u00A0', ' ');
        Assert.Contains("C2 : +2 points · Alliance : +1 · rend vrai le fait « mot convenu »", effects, StringComparison.Ordinal);
        Assert.Contains("→ Fin", effects, StringComparison.Ordinal);
        Assert.False(played.Has(".effects code"));
        Assert.False(drawn.Has(".scene-detail code"));
        Assert.Contains("la séance finit ici", drawn.Text("#scene-fin .hint"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_say_what_is_wrong_in_their_own_words_and_the_text_editor_in_those_of_the_text()
    {
        using var site = new TrainingSite();
        var writer = await BeginAsync(site, Text);
        await writer.WriteAsync(
            Scenario
                .Replace("cast: { Luc: luc }", "cast: { Marc: luc }", StringComparison.Ordinal)
                .Replace("competencies: [C2]", "competencies: [C3]", StringComparison.Ordinal)
        );

        var forms = new[]
        {
            await writer.OpenAsync(),
            await writer.OpenAsync(ScenarioWriter.Scenes + "/scenes/accueil"),
            await writer.OpenAsync(Trials),
        };
        var text = await writer.OpenAsync(ScenarioWriter.Editor);

        foreach (var said in forms.Select(page => string.Join(' ', page.Texts(".problems")).Replace('\u00A0', ' ')))
        {
            Assert.Contains("« Luc » n’est plus parmi les personnages : Marc.", said, StringComparison.Ordinal);
            Assert.DoesNotContain("cast", said, StringComparison.Ordinal);
            Assert.DoesNotContain("competencies", said, StringComparison.Ordinal);
        }
        Assert.Contains("« cast »", text.Text("main").Replace('\u00A0', ' '), StringComparison.Ordinal);
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

    private static IHtmlFormElement Replace(Page page) =>
        (IHtmlFormElement)page.Document.QuerySelector("section[aria-labelledby=keep] form")!;

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
