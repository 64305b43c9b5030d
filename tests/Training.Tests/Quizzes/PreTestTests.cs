using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Progress;
using Training.Quizzes;

namespace Training.Tests.Quizzes;

/// <summary>A pre-test from the bank of a quiz, and what was gained since.</summary>
public sealed class PreTestTests
{
    private const string Quiz = "retours/avant";

    [Fact]
    public async Task A_pre_test_is_offered_taken_and_tells_no_answer()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);

        var offer = await learner.Browser.GetAsync(learner.Quiz);
        var asked = await StartPreTestAsync(learner);
        var done = await SubmitAsync(learner, asked, "1");
        var again = await learner.ShowAsync(QuizAttempt.PreTestNumber);

        Assert.Contains(
            "Facultatif, à faire avant la première leçon : 4 questions",
            offer.Text("section:has(#pretest)"),
            StringComparison.Ordinal
        );
        Assert.Equal(4, asked.Document.QuerySelectorAll("fieldset.item").Length);
        Assert.Contains("Sans note", asked.Texts(".meta li"));
        Assert.Equal("Prétest terminé", done.Text("#verdict"));
        Assert.Equal("Prétest terminé", again.Text("#verdict"));
        Assert.DoesNotContain("Pas ici.", done.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("%", done.Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await learner.Browser.GetAsync($"{learner.Attempt(0)}/practice")).Status);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<LearningRecord>().CountAsync()));
    }

    [Fact]
    public async Task A_pre_test_is_no_attempt_of_the_quiz()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        var underway = await StartPreTestAsync(learner);

        var attempt = await learner.StartAsync();
        await SubmitAsync(learner, underway, "0");
        var start = await learner.Browser.GetAsync(learner.Quiz);

        Assert.Equal(learner.Attempt(1), attempt.Path);
        Assert.False(start.Has("#attempts"));
    }

    [Fact]
    public async Task An_attempt_asks_nothing_that_the_learners_pre_test_asked()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        var before = Items(await StartPreTestAsync(learner)).ToHashSet();

        for (var number = 1; number <= 8; number++)
        {
            var attempt = await learner.StartAsync();

            Assert.Equal(learner.Attempt(number), attempt.Path);
            Assert.Equal(5, Items(attempt).Count());
            Assert.DoesNotContain(Items(attempt), before.Contains);
            await SubmitAsync(learner, attempt, "0");
        }
    }

    [Fact]
    public async Task Starting_a_pre_test_twice_or_at_once_starts_one()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        var offer = await learner.Browser.GetAsync(learner.Quiz);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => learner.Browser.SubmitAsync(offer, $"{learner.Quiz}/pretest")));
        var again = await learner.Browser.SubmitAsync(offer, $"{learner.Quiz}/pretest");

        Assert.All([.. both, again], page => Assert.Equal(Items(both[0]), Items(page)));
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<QuizAttempt>().CountAsync()));
    }

    [Fact]
    public async Task Once_a_lesson_is_done_or_the_quiz_begun_it_is_too_late_for_a_pre_test()
    {
        using var site = new TrainingSite();
        var reader = await QuizTaker.EnrolAsync(site, Quiz);
        await reader.Browser.SubmitAsync(await reader.Browser.GetAsync("/modules/retours/lire"), "/modules/retours/lire/complete");
        var beginner = await QuizTaker.EnrolAsync(site, Quiz);
        await beginner.StartAsync();

        foreach (var learner in new[] { reader, beginner })
        {
            var offer = await learner.Browser.GetAsync(learner.Quiz);
            var late = await learner.Browser.PostAsync($"{learner.Quiz}/pretest", learner.Quiz);

            Assert.False(offer.Has("#pretest"));
            Assert.Equal(learner.Quiz, late.Path);
        }
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<QuizAttempt>().CountAsync()));
    }

    [Fact]
    public async Task A_quiz_without_a_pre_test_has_none()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);

        var refused = await learner.Browser.PostAsync($"{learner.Quiz}/pretest", learner.Quiz);
        var none = await learner.ShowAsync(QuizAttempt.PreTestNumber);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (refused.Status, none.Status));
    }

    [Fact]
    public async Task Who_enrols_may_begin_with_the_pre_test()
    {
        using var site = new TrainingSite();
        var browser = await site.SignUpAsync();
        var module = await browser.GetAsync("/modules/retours");

        var landed = await browser.SubmitAsync(
            module.Document.QuerySelectorAll("button[name=first]").OfType<AngleSharp.Html.Dom.IHtmlButtonElement>().Single()
        );

        Assert.Contains("Ce module offre un prétest facultatif", module.Text("main"), StringComparison.Ordinal);
        Assert.Equal("/modules/retours/avant", landed.Path);
    }

    [Fact]
    public async Task The_result_says_what_was_gained_and_on_how_many_items()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        await SubmitAsync(learner, await StartPreTestAsync(learner), "1");

        var result = await SubmitAsync(learner, await learner.StartAsync(), "0");

        Assert.Contains(
            "Avant : 0 %, sur 4 questions. Maintenant : 100 %, sur 5 questions.",
            result.Text("section:has(#gain) li"),
            StringComparison.Ordinal
        );
        Assert.Equal(["0 % (4 questions)", "100 % (5 questions)", "+100 points"], result.Texts("section:has(#gain) td"));
    }

    [Fact]
    public async Task Without_a_finished_pre_test_there_is_no_gain()
    {
        using var site = new TrainingSite();
        var without = await QuizTaker.EnrolAsync(site, Quiz);
        var unfinished = await QuizTaker.EnrolAsync(site, Quiz);
        var preTest = await StartPreTestAsync(unfinished);
        var attempt = await unfinished.StartAsync();
        site.Time.Advance(TimeSpan.FromMinutes(1));
        await SubmitAsync(unfinished, preTest, "1");

        Assert.False((await SubmitAsync(without, await without.StartAsync(), "0")).Has("#gain"));
        Assert.False((await SubmitAsync(unfinished, attempt, "0")).Has("#gain"));
    }

    [Fact]
    public async Task Submitting_after_a_pre_test_still_costs_at_most_seven_queries_and_its_result_three()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, Quiz);
        await SubmitAsync(learner, await StartPreTestAsync(learner), "1");
        var attempt = await learner.StartAsync();
        attempt = await learner.SaveAsync(attempt, [.. Items(attempt).Select(item => ($"r.{item}", "0"))]);

        var both = await site.Sql.DuringAsync(() => SubmitAsync(learner, attempt, "0"));
        var result = await site.Sql.DuringAsync(() => learner.ShowAsync());

        Assert.Equal(3, result.Count);
        Assert.InRange(both.Count - result.Count, 1, 7);
    }

    internal static async Task<Page> StartPreTestAsync(QuizTaker learner) =>
        await learner.Browser.SubmitAsync(await learner.Browser.GetAsync(learner.Quiz), $"{learner.Quiz}/pretest");

    /// <summary>Answers every item the same, and submits.</summary>
    internal static Task<Page> SubmitAsync(QuizTaker learner, Page attempt, string answer) =>
        learner.SubmitAsync(attempt, [.. Items(attempt).Select(item => ($"r.{item}", answer))]);

    private static IEnumerable<string> Items(Page attempt) =>
        attempt.Document.QuerySelectorAll("input[name=item]").Select(i => i.GetAttribute("value")!);
}
