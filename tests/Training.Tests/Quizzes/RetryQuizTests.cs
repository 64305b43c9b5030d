using Microsoft.EntityFrameworkCore;
using Training.Progress;
using Training.Quizzes;

namespace Training.Tests.Quizzes;

/// <summary>When another attempt may start, and which one counts.</summary>
public sealed class RetryQuizTests
{
    private static readonly (string, string)[] Right = [("r.mot", "0"), ("r.rappel", "0")];
    private static readonly (string, string)[] Half = [("r.mot", "0"), ("r.rappel", "1")];
    private static readonly (string, string)[] Wrong = [("r.mot", "1"), ("r.rappel", "1")];

    [Fact]
    public async Task The_next_attempt_waits_as_long_as_the_author_says()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/derniere");
        var first = await learner.Browser.GetAsync(learner.Quiz);
        var failed = await learner.TakeAsync(Wrong);

        site.Time.Advance(TimeSpan.FromMinutes(59));
        var waiting = await learner.Browser.GetAsync(learner.Quiz);
        var refused = await learner.Browser.PostAsync($"{learner.Quiz}/attempts", tokenFrom: "/modules/sortes/moyenne");
        site.Time.Advance(TimeSpan.FromMinutes(1));
        var second = await learner.StartAsync();

        Assert.Contains(
            "La dernière tentative compte. Il faut attendre 1 h entre deux tentatives.",
            first.Text(".read.stack"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "La prochaine tentative pourra commencer le 23 novembre 2026 à 10 h 00",
            failed.Text(".verdict"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Refaire le questionnaire", failed.Texts("button"));
        Assert.Contains(
            "La prochaine tentative pourra commencer le 23 novembre 2026 à 10 h 00",
            waiting.Text(".read.stack"),
            StringComparison.Ordinal
        );
        Assert.Equal(learner.Quiz, refused.Path);
        Assert.Equal(learner.Attempt(2), second.Path);
        Assert.Equal(2, await site.InDatabaseAsync(db => db.Set<QuizAttempt>().CountAsync()));
    }

    [Fact]
    public async Task An_attempt_under_way_is_resumed_without_waiting()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/derniere");
        await learner.TakeAsync(Wrong);
        site.Time.Advance(TimeSpan.FromHours(1));
        await learner.StartAsync();

        var page = await learner.Browser.GetAsync(learner.Quiz);

        Assert.Equal("Reprendre la tentative 2", page.Text(".row button"));
    }

    [Fact]
    public async Task Where_the_last_attempt_counts_failing_after_passing_is_not_passed()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/derniere");
        await learner.TakeAsync(Right);
        site.Time.Advance(TimeSpan.FromHours(1));

        var failed = await learner.TakeAsync(Half);
        site.Time.Advance(TimeSpan.FromHours(1));
        var first = await learner.ShowAsync(1);

        Assert.DoesNotContain("Continuer : La moyenne", failed.Texts("a"));
        Assert.Contains("C’est la dernière tentative qui compte : 50 %.", first.Text(".verdict"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_average_counts_it_passes_when_the_average_does()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/moyenne");
        await learner.TakeAsync(Half);

        var second = await learner.TakeAsync(Right);
        var third = await learner.TakeAsync(Right);
        var fourth = await learner.TakeAsync(Right);

        Assert.Contains("C’est la moyenne de vos tentatives qui compte : 75 %.", second.Text(".verdict"), StringComparison.Ordinal);
        Assert.Equal("Réussi : 2 sur 2", second.Text("#verdict"));
        Assert.Contains("Refaire le questionnaire", second.Texts("button"));
        Assert.Contains("83 %", third.Text(".verdict"), StringComparison.Ordinal);
        Assert.Contains("Les rétroactions restent ici", third.Text(".verdict"), StringComparison.Ordinal);
        Assert.Contains("88 %", fourth.Text(".verdict"), StringComparison.Ordinal);
        Assert.Equal(4, await site.InDatabaseAsync(db => db.Set<LearningRecord>().CountAsync()));
    }
}
