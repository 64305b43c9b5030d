using System.Net;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Training.Quizzes;

namespace Training.Tests.Quizzes;

public sealed class AnswerQuizTests
{
    [Fact]
    public async Task Answers_saved_without_script_are_there_when_one_comes_back()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();

        var saved = await learner.SaveAsync(attempt, ("r.ouverture", "2"), ("r.debut", "1"));
        var back = await learner.StartAsync();

        Assert.Equal(learner.Attempt(1), saved.Path);
        Assert.StartsWith("Réponses gardées à", saved.Text("#saved"), StringComparison.Ordinal);
        Assert.Equal(["r.ouverture=2", "r.debut=1"], QuizTaker.Ticked(back));
    }

    [Fact]
    public async Task An_answer_is_saved_as_it_is_given()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();

        var status = await learner.AutosaveAsync(attempt, "debut", "0", "2");

        Assert.Equal(HttpStatusCode.NoContent, status);
        Assert.Equal(["r.debut=0", "r.debut=2"], QuizTaker.Ticked(await learner.ShowAsync()));
    }

    [Fact]
    public async Task The_latest_answer_stands()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();

        await learner.AutosaveAsync(attempt, "ouverture", "0");
        await learner.AutosaveAsync(attempt, "ouverture", "1");
        await learner.AutosaveAsync(attempt, "debut", "0");
        await learner.AutosaveAsync(attempt, "debut");

        Assert.Equal(["r.ouverture=1"], QuizTaker.Ticked(await learner.ShowAsync()));
    }

    [Fact]
    public async Task Items_and_choices_that_the_attempt_does_not_have_are_passed_over()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();
        await learner.AutosaveAsync(attempt, "ouverture", "0");

        await learner.AutosaveAsync(attempt, "inconnu", "0");
        await learner.AutosaveAsync(attempt, "ouverture", "3");
        await learner.AutosaveAsync(attempt, "ouverture", "oui");
        await learner.AutosaveAsync(attempt, "porte", "1", "0");

        Assert.Equal(["r.ouverture=0", "r.porte=1"], QuizTaker.Ticked(await learner.ShowAsync()));
        Assert.Equal(2, await site.InDatabaseAsync(db => db.Set<QuizResponse>().CountAsync()));
    }

    [Fact]
    public async Task Two_tabs_lose_nothing()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var (oneTab, otherTab) = (await learner.StartAsync(), await learner.StartAsync());

        await learner.SaveAsync(oneTab, ("r.ouverture", "1"), ("r.debut", "0"));
        await learner.SaveAsync(otherTab, ("r.porte", "1"));

        Assert.Equal(["r.ouverture=1", "r.debut=0", "r.porte=1"], QuizTaker.Ticked(await learner.ShowAsync()));
    }

    [Fact]
    public async Task Answers_that_arrive_at_once_are_all_kept()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();

        var statuses = await Task.WhenAll(
            learner.AutosaveAsync(attempt, "ouverture", "0"),
            learner.AutosaveAsync(attempt, "debut", "0", "1"),
            learner.AutosaveAsync(attempt, "porte", "1"),
            learner.AutosaveAsync(attempt, "porte", "1")
        );

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.NoContent, status));
        Assert.Equal(["r.ouverture=0", "r.debut=0", "r.debut=1", "r.porte=1"], QuizTaker.Ticked(await learner.ShowAsync()));
    }

    [Fact]
    public async Task A_server_that_starts_again_has_lost_nothing()
    {
        using var site = new TrainingSite();
        var account = await site.AddLearnerAsync();
        var learner = await QuizTaker.EnrolAsync(await site.SignInAsync(account.Email!));
        await learner.AutosaveAsync(await learner.StartAsync(), "ouverture", "2");

        await using var again = site.WithWebHostBuilder(_ => { });
        using var client = again.CreateDefaultClient(new Uri("https://localhost"), new RedirectHandler(), new CookieJar());
        var browser = new Browser(client, "fr-CA");
        var signIn = await browser.GetAsync("/account/sign-in");
        await browser.SubmitAsync(signIn, "/account/sign-in", ("email", account.Email!), ("password", TrainingSite.Password));

        Assert.Equal(["r.ouverture=2"], QuizTaker.Ticked(await learner.In(browser).StartAsync()));
    }

    [Fact]
    public async Task A_submitted_attempt_is_never_changed()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();
        await learner.SubmitAsync(attempt, QuizTaker.AllRight);

        var byScript = await learner.AutosaveAsync(attempt, "ouverture", "1");
        var byForm = await learner.SaveAsync(attempt, ("r.ouverture", "1"));

        Assert.Equal(HttpStatusCode.Conflict, byScript);
        Assert.Equal("Réussi : 3 sur 3", byForm.Text("#verdict"));
        var kept = await site.InDatabaseAsync(db => db.Set<QuizResponse>().SingleAsync(r => r.Item == "ouverture"));
        Assert.Equal("0", kept.Text);
    }

    [Fact]
    public async Task Someone_elses_attempt_does_not_exist()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();
        var other = await QuizTaker.EnrolAsync(site);

        var shown = await other.ShowAsync();
        var saved = await other.Browser.PostAsync($"{attempt.Path}/responses", other.Quiz, ("item", "porte"), ("r.porte", "1"));
        var submitted = await other.Browser.PostAsync($"{attempt.Path}/submit", other.Quiz, ("confirm", "1"));

        Assert.All([shown, saved, submitted], page => Assert.Equal(HttpStatusCode.NotFound, page.Status));
        Assert.Empty(QuizTaker.Ticked(await learner.ShowAsync()));
    }

    [Fact]
    public async Task An_attempt_costs_one_query_to_show_and_an_answer_at_most_three()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();

        var show = await site.Sql.DuringAsync(() => learner.ShowAsync());
        var first = await site.Sql.DuringAsync(() => learner.AutosaveAsync(attempt, "ouverture", "1"));
        var changed = await site.Sql.DuringAsync(() => learner.AutosaveAsync(attempt, "ouverture", "0"));
        var same = await site.Sql.DuringAsync(() => learner.AutosaveAsync(attempt, "ouverture", "0"));

        Assert.Single(show);
        Assert.InRange(first.Count, 1, 3);
        Assert.InRange(changed.Count, 1, 3);
        Assert.Single(same);
    }

    [Fact]
    public async Task A_form_from_elsewhere_changes_nothing()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        await learner.StartAsync();

        var forged = await learner.Browser.ForgeAsync($"{learner.Attempt()}/responses", ("item", "porte"), ("r.porte", "1"));

        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.Empty(QuizTaker.Ticked(await learner.ShowAsync()));
    }
}
