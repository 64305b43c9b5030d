using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Scenarios;

namespace Training.Tests.Scenarios;

public sealed class ShareDebriefTests
{
    private const string First = $"{SessionTaker.Scenario}/attempts/1";

    [Fact]
    public async Task Nobody_else_reads_a_debrief_until_its_learner_gives_a_link()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var debrief = await learner.PlayWellAsync();
        var reader = await SessionTaker.EnrolAsync(site);

        Assert.Equal(HttpStatusCode.NotFound, (await reader.Browser.GetAsync(First + "/debrief")).Status);
        Assert.Contains("Personne d’autre que vous", debrief.Text("#share"), StringComparison.Ordinal);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<SharedDebrief>().CountAsync()));
    }

    [Fact]
    public async Task Whoever_holds_the_link_and_is_signed_in_reads_the_session()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var link = await ShareAsync(learner, await learner.PlayWellAsync());

        var page = await (await site.SignUpAsync("Noé")).GetAsync(link);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("son pied bat la mesure", page.Html, StringComparison.Ordinal);
        Assert.Contains("Le moment d’abord.", page.Html, StringComparison.Ordinal);
        Assert.Contains("sans dire son nom", page.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal("noindex", page.Response.Headers.GetValues("X-Robots-Tag").Single());
    }

    [Fact]
    public async Task A_visitor_signs_in_first()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var link = await ShareAsync(learner, await learner.PlayWellAsync());

        Assert.Equal("/account/sign-in", (await site.Visit().GetAsync(link)).Path);
    }

    [Fact]
    public async Task Readers_see_neither_the_journal_nor_the_address_nor_other_sessions_and_can_do_nothing()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.PlayWellAsync();
        var debrief = await learner.PlayWellAsync();
        await learner.Browser.SubmitAsync(debrief, "/journal/seance/jouer/reflexion-1", ("text", "De la peur."));
        var email = await site.InDatabaseAsync(db => db.Learners.Select(l => l.Email!).SingleAsync());
        var link = await ShareAsync(learner, debrief);

        var page = await (await site.SignUpAsync("Noé")).GetAsync(link);

        Assert.DoesNotContain("De la peur.", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(email, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Tremblay", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Séance 1", page.Html, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form, main button, main .again"));
        Assert.Contains("Séance 1", debrief.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_is_shown_by_choice_and_the_choice_can_change()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var reader = await site.SignUpAsync("Noé");
        var debrief = await learner.PlayWellAsync();
        var link = await ShareAsync(learner, debrief, ("name", "1"));

        var named = await reader.GetAsync(link);
        var changed = await ShareAsync(learner, debrief);
        var unnamed = await reader.GetAsync(link);

        Assert.Contains("Amélie Tremblay", named.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal(link, changed);
        Assert.DoesNotContain("Amélie", unnamed.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sharing_twice_gives_the_same_link()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var debrief = await learner.PlayWellAsync();

        var links = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ShareAsync(learner, debrief)));

        Assert.Single(links.Distinct());
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<SharedDebrief>().CountAsync()));
    }

    [Fact]
    public async Task A_link_that_was_withdrawn_leads_nowhere_and_never_comes_back()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var debrief = await learner.PlayWellAsync();
        var link = await ShareAsync(learner, debrief);
        var shared = await learner.Browser.GetAsync(First + "/debrief");

        await learner.Browser.SubmitAsync(shared, First + "/share/withdrawal");
        var again = await learner.Browser.SubmitAsync(shared, First + "/share/withdrawal");
        var other = await ShareAsync(learner, debrief);

        Assert.Contains("Personne d’autre que vous", again.Text("#share"), StringComparison.Ordinal);
        Assert.NotEqual(link, other);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignUpAsync("Noé")).GetAsync(link)).Status);
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("%27")]
    [InlineData("a")]
    public async Task A_link_that_nobody_gave_leads_nowhere(string token)
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await ShareAsync(learner, await learner.PlayWellAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await learner.Browser.GetAsync("/shared/debriefs/" + token)).Status);
    }

    [Fact]
    public async Task A_practice_can_be_shared_and_says_that_it_is_one()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var debrief = await learner.PressAsync(await learner.ReplayAsync(await learner.PlayWellAsync(), decision: 2), "Non");
        var link = await ShareAsync(learner, debrief);

        var page = await (await site.SignUpAsync("Noé")).GetAsync(link);

        Assert.Contains("Entraînement.", page.Text(".practice"), StringComparison.Ordinal);
        Assert.False(page.Has(".practice a"));
    }

    [Fact]
    public async Task The_learner_sees_what_others_see()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var link = await ShareAsync(learner, await learner.PlayWellAsync());

        Assert.Contains("ce que voient les autres", (await learner.Browser.GetAsync(link)).Text(".alert"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_ones_own_finished_session_can_be_shared_or_withdrawn()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.StartAsync();
        var other = await SessionTaker.EnrolAsync(site);

        var early = await learner.Browser.PostAsync(First + "/share", First);

        Assert.Equal(First, early.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.PostAsync(First + "/share", SessionTaker.Scenario)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.PostAsync(First + "/share/withdrawal", SessionTaker.Scenario)).Status);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<SharedDebrief>().CountAsync()));
    }

    /// <summary>Shares the debrief on a page, and gives the link that it then shows.</summary>
    private static async Task<string> ShareAsync(SessionTaker learner, Page debrief, params (string Name, string Value)[] fields)
    {
        var page = await learner.Browser.SubmitAsync(debrief, debrief.Path.Replace("/debrief", "/share", StringComparison.Ordinal), fields);
        return new Uri(page.Document.QuerySelector("#share-link")!.GetAttribute("value")!).AbsolutePath;
    }
}
