using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Quizzes;

namespace Training.Tests.Quizzes;

public sealed class StartQuizTests
{
    [Fact]
    public async Task The_first_page_says_what_the_quiz_is()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);

        var page = await learner.Browser.GetAsync(learner.Quiz);

        Assert.Equal("Bilan", page.Heading);
        Assert.Contains("3 questions", page.Texts(".meta li"));
        Assert.Contains("Réussite à 80 %", page.Texts(".meta li"));
        Assert.Contains("Autant de tentatives que vous voulez", page.Texts(".meta li"));
        Assert.Equal("Commencer", page.Text(".row button"));
    }

    [Fact]
    public async Task The_first_page_is_in_English_for_who_reads_English()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, language: Language.En);

        var page = await learner.Browser.GetAsync(learner.Quiz);

        Assert.Equal("Review", page.Heading);
        Assert.Contains("3 questions", page.Texts(".meta li"));
        Assert.Equal("Start", page.Text(".row button"));
    }

    [Fact]
    public async Task Who_is_not_enrolled_is_sent_to_the_module()
    {
        using var site = new TrainingSite();
        var stranger = await site.SignUpAsync();

        var shown = await stranger.GetAsync("/modules/essai/bilan");
        var started = await stranger.PostAsync("/modules/essai/bilan/attempts", tokenFrom: "/modules/essai");

        Assert.Equal("/modules/essai", shown.Path);
        Assert.Equal("/modules/essai", started.Path);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<QuizAttempt>().CountAsync()));
    }

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in()
    {
        using var site = new TrainingSite();

        var page = await site.Visit().GetAsync("/modules/essai/bilan");

        Assert.Equal("/account/sign-in", page.Path);
    }

    [Fact]
    public async Task Starting_shows_every_item_on_one_page()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);

        var page = await learner.StartAsync();

        Assert.Equal(learner.Attempt(1), page.Path);
        Assert.Equal(3, page.Texts("fieldset.item legend").Count);
        Assert.Empty(QuizTaker.Ticked(page));
    }

    [Fact]
    public async Task Starting_twice_resumes_the_same_attempt()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        await learner.StartAsync();

        var first = await learner.Browser.GetAsync(learner.Quiz);
        var again = await learner.StartAsync();

        Assert.Equal("Reprendre la tentative 1", first.Text(".row button"));
        Assert.Equal(learner.Attempt(1), again.Path);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<QuizAttempt>().CountAsync()));
    }

    [Fact]
    public async Task Two_starts_at_once_make_one_attempt()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var page = await learner.Browser.GetAsync(learner.Quiz);

        var both = await Task.WhenAll(
            learner.Browser.SubmitAsync(page, $"{learner.Quiz}/attempts"),
            learner.Browser.SubmitAsync(page, $"{learner.Quiz}/attempts")
        );

        Assert.All(both, p => Assert.Equal(learner.Attempt(1), p.Path));
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<QuizAttempt>().CountAsync()));
    }

    [Fact]
    public async Task A_submitted_attempt_is_listed_with_its_score_and_a_second_can_start()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        await learner.TakeAsync(QuizTaker.AllRight);

        var page = await learner.Browser.GetAsync(learner.Quiz);
        var second = await learner.StartAsync();

        Assert.Equal(learner.Attempt(1), page.Link("Tentative 1"));
        Assert.Equal("100 %, réussie", page.Text("tbody td:last-child"));
        Assert.Equal("Refaire le questionnaire", page.Text(".row button"));
        Assert.Equal(learner.Attempt(2), second.Path);
    }

    [Fact]
    public async Task A_quiz_without_attempts_left_cannot_be_started()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "essai/limite");
        await learner.TakeAsync(("r.mot", "1"), ("r.rappel", "1"));
        var first = await learner.Browser.GetAsync(learner.Quiz);
        var last = await learner.TakeAsync(("r.mot", "1"), ("r.rappel", "1"));

        var refused = await learner.Browser.PostAsync($"{learner.Quiz}/attempts", tokenFrom: learner.Quiz);

        Assert.Equal("Il vous reste 1 tentative.", first.Text(".row .hint"));
        Assert.Contains("Vous avez utilisé toutes les tentatives permises", last.Text(".verdict"), StringComparison.Ordinal);
        Assert.DoesNotContain("Refaire le questionnaire", last.Texts("button"));
        Assert.Equal(learner.Quiz, refused.Path);
        Assert.Contains("Vous avez utilisé toutes les tentatives permises", refused.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal(2, await site.InDatabaseAsync(db => db.Set<QuizAttempt>().CountAsync()));
    }

    [Fact]
    public async Task The_first_page_costs_two_queries()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        await learner.Browser.GetAsync(learner.Quiz);

        var sql = await site.Sql.DuringAsync(() => learner.Browser.GetAsync(learner.Quiz));

        Assert.Equal(2, sql.Count);
    }
}
