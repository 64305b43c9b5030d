using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Content.Quizzes;
using Training.Quizzes;

namespace Training.Tests.Quizzes;

/// <summary>Answers that reach the server late, twice or in any order.</summary>
public sealed class DeliverAnswersTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_answer_that_arrives_after_a_later_one_changes_nothing()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();

        await learner.DeliverAsync(attempt, "ouverture", 20, "1");
        var late = await learner.DeliverAsync(attempt, "ouverture", 10, "0");
        await learner.DeliverAsync(attempt, "debut", 12);
        await learner.DeliverAsync(attempt, "debut", 11, "0", "2");

        Assert.Equal(HttpStatusCode.NoContent, late);
        Assert.Equal(["r.ouverture=1"], QuizTaker.Ticked(await learner.ShowAsync()));
    }

    [Fact]
    public async Task An_answer_delivered_again_changes_nothing_and_costs_one_query()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();
        await learner.DeliverAsync(attempt, "ouverture", 20, "1");
        var before = await site.InDatabaseAsync(db => db.Set<QuizAttempt>().Select(a => a.Revision).SingleAsync());

        var sql = await site.Sql.DuringAsync(() => learner.DeliverAsync(attempt, "ouverture", 20, "1"));

        Assert.Single(sql);
        Assert.Equal(before, await site.InDatabaseAsync(db => db.Set<QuizAttempt>().Select(a => a.Revision).SingleAsync()));
    }

    [Fact]
    public async Task An_answer_given_now_by_the_form_comes_after_one_from_a_clock_that_runs_ahead()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();
        var tomorrow = site.Time.GetUtcNow().AddDays(1).ToUnixTimeMilliseconds();
        await learner.DeliverAsync(attempt, "ouverture", tomorrow, "1");

        await learner.SaveAsync(await learner.ShowAsync(), ("r.ouverture", "2"));

        Assert.Equal(["r.ouverture=2"], QuizTaker.Ticked(await learner.ShowAsync()));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("9223372036854775807")]
    [InlineData("demain")]
    public async Task A_moment_that_makes_no_sense_is_now(string moment)
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        await learner.StartAsync();

        await learner.Browser.PostAsync(
            $"{learner.Attempt()}/responses",
            learner.Attempt(),
            ("item", "porte"),
            ("seq.porte", moment),
            ("r.porte", "1")
        );

        var kept = await site.InDatabaseAsync(db => db.Set<QuizResponse>().SingleAsync());
        Assert.Equal(("1", site.Time.GetUtcNow().ToUnixTimeMilliseconds()), (kept.Text, kept.Sequence));
    }

    [Fact]
    public async Task The_page_tells_script_what_time_it_is_and_when_each_answer_was_given()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        await learner.DeliverAsync(await learner.StartAsync(), "porte", 77, "1");

        var page = await learner.ShowAsync();

        Assert.Equal(
            $"{site.Time.GetUtcNow().ToUnixTimeMilliseconds()}",
            page.Document.QuerySelector("quiz-form")!.GetAttribute("data-now")
        );
        Assert.Equal("77", page.Document.QuerySelector("input[name='seq.porte']")!.GetAttribute("data-known"));
        Assert.Equal("0", page.Document.QuerySelector("input[name='seq.debut']")!.GetAttribute("data-known"));
    }

    [Fact]
    public void Whatever_the_order_of_the_posts_and_however_often_they_come_the_same_answers_stand()
    {
        var random = new Random(1945);

        for (var round = 0; round < 500; round++)
        {
            var posts = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Post.Any(random)).ToList();
            var again = posts.Concat(posts.Where(_ => random.Next(2) == 0)).OrderBy(_ => random.Next()).ToList();

            Assert.Equal(Kept(posts), Kept(again));
        }
    }

    [Fact]
    public void What_comes_after_the_submission_changes_nothing()
    {
        var random = new Random(1960);
        var attempt = Attempt();
        attempt.Answer("un", new("0"), 5, Now);
        attempt.Submit(Quiz, Now);
        var before = (attempt.ScaledScore, attempt.Revision, Kept(attempt));

        for (var i = 0; i < 200; i++)
            Post.Any(random).To(attempt);
        attempt.TurnTo(3);
        attempt.Submit(Quiz, Now.AddHours(1));

        Assert.Equal(before, (attempt.ScaledScore, attempt.Revision, Kept(attempt)));
    }

    private static readonly Quiz Quiz = new(
        new("essai", "bilan"),
        new("", ""),
        TimeSpan.Zero,
        0.8,
        null,
        null,
        Shuffle.None,
        null,
        new("", ""),
        [new ChoiceItem("un", [], default, new(new("", "", "", []), new("", "", "", [])), [new(0, true, new(new("", ""), new("", "")))])]
    );

    private static QuizAttempt Attempt() =>
        new()
        {
            EnrolmentId = Guid.Empty,
            LearnerId = Guid.Empty,
            ActivityId = new("essai", "bilan"),
            ContentHash = "",
            Number = 1,
            Seed = 1,
            StartedAt = Now,
        };

    private static string Kept(IEnumerable<Post> posts)
    {
        var attempt = Attempt();
        foreach (var post in posts)
            post.To(attempt);
        return Kept(attempt);
    }

    private static string Kept(QuizAttempt attempt) =>
        string.Join(
            ' ',
            new[] { "un", "deux" }.Select(item => $"{item}={attempt.ResponseTo(item).Text}{(attempt.IsFlagged(item) ? "!" : "")}")
        );

    private sealed record Post(string Item, string? Answer, bool IsFlagged, long Sequence)
    {
        // Few moments and few answers, so that they often meet.
        public static Post Any(Random random) =>
            new(
                random.Next(2) == 0 ? "un" : "deux",
                random.Next(3) == 0 ? null : ((string[])["", "0", "1", "0,1"])[random.Next(4)],
                random.Next(2) == 0,
                random.Next(1, 6)
            );

        public void To(QuizAttempt attempt)
        {
            if (Answer is null)
                attempt.Flag(Item, IsFlagged, Sequence, Now);
            else
                attempt.Answer(Item, new(Answer), Sequence, Now);
        }
    }
}
