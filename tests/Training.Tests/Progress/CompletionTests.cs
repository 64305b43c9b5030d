using Microsoft.EntityFrameworkCore;
using Training.Content.Modules;
using Training.Progress;
using Training.Tests.Scenarios;

namespace Training.Tests.Progress;

public sealed class CompletionTests
{
    [Fact]
    public async Task A_module_is_completed_when_its_lessons_are_read_and_its_sessions_passed()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);

        await learner.PlayWellAsync();
        var before = await site.InDatabaseAsync(db => db.Set<Completion>().CountAsync());
        await learner.Browser.SubmitAsync(await learner.Browser.GetAsync("/modules/seance/lire"), "/modules/seance/lire/complete");

        Assert.Equal(0, before);
        var completion = await site.InDatabaseAsync(db => db.Set<Completion>().SingleAsync());
        Assert.Equal((MoveOn.CompletedAndPassed, ModuleProgress.RuleVersion), (completion.Rule, completion.RuleVersion));
        Assert.Equal(site.Time.GetUtcNow(), completion.CompletedAt);
    }

    [Fact]
    public async Task A_session_that_was_not_passed_does_not_complete_the_module_until_one_is()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.Browser.SubmitAsync(await learner.Browser.GetAsync("/modules/seance/lire"), "/modules/seance/lire/complete");

        await learner.PressAsync(await learner.PressAsync(await learner.StartAsync(), "suicide"), "Oui");
        var failed = await site.InDatabaseAsync(db => db.Set<Completion>().CountAsync());
        await learner.PressAsync(await learner.PressAsync(await learner.StartAsync(), "bon moment"), "Oui");

        Assert.Equal(0, failed);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<Completion>().CountAsync()));
    }

    [Fact]
    public async Task Doing_it_all_again_leaves_the_completion_as_it_was()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.Browser.SubmitAsync(await learner.Browser.GetAsync("/modules/seance/lire"), "/modules/seance/lire/complete");
        await learner.PlayWellAsync();
        var first = await site.InDatabaseAsync(db => db.Set<Completion>().SingleAsync());

        site.Time.Advance(TimeSpan.FromDays(2));
        await learner.PressAsync(await learner.PressAsync(await learner.StartAsync(), "suicide"), "Oui");

        var now = await site.InDatabaseAsync(db => db.Set<Completion>().SingleAsync());
        Assert.Equal((first.Id, first.CompletedAt), (now.Id, now.CompletedAt));
    }
}
