using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Quizzes;

namespace Training.Tests.Quizzes;

public sealed class TimeLimitTests
{
    [Fact]
    public async Task The_limit_is_said_before_and_during()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "essai/minute");

        var before = await learner.Browser.GetAsync(learner.Quiz);
        await learner.StartAsync();
        site.Time.Advance(TimeSpan.FromMinutes(5));
        var during = await learner.ShowAsync();

        Assert.Contains("Limite de temps : 20 min", before.Texts(".meta li"));
        Assert.Contains("À remettre avant 9 h 20, heure du Québec", during.Texts(".meta li"));
        Assert.Equal("Il reste 15 min.", during.Text(".timer"));
    }

    [Fact]
    public async Task An_answer_within_the_grace_is_taken()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "essai/minute");
        var attempt = await learner.StartAsync();

        site.Time.Advance(new TimeSpan(0, 20, 29));
        var result = await learner.SubmitAsync(attempt, ("r.mot", "0"), ("r.rappel", "0"));

        Assert.Equal("Réussi : 2 sur 2", result.Text("#verdict"));
    }

    [Fact]
    public async Task After_the_deadline_the_attempt_is_submitted_as_it_stood()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "essai/minute");
        var attempt = await learner.StartAsync();
        await learner.AutosaveAsync(attempt, "mot", "0");

        site.Time.Advance(new TimeSpan(0, 20, 31));
        var status = await learner.AutosaveAsync(attempt, "rappel", "0");
        var result = await learner.SubmitAsync(attempt, ("r.mot", "0"), ("r.rappel", "0"));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("Pas encore réussi : 1 sur 2", result.Text("#verdict"));
        Assert.Contains("Le temps était écoulé", result.Text(".verdict"), StringComparison.Ordinal);
        var kept = await site.InDatabaseAsync(db => db.Set<QuizAttempt>().SingleAsync());
        Assert.Equal(kept.StartedAt + TimeSpan.FromMinutes(20), kept.SubmittedAt);
    }

    [Fact]
    public async Task Coming_back_too_late_shows_the_result_and_another_attempt_can_start()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "essai/minute");
        await learner.StartAsync();

        site.Time.Advance(TimeSpan.FromHours(2));
        var result = await learner.StartAsync();
        var second = await learner.StartAsync();

        Assert.Equal("Pas encore réussi : 0 sur 2", result.Text("#verdict"));
        Assert.Equal(learner.Attempt(2), second.Path);
        Assert.Equal("Il reste 20 min.", second.Text(".timer"));
    }

    [Fact]
    public async Task A_learner_with_more_time_has_more_time()
    {
        using var site = new TrainingSite();
        var learner = await LearnerAsync(site, timeFactor: 1.5m);
        var attempt = await learner.StartAsync();

        site.Time.Advance(TimeSpan.FromMinutes(29));
        var status = await learner.AutosaveAsync(attempt, "mot", "0");

        Assert.Equal("Il reste 30 min.", attempt.Text(".timer"));
        Assert.Equal(HttpStatusCode.NoContent, status);
    }

    [Fact]
    public async Task A_learner_without_timers_has_no_limit()
    {
        using var site = new TrainingSite();
        var learner = await LearnerAsync(site, timersOff: true);
        var attempt = await learner.StartAsync();

        site.Time.Advance(TimeSpan.FromHours(5));
        var status = await learner.AutosaveAsync(attempt, "mot", "0");

        Assert.Contains("Sans limite de temps", attempt.Texts(".meta li"));
        Assert.False(attempt.Has(".timer"));
        Assert.Equal(HttpStatusCode.NoContent, status);
    }

    private static async Task<QuizTaker> LearnerAsync(TrainingSite site, decimal timeFactor = 1, bool timersOff = false)
    {
        var account = await site.AddLearnerAsync();
        await site.InDatabaseAsync(db =>
            db.Learners.Where(l => l.Id == account.Id)
                .ExecuteUpdateAsync(change => change.SetProperty(l => l.TimeFactor, timeFactor).SetProperty(l => l.TimersOff, timersOff))
        );
        return await QuizTaker.EnrolAsync(await site.SignInAsync(account.Email!), "essai/minute");
    }
}
