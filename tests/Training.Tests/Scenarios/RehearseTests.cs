using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Scenarios;

namespace Training.Tests.Scenarios;

public sealed class RehearseTests
{
    private const string Rehearsal = $"{SessionTaker.Scenario}/rehearsal";

    [Fact]
    public async Task A_learner_who_never_played_is_offered_a_rehearsal_first_and_later_only_a_link()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);

        var first = await learner.Browser.GetAsync(SessionTaker.Scenario);
        await learner.PlayWellAsync();
        var later = await learner.Browser.GetAsync(SessionTaker.Scenario);

        Assert.Equal("Votre première séance simulée?", first.Text("#first"));
        Assert.False(later.Has("#first"));
        Assert.Equal(Rehearsal, first.Link("Vérifier mon écran et essayer"));
        Assert.Equal(Rehearsal, later.Link("Vérifier mon écran et essayer"));
    }

    [Theory]
    [InlineData("m’entendez-vous", "Dans une séance, la personne répondrait.")]
    [InlineData("Vérifier le lieu", "dans la barre du bas")]
    [InlineData("Le temps est écoulé", "le silence a répondu pour vous")]
    public async Task Whatever_they_try_is_answered_and_nothing_is_kept(string words, string answer)
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);

        var rehearsal = await learner.Browser.GetAsync(Rehearsal);
        var button = rehearsal
            .Document.QuerySelectorAll("button")
            .OfType<IHtmlButtonElement>()
            .First(b => b.TextContent.Contains(words, StringComparison.Ordinal));
        var page = await learner.Browser.GetAsync($"{Rehearsal}?{button.Name}={button.Value}&after={rehearsal.Value("after")}");

        Assert.Equal(("get", $"{Rehearsal}#try"), (button.Form!.Method, button.Form.GetAttribute("action")));
        Assert.Contains(answer, page.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("2", page.Value("after"));
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<ScenarioAttempt>().CountAsync()));
    }

    [Fact]
    public async Task It_warns_that_breakdowns_are_part_of_the_session_and_offers_help()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site, Language.En);

        var page = await learner.Browser.GetAsync(Rehearsal);

        Assert.Contains("it is not your device that is failing", page.Html, StringComparison.Ordinal);
        Assert.True(page.Has(".help a[href='tel:+18662773553']"));
    }

    [Fact]
    public async Task Without_an_enrolment_it_leads_to_the_module()
    {
        using var site = new TrainingSite();
        var browser = await site.SignUpAsync();

        Assert.Equal("/modules/seance", (await browser.GetAsync(Rehearsal)).Path);
    }
}
