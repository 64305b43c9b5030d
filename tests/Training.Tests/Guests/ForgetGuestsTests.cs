using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Training.Enrolments;
using Training.Guests;
using Training.Learners;
using Training.Progress;
using Training.Scenarios;

namespace Training.Tests.Guests;

public sealed class ForgetGuestsTests
{
    [Fact]
    public async Task After_seven_days_nothing_of_a_guest_is_left()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);
        await guest.ReadAsync();
        await guest.PlayAsync();

        site.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        await ForgetAsync(site);
        var kept = await CountsAsync(site);
        site.Time.Advance(TimeSpan.FromMinutes(2));
        await ForgetAsync(site);
        var left = await CountsAsync(site);

        Assert.Equal([1, 1, 1, 2, 1], kept);
        Assert.All(left, count => Assert.Equal(0, count));
    }

    [Fact]
    public async Task Whoever_does_something_stays_seven_days_more()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);

        site.Time.Advance(TimeSpan.FromHours(20));
        await guest.ReadAsync();
        site.Time.Advance(TimeSpan.FromDays(6.5));
        await ForgetAsync(site);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Learners.CountAsync()));
        site.Time.Advance(TimeSpan.FromDays(1));
        await ForgetAsync(site);

        Assert.Equal(0, await site.InDatabaseAsync(db => db.Learners.CountAsync()));
    }

    [Fact]
    public async Task An_account_that_was_asked_for_and_never_confirmed_goes_too_and_a_confirmed_one_stays()
    {
        using var site = new TrainingSite();
        await (await Guest.StartAsync(site)).RegisterAsync("jamais@exemple.ca");
        await site.Mail.NextAsync();
        var confirmed = await Guest.StartAsync(site);
        await confirmed.RegisterAsync();
        await confirmed.ConfirmAsync();
        await site.AddLearnerAsync(email: "autre@exemple.ca");

        site.Time.Advance(TimeSpan.FromDays(30));
        await ForgetAsync(site);

        var left = await site.InDatabaseAsync(db => db.Learners.Select(l => l.Email).Order().ToListAsync());
        Assert.Equal(["amelie@exemple.ca", "autre@exemple.ca"], left);
    }

    [Fact]
    public async Task Many_guests_go_batch_after_batch()
    {
        using var site = new TrainingSite();
        var longAgo = site.Time.GetUtcNow() - TimeSpan.FromDays(8);
        await site.InDatabaseAsync(async db =>
        {
            for (var i = 0; i < EraseGuests.BatchSize + 1; i++)
                db.Add(new Learner { CreatedAt = longAgo, GuestSeenAt = longAgo });
            await db.SaveChangesAsync();
        });

        await using var scope = site.Services.CreateAsyncScope();
        var erase = scope.ServiceProvider.GetRequiredService<EraseGuests>();
        int[] batches = [await erase.RunBatchAsync(default), await erase.RunBatchAsync(default), await erase.RunBatchAsync(default)];

        Assert.Equal([EraseGuests.BatchSize, 1, 0], batches);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Learners.CountAsync()));
    }

    [Fact]
    public async Task A_guest_who_leaves_is_erased_at_once()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);
        await guest.PlayAsync();

        var left = await guest.Browser.SubmitAsync(await guest.Browser.GetAsync("/taster/end"), "/account/sign-out");

        Assert.Equal("/", left.Path);
        Assert.All(await CountsAsync(site), count => Assert.Equal(0, count));
        Assert.Equal("/account/sign-in", (await guest.Browser.GetAsync(Guest.Lesson)).Path);
    }

    [Fact]
    public async Task A_guest_who_asked_for_an_account_leaves_and_may_still_confirm_it()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);
        await guest.PlayAsync();
        await guest.RegisterAsync();

        await guest.Browser.SubmitAsync(await guest.Browser.GetAsync("/taster/end"), "/account/sign-out");
        await guest.ConfirmAsync();

        Assert.Equal($"{Guest.Session}/attempts/1/debrief", (await guest.Browser.GetAsync($"{Guest.Session}/attempts/1/debrief")).Path);
    }

    private static Task ForgetAsync(TrainingSite site) =>
        site.Services.GetServices<IHostedService>().OfType<ForgetGuests>().Single().ForgetAsync(default);

    /// <summary>Learners, enrolments, attempts, records and completions.</summary>
    private static Task<int[]> CountsAsync(TrainingSite site) =>
        site.InDatabaseAsync(async db =>
            new[]
            {
                await db.Learners.CountAsync(),
                await db.Set<Enrolment>().CountAsync(),
                await db.Set<ScenarioAttempt>().CountAsync(),
                await db.Set<LearningRecord>().CountAsync(),
                await db.Set<Completion>().CountAsync(),
            }
        );
}
