using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Quizzes;

namespace Training.Tests.Quizzes;

/// <summary>Quizzes that explain each answer as soon as it is checked.</summary>
public sealed class CheckAnswerTests
{
    private const string Quiz = "retours/chaque";

    [Fact]
    public async Task A_checked_answer_is_explained_on_the_spot_and_can_not_change()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        var attempt = await learner.StartAsync();

        var checkedPage = await learner.CheckAsync(attempt, "lieu", ("r.lieu", "1"), ("r.mot", "0"));
        await learner.AutosaveAsync(checkedPage, "lieu", "0");
        await learner.DeliverAsync(checkedPage, "lieu", 99_999_999_999_999, "0");
        var again = await learner.ShowAsync();

        Assert.Equal("À revoir", checkedPage.Text("section.item > .state"));
        Assert.Contains("Le contenu attendra.", checkedPage.Text("section.item"), StringComparison.Ordinal);
        Assert.Contains("Le lieu, toujours.", checkedPage.Text("section.item .box"), StringComparison.Ordinal);
        Assert.True(checkedPage.Has("#source-65"));
        Assert.Equal(3, checkedPage.Document.QuerySelectorAll("fieldset.item").Length);
        Assert.Equal(["r.mot=0"], QuizTaker.Ticked(again).Where(t => t.StartsWith("r.", StringComparison.Ordinal)));
        Assert.Equal("1", await KeptAsync(site, "lieu"));
    }

    [Fact]
    public async Task The_score_is_that_of_the_locked_answer()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        var attempt = await learner.StartAsync();
        await learner.CheckAsync(attempt, "lieu", ("r.lieu", "1"));

        // The page of before the check still has its field.
        var asked = await learner.SubmitAsync(attempt, ("r.lieu", "0"), ("r.mot", "0"), ("r.rappel", "0"));
        var result = await learner.PressAsync(asked, "Remettre quand même");

        Assert.Equal("Pas encore réussi : 2 sur 4", result.Text("#verdict"));
    }

    [Fact]
    public async Task Checking_twice_or_at_once_is_checking_once()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        var (oneTab, otherTab) = (await learner.StartAsync(), await learner.StartAsync());

        var both = await Task.WhenAll(
            learner.CheckAsync(oneTab, "lieu", ("r.lieu", "1")),
            learner.CheckAsync(otherTab, "lieu", ("r.lieu", "0"))
        );
        var kept = await KeptAsync(site, "lieu");
        var before = await RevisionAsync(site);
        await learner.CheckAsync(oneTab, "lieu", ("r.lieu", "1"));

        Assert.Equal(kept, await KeptAsync(site, "lieu"));
        Assert.Equal(before, await RevisionAsync(site));
        Assert.All(both, page => Assert.True(page.Has("section.item")));
    }

    [Theory]
    [InlineData("lieu", "Sans réponse")]
    [InlineData("ordre", "Réponse incomplète")]
    public async Task What_is_not_answered_in_full_is_not_checked(string item, string state)
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        await learner.StartAsync();
        if (item == "ordre")
            await learner.Browser.PostAsync($"{learner.Attempt()}/responses", learner.Attempt(), ("item", "ordre"), ("r.ordre", "0:1"));

        var asked = await learner.CheckAsync(await learner.ShowAsync(), item);

        Assert.Equal(state, asked.Text($"#item-{item}-missing"));
        Assert.False(asked.Has("section.item"));
    }

    [Fact]
    public async Task Nothing_explains_an_answer_before_it_is_checked()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);

        var attempt = await learner.SaveAsync(await learner.StartAsync(), ("r.lieu", "1"), ("r.mot", "1"));

        Assert.DoesNotContain("Le contenu attendra", attempt.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Le lieu, toujours", attempt.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Il en faut un", attempt.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("source-65", attempt.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_feedback_waits_for_the_end_nothing_can_be_checked()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();

        var refused = await learner.Browser.PostAsync($"{learner.Attempt()}/check", learner.Attempt(), ("check", "ouverture"));

        Assert.False(attempt.Has("button[name=check]"));
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
    }

    [Fact]
    public async Task Neither_an_unknown_item_nor_someone_elses_attempt_can_be_checked()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        await learner.StartAsync();
        var other = await QuizTaker.EnrolAsync(site, Quiz);

        var unknown = await learner.Browser.PostAsync($"{learner.Attempt()}/check", learner.Attempt(), ("check", "nulle-part"));
        var notTheirs = await other.Browser.PostAsync($"{learner.Attempt()}/check", learner.Quiz, ("check", "lieu"));
        var forged = await learner.Browser.ForgeAsync($"{learner.Attempt()}/check", ("check", "lieu"));

        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Equal(HttpStatusCode.NotFound, notTheirs.Status);
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
    }

    [Fact]
    public async Task Checking_after_submitting_shows_the_result()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        var attempt = await learner.StartAsync();
        await learner.PressAsync(await learner.SubmitAsync(attempt, ("r.lieu", "0")), "Remettre quand même");

        var late = await learner.CheckAsync(attempt, "mot", ("r.mot", "0"));

        Assert.Equal("Pas encore réussi : 1 sur 4", late.Text("#verdict"));
    }

    [Fact]
    public async Task Checking_costs_at_most_three_queries_and_its_page_one()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        var attempt = await learner.StartAsync();

        var check = await site.Sql.DuringAsync(() => learner.CheckAsync(attempt, "lieu", ("r.lieu", "1")));
        var shown = await site.Sql.DuringAsync(() => learner.ShowAsync());

        Assert.Single(shown);
        Assert.InRange(check.Count - shown.Count, 1, 3);
    }

    private static Task<string> KeptAsync(TrainingSite site, string item) =>
        site.InDatabaseAsync(db => db.Set<QuizResponse>().Where(r => r.Item == item).Select(r => r.Text).SingleAsync());

    private static Task<int> RevisionAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => db.Set<QuizAttempt>().Select(a => a.Revision).SingleAsync());
}
