using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Data;
using Training.Learners;
using Training.Quizzes;
using Training.Statistics;
using Training.Tests.Quizzes;

namespace Training.Tests.Statistics;

/// <summary>Which attempts count, and that each does once.</summary>
public sealed class CountAttemptsTests
{
    private static readonly (string, string)[] Wrong = [("r.ouverture", "1"), ("r.debut", "2"), ("r.porte", "0")];

    [Fact]
    public async Task A_first_attempt_counts_once_it_is_submitted_and_a_second_one_does_not()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();
        var underway = await ManyAttempts.CountAsync(site);
        await learner.SubmitAsync(attempt, Wrong);
        await learner.SubmitAsync(attempt, Wrong);

        var first = await ManyAttempts.CountAsync(site);
        await learner.TakeAsync(QuizTaker.AllRight);
        var more = await ManyAttempts.CountAsync(site);

        Assert.Equal((0, 1, 0), (underway, first, more));
        var tally = await TallyAsync(site);
        Assert.Equal((1, 0), (tally.Attempts, tally.Sum));
        Assert.Equal(
            [("debut", 1, 0), ("ouverture", 1, 0), ("porte", 1, 0)],
            tally.Items.Select(i => (i.Item, i.Count, (int)i.Sum)).Order()
        );
    }

    [Theory]
    [InlineData(Role.Author)]
    [InlineData(Role.Instructor)]
    public async Task Authors_and_instructors_who_try_a_quiz_out_do_not_count(Role role)
    {
        using var site = new TrainingSite();
        var author = await QuizTaker.EnrolAsync(await site.SignUpWithRoleAsync(role));
        await author.TakeAsync(QuizTaker.AllRight);

        await ManyAttempts.CountAsync(site);

        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<QuizTally>().CountAsync()));
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<AttemptToCount>().CountAsync()));
    }

    [Fact]
    public async Task Nodes_that_count_at_once_count_each_attempt_once()
    {
        using var site = new TrainingSite();
        await ManyAttempts.AddAsync(site, 250, i => [("ouverture", $"{i % 3}"), ("porte", $"{i % 2}")]);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ManyAttempts.CountAsync(site)));

        var tally = await TallyAsync(site);
        Assert.Equal(250, tally.Attempts);
        Assert.Equal(
            [84, 83, 83],
            new[] { "0", "1", "2" }.Select(key => tally.Items.Single(i => i.Item == "ouverture").Answers[key].Sum())
        );
        Assert.Equal(0, await ManyAttempts.CountAsync(site));
    }

    [Fact]
    public async Task What_a_node_counted_before_it_died_is_counted_by_the_next()
    {
        using var site = new TrainingSite();
        await ManyAttempts.AddAsync(site, 30, i => [("porte", $"{i % 2}")]);
        // It read and added, and never saved.
        await using (var dying = site.Services.CreateAsyncScope())
        {
            var db = dying.ServiceProvider.GetRequiredService<TrainingDbContext>();
            var attempt = await db.Set<QuizAttempt>().Include(a => a.Responses).FirstAsync();
            var tally = new QuizTally { ActivityId = attempt.ActivityId, ContentHash = attempt.ContentHash };
            db.Add(tally);
            tally.Add(ManyAttempts.Quiz(site), attempt);
        }

        await ManyAttempts.CountAsync(site);

        Assert.Equal(30, (await TallyAsync(site)).Attempts);
    }

    [Fact]
    public async Task Time_is_kept_with_the_answer_never_more_than_has_passed_never_less_than_before_and_never_for_the_score()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site);
        var attempt = await learner.StartAsync();
        site.Time.Advance(TimeSpan.FromSeconds(90));

        await learner.SpendAsync(attempt, "ouverture", "0", "25000");
        await learner.SpendAsync(attempt, "ouverture", "1", "12000");
        await learner.SpendAsync(attempt, "debut", "0", "99999999");
        await learner.SpendAsync(attempt, "porte", "1", "beaucoup");
        var times = await TimesAsync(site);
        await learner.SubmitAsync(await learner.ShowAsync(), ("r.ouverture", "0"), ("r.debut", "0"), ("r.debut", "1"));

        Assert.Equal([("debut", 90_000), ("ouverture", 25_000), ("porte", 0)], times);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<QuizAttempt>().Select(a => a.ScaledScore!.Value).SingleAsync()));
        Assert.Equal(times, await TimesAsync(site));
    }

    private static Task<QuizTally> TallyAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => db.Set<QuizTally>().Include(t => t.Items).SingleAsync());

    private static Task<List<(string, int)>> TimesAsync(TrainingSite site) =>
        site.InDatabaseAsync(async db =>
            (await db.Set<QuizResponse>().OrderBy(r => r.Item).ToListAsync()).ConvertAll(r => (r.Item, r.Milliseconds))
        );
}
