using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Scenarios;

namespace Training.Tests.Scenarios;

public sealed class ReadDebriefTests
{
    [Fact]
    public async Task The_debrief_shows_what_the_channel_hid()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);

        var debrief = await learner.PlayWellAsync();

        var missed = debrief.Texts(".missed").Select(t => t.Replace('\u00A0', ' ')).ToList();
        Assert.Contains(missed, t => t.Contains("son pied bat la mesure", StringComparison.Ordinal));
        Assert.Contains(missed, t => t.Contains("il sourit", StringComparison.Ordinal));
        Assert.DoesNotContain(missed, t => t.Contains("basse", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_decision_shows_all_its_choices_with_their_reason()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);

        var debrief = await learner.PressAsync(await learner.PressAsync(await learner.StartAsync(), "Ne rien dire"), "Non");

        var first = debrief.Document.QuerySelector(".timeline .mark")!;
        Assert.Equal(3, first.QuerySelectorAll(".paths li").Length);
        Assert.Contains("Le plus juste", first.QuerySelector(".paths li:nth-child(2)")!.TextContent, StringComparison.Ordinal);
        Assert.All(
            ["Le moment d’abord.", "Discret.", "Quelqu’un écoute peut-être."],
            reason => Assert.Contains(reason, first.TextContent, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Acts_that_would_have_mattered_are_named_when_they_were_never_used()
    {
        using var site = new TrainingSite();
        var without = await (await SessionTaker.EnrolAsync(site)).PlayWellAsync();
        var taker = await SessionTaker.EnrolAsync(site);
        var with = await taker.PressAsync(
            await taker.PressAsync(await taker.PressAsync(await taker.StartAsync(), "Vérifier le lieu"), "bon moment"),
            "Oui"
        );

        Assert.Contains("Des actes dont vous ne vous êtes pas servi", without.Texts("h2"));
        Assert.DoesNotContain("Des actes dont vous ne vous êtes pas servi", with.Texts("h2"));
    }

    [Fact]
    public async Task A_session_under_way_has_no_debrief_yet()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.StartAsync();

        var page = await learner.Browser.GetAsync($"{SessionTaker.Scenario}/attempts/1/debrief");

        Assert.Equal($"{SessionTaker.Scenario}/attempts/1", page.Path);
    }

    [Fact]
    public async Task A_reflection_goes_to_the_journal_and_is_there_when_one_comes_back()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var debrief = await learner.PlayWellAsync();

        var kept = await learner.Browser.SubmitAsync(debrief, "/journal/seance/jouer/reflexion-1", ("text", "De la peur."));

        Assert.Equal(debrief.Path, kept.Path);
        Assert.Equal("De la peur.", kept.Document.QuerySelector("#reflexion-1-text")!.TextContent.Trim());
        Assert.Contains(
            "Qu’avez-vous ressenti?",
            (await learner.Browser.GetAsync("/journal")).Text("article.box"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_competency_says_its_level_and_links_to_the_moments_its_points_come_from()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);

        // One point from an act nobody had asked for, two of two, then none of two: three of five.
        var act = await learner.PressAsync(await learner.StartAsync(), "Vérifier le lieu");
        var debrief = await learner.PressAsync(await learner.PressAsync(act, "bon moment"), "Non");

        Assert.Contains("60", debrief.Text(".reached"), StringComparison.Ordinal);
        Assert.Contains("N1 débutant", debrief.Text(".reached"), StringComparison.Ordinal);
        var beads = debrief.Document.QuerySelectorAll(".beads a");
        Assert.Equal(["1/1", "2/2", "0/2"], beads.Select(b => b.QuerySelector("small")!.TextContent));
        Assert.All(beads, b => Assert.True(debrief.Has(b.GetAttribute("href")!)));
    }

    [Fact]
    public async Task Earlier_sessions_stand_behind_without_being_played_again()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.PressAsync(await learner.PressAsync(await learner.StartAsync(), "suicide"), "Non");
        await learner.PressAsync(await learner.PressAsync(await learner.StartAsync(), "Ne rien dire"), "Non");

        var debrief = await learner.PlayWellAsync();
        var first = await learner.Browser.GetAsync($"{SessionTaker.Scenario}/attempts/1/debrief");

        Assert.Equal(2, debrief.Document.QuerySelectorAll(".bars .was").Length);
        Assert.Equal(
            ["100 %", "33 %", "0 %"],
            debrief
                .Document.QuerySelectorAll(".scores tbody td")
                .Where((_, i) => i is 0 or 3 or 4)
                .Select(td => td.TextContent.Replace('\u00A0', ' ').Trim())
        );
        Assert.Empty(first.Document.QuerySelectorAll(".bars .was"));
        Assert.Equal(
            [(-2, 3, 1), (1, 3, 0), (3, 3, 0)],
            await site.InDatabaseAsync(async db =>
                (await db.Set<ScenarioScore>().ToListAsync()).OrderBy(s => s.Earned).Select(s => (s.Earned, s.Possible, s.Critical))
            )
        );
    }

    [Fact]
    public async Task The_scores_of_an_attempt_are_written_once_when_it_ends()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var last = await learner.PressAsync(await learner.StartAsync(), "bon moment");
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<ScenarioScore>().CountAsync()));

        await learner.PressAsync(last, "Oui");
        await learner.PressAsync(last, "Oui");

        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<ScenarioScore>().CountAsync()));
    }

    [Fact]
    public async Task Changes_of_channel_timeouts_and_acts_are_marked()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var page = await learner.PressAsync(await learner.StartAsync(), "Vérifier le lieu");
        page = await learner.PressAsync(page, "Vérifier le lieu");

        var debrief = await learner.PressAsync(await learner.PressAsync(page, "Le temps est écoulé"), "Oui");

        Assert.Contains("au téléphone", debrief.Text(".timeline .turn"), StringComparison.Ordinal);
        Assert.Contains("Le silence a répondu pour vous", debrief.Text(".timeline .paths .taken"), StringComparison.Ordinal);
        Assert.Equal(2, debrief.Document.QuerySelectorAll(".timeline .mark.acted").Length);
        Assert.Contains("retour", debrief.Texts(".when .tag"));
    }

    [Fact]
    public async Task A_missed_act_says_what_it_would_have_brought_and_leads_to_the_moment()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);

        var debrief = await learner.PlayWellAsync();

        var missed = debrief.Document.QuerySelector(".missed-acts li")!;
        Assert.Contains("Je suis dans mon camion.", missed.TextContent, StringComparison.Ordinal);
        Assert.Equal("#moment-0", missed.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_debrief_is_one_click_from_the_modules_page()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.PlayWellAsync();
        await learner.PlayWellAsync();

        var module = await learner.Browser.GetAsync("/modules/seance");

        Assert.Equal($"{SessionTaker.Scenario}/attempts/2/debrief", module.Link("Relire le débreffage (L’appel)"));
    }

    [Fact]
    public async Task A_message_that_crossed_the_learners_own_is_told_apart_once_it_is_over()
    {
        using var site = new TrainingSite();
        var learner = new SessionTaker(await site.SignUpAsync());
        await learner.Browser.PostAsync("/modules/groupe/enrol", tokenFrom: "/modules/groupe");
        const string Group = "/modules/groupe/mosaique";
        var group = await learner.Browser.SubmitAsync(await learner.Browser.GetAsync(Group), $"{Group}/attempts");
        var chat = await learner.PressAsync(group, "je vous appelle");

        var debrief = await learner.PressAsync(chat, "Je vous lis");

        Assert.DoesNotContain("Messages croisés", chat.Html, StringComparison.Ordinal);
        Assert.Contains(debrief.Texts(".timeline .turn"), t => t.Contains("Messages croisés", StringComparison.Ordinal));
        // A camera that is off in a group hides its own tile, and nobody else’s.
        Assert.Contains("il pleure", debrief.Text(".missed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_English_everything_is_in_English()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site, Language.En);
        var page = await learner.Browser.SubmitAsync(
            await learner.Browser.GetAsync(SessionTaker.Scenario),
            $"{SessionTaker.Scenario}/attempts"
        );

        var debrief = await learner.PressAsync(await learner.PressAsync(page, "Say nothing"), "No");

        Assert.Contains("Luc would then have said: “Shall we go on?”", debrief.Text(".paths li + li .hint"), StringComparison.Ordinal);
        Assert.Contains("Too few points for a level", debrief.Text(".reached"), StringComparison.Ordinal);
        Assert.DoesNotContain("«", debrief.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_debrief_stays_on_the_version_that_was_played()
    {
        var content = Directory.CreateTempSubdirectory("training-content-");
        Copy(new(Path.Combine(AppContext.BaseDirectory, "Content")), content);
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.FullName } };
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.PlayWellAsync();

        var file = Path.Combine(content.FullName, "modules", "seance", "jouer.scenario.md");
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text.Replace("Le moment d’abord.", "Autre chose.", StringComparison.Ordinal));
        await site.Services.PrepareTrainingAsync();
        var debrief = await learner.Browser.GetAsync($"{SessionTaker.Scenario}/attempts/1/debrief");

        Assert.Equal(2, await site.InDatabaseAsync(db => db.Set<ModuleVersion>().CountAsync(v => v.Module == "seance")));
        Assert.Contains("Le moment d’abord.", debrief.Html, StringComparison.Ordinal);
        content.Delete(recursive: true);
    }

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var file in from.GetFiles())
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        foreach (var folder in from.GetDirectories())
            Copy(folder, to.CreateSubdirectory(folder.Name));
    }
}
