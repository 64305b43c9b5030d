using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Credentials;
using Training.Gradebook;
using Training.Journal;
using Training.Learners;
using Training.Privacy;
using Training.Privacy.Retention;
using Training.Progress;
using Training.Quizzes;
using Training.Scenarios;

namespace Training.Tests.Privacy;

/// <summary>What is older than it is kept goes; what proves something never does.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task A_dry_run_counts_and_touches_nothing()
    {
        using var site = Asleep();
        await Someone.OfAsync(site, await Someone.CohortAsync(site), "Marquise");
        site.Time.Advance(TimeSpan.FromDays(1100));

        var (first, second) = (await CountAsync(site), await CountAsync(site));

        Assert.Equal(first, second);
        Assert.Equal(
            [("Invitations", 0), ("SharedDebriefs", 1), ("Practice", 1), ("Comments", 1), ("OpenAnswers", 1), ("Journal", 0)],
            first.Select(k => (k.Kind, k.Count))
        );
    }

    [Fact]
    public async Task What_is_too_old_goes_and_what_proves_something_stays()
    {
        using var site = Asleep();
        var someone = await Someone.OfAsync(site, await Someone.CohortAsync(site), "Marquise");
        site.Time.Advance(TimeSpan.FromDays(1100));
        var counted = await CountAsync(site);

        var gone = await RunAsync(site);
        var again = await RunAsync(site);

        Assert.Equal(counted, gone);
        Assert.All(again, kind => Assert.Equal(0, kind.Count));
        await site.InDatabaseAsync(async db =>
        {
            Assert.Equal(0, await db.Set<Comment>().CountAsync());
            Assert.Equal(0, await db.Set<ScenarioAttempt>().CountAsync(a => a.IsPractice));
            Assert.Equal("", await db.Set<QuizResponse>().Select(r => r.Text).SingleAsync());
            Assert.Equal(1, await db.Set<ScenarioAttempt>().CountAsync());
            Assert.Equal(1, await db.Set<JournalEntry>().CountAsync());
            Assert.Equal(1, await db.Set<Completion>().CountAsync());
            Assert.Equal(1, await db.Set<Credential>().CountAsync(c => c.LearnerId == someone.Id));
            Assert.True(await db.Learners.AnyAsync(l => l.Email == "marquise@exemple.ca"));
        });
    }

    [Fact]
    public async Task What_is_young_enough_stays()
    {
        using var site = Asleep();
        await Someone.OfAsync(site, await Someone.CohortAsync(site), "Marquise");
        site.Time.Advance(TimeSpan.FromDays(80));

        Assert.All(await RunAsync(site), kind => Assert.Equal(0, kind.Count));
    }

    [Fact]
    public async Task The_settings_say_how_long()
    {
        using var site = Asleep();
        (site.Settings["Training:Retention:Comments"], site.Settings["Training:Retention:Practice"]) = ("30", "0");
        await Someone.OfAsync(site, await Someone.CohortAsync(site), "Marquise");
        site.Time.Advance(TimeSpan.FromDays(1100));

        var counts = (await CountAsync(site)).ToDictionary(k => k.Kind, k => (k.Days, k.Count));

        Assert.Equal(((30, 1), (0, 0)), (counts["Comments"], counts["Practice"]));
    }

    [Fact]
    public async Task An_operator_sees_what_would_go()
    {
        using var site = Asleep();
        await Someone.OfAsync(site, await Someone.CohortAsync(site), "Marquise");
        site.Time.Advance(TimeSpan.FromDays(1100));
        var keeper = await site.SignUpWithRoleAsync(Role.Operator);

        var page = await keeper.GetAsync("/operations/retention");

        Assert.Contains("Essais de séances, qui ne comptent nulle part Practice 730 1", page.Texts("tbody tr"));
        Assert.Contains("Journal Journal tant qu’on les garde 0", page.Texts("tbody tr"));
    }

    [Theory]
    [InlineData("retention")]
    [InlineData("retention", "walk")]
    [InlineData("retention", "run", "now")]
    public async Task What_makes_no_sense_prints_the_usage(params string[] arguments)
    {
        var run = await ProgramRun.RunInAsync("en_CA.UTF-8", arguments);

        Assert.Equal(2, run.Code);
        Assert.Contains("retention run", run.Error, StringComparison.Ordinal);
    }

    // Otherwise the site would do it by itself, as soon as the time is moved on.
    private static TrainingSite Asleep() =>
        new() { Substitute = services => services.Remove(services.Single(s => s.ImplementationType == typeof(KeepRetention))) };

    private static Task<IReadOnlyList<Outdated>> CountAsync(TrainingSite site) => DoAsync(site, retention => retention.CountAsync(default));

    private static Task<IReadOnlyList<Outdated>> RunAsync(TrainingSite site) => DoAsync(site, retention => retention.RunAsync(default));

    private static async Task<IReadOnlyList<Outdated>> DoAsync(TrainingSite site, Func<RunRetention, Task<IReadOnlyList<Outdated>>> act)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<RunRetention>());
    }
}
