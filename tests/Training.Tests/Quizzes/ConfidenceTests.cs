using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Quizzes;

namespace Training.Tests.Quizzes;

/// <summary>How sure learners say they are, and how often they are right then.</summary>
public sealed class ConfidenceTests
{
    private const string Quiz = "retours/chaque";

    [Fact]
    public async Task Confidence_is_kept_without_script_and_never_needed()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        var attempt = await learner.StartAsync();

        var saved = await learner.SaveAsync(attempt, ("r.lieu", "0"), ("c.lieu", "3"));

        Assert.Equal(["c.lieu=3", "c.mot=", "c.ordre=", "c.rappel=", "r.lieu=0"], QuizTaker.Ticked(saved).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Je devine", "Je pense le savoir", "Je le sais", "Je ne dis rien"],
            attempt.Texts("fieldset:has(#item-lieu-sure) .sure label")
        );
    }

    [Theory]
    [InlineData(1, 2, "")]
    [InlineData(2, 1, "3")]
    public async Task The_latest_word_stands_whichever_arrives_first(long said, long takenBack, string kept)
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        var attempt = await learner.StartAsync();

        await learner.SayConfidenceAsync(attempt, "mot", said, "3");
        await learner.SayConfidenceAsync(attempt, "mot", takenBack, "");

        Assert.Contains($"c.mot={kept}", QuizTaker.Ticked(await learner.ShowAsync()));
    }

    [Fact]
    public async Task The_same_word_twice_is_said_once_and_nonsense_never()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        var attempt = await learner.StartAsync();
        await learner.SayConfidenceAsync(attempt, "mot", 5, "2");
        var before = await RevisionAsync(site);

        var twice = await learner.SayConfidenceAsync(attempt, "mot", 5, "2");
        var nonsense = await learner.SayConfidenceAsync(attempt, "mot", 6, "7");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (twice, nonsense));
        Assert.Equal(before, await RevisionAsync(site));
        Assert.Contains("c.mot=2", QuizTaker.Ticked(await learner.ShowAsync()));
    }

    [Fact]
    public async Task Where_it_is_not_asked_it_is_not_kept()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "retours/apres");
        var attempt = await learner.StartAsync();

        await learner.SayConfidenceAsync(attempt, "mot", 5, "2");

        Assert.False(attempt.Has(".sure"));
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<QuizResponse>().CountAsync()));
    }

    [Fact]
    public async Task A_checked_answer_keeps_the_confidence_it_was_given_with()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        var attempt = await learner.StartAsync();
        var explained = await learner.CheckAsync(attempt, "lieu", ("r.lieu", "1"), ("c.lieu", "3"));

        await learner.SayConfidenceAsync(attempt, "lieu", 99_999_999_999_999, "1");

        Assert.Contains("Vous disiez : « Je le sais ».", explained.Text("section.item"), StringComparison.Ordinal);
        Assert.Contains("Vous disiez : « Je le sais ».", (await learner.ShowAsync()).Text("section.item"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_result_compares_what_was_said_with_what_was_right()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        await TakeAsync(learner, ("r.lieu", "0"), ("c.lieu", "3"), ("r.mot", "1"), ("c.mot", "3"), ("r.rappel", "0"), ("c.rappel", "1"));

        var second = await TakeAsync(learner, ("r.lieu", "0"), ("c.lieu", "3"), ("r.mot", "0"));
        var first = await learner.ShowAsync();

        Assert.Equal(
            [
                "Je devine juste moins de 2 fois sur 3Vous ne l’avez pas dit dans cette tentative. Dans toutes vos tentatives : 1 sur 1.",
                "Je pense le savoir juste entre 2 fois sur 3 et 4 fois sur 5Vous ne l’avez pas encore dit.",
                "Je le sais juste plus de 4 fois sur 5Quand vous l’avez dit, vous aviez raison 1 fois sur 1. Dans toutes vos tentatives : 2 sur 3.",
            ],
            second.Texts("section:has(#calibration) .competencies > li")
        );
        Assert.Equal(
            ["juste plus de 4 fois sur 5", "50 % (1 sur 2)", "67 % (2 sur 3)"],
            first.Texts("section:has(#calibration) tr:last-child td")
        );
    }

    [Fact]
    public async Task Confidence_changes_no_score_and_is_nobody_elses()
    {
        using var site = new TrainingSite();
        var sure = await QuizTaker.EnrolAsync(site, Quiz);
        var silent = await QuizTaker.EnrolAsync(site, Quiz);
        await TakeAsync(sure, ("r.lieu", "0"), ("c.lieu", "1"));

        var result = await TakeAsync(silent, ("r.lieu", "0"));

        Assert.Equal("Pas encore réussi : 1 sur 4", result.Text("#verdict"));
        Assert.Equal("Pas encore réussi : 1 sur 4", (await sure.ShowAsync()).Text("#verdict"));
        Assert.False(result.Has("#calibration"));
    }

    [Fact]
    public async Task A_result_with_its_picture_costs_three_queries()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        await TakeAsync(learner, ("r.lieu", "0"), ("c.lieu", "1"));

        Assert.Equal(3, (await site.Sql.DuringAsync(() => learner.ShowAsync())).Count);
    }

    private static async Task<Page> TakeAsync(QuizTaker learner, params (string, string)[] answers) =>
        await learner.PressAsync(await learner.SubmitAsync(await learner.StartAsync(), answers), "Remettre quand même");

    private static Task<int> RevisionAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => db.Set<QuizAttempt>().Select(a => a.Revision).SingleAsync());
}
