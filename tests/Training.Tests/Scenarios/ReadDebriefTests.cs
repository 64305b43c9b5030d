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
}
