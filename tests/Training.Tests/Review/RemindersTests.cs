using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Training.Content;
using Training.Review;

namespace Training.Tests.Review;

public sealed class RemindersTests
{
    [Fact]
    public async Task Nobody_is_reminded_without_asking()
    {
        using var site = new TrainingSite();
        var learner = await Reviewer.WhoCompletedAsync(site);
        await learner.FinishTodayAsync();

        site.Time.Advance(TimeSpan.FromDays(3));
        await SendAsync(site);

        Assert.True(await site.Mail.IsEmptyAsync());
    }

    [Fact]
    public async Task A_reminder_comes_once_a_day_at_the_hour_when_something_is_due()
    {
        using var site = new TrainingSite();
        var learner = await WhoAskedAsync(site);

        // The day after, when nothing is due yet; the next, at 6:59 and at 7:01 in Québec.
        site.Time.SetUtcNow(new(2026, 11, 24, 12, 1, 0, TimeSpan.Zero));
        await SendAsync(site);
        site.Time.SetUtcNow(new(2026, 11, 25, 11, 59, 0, TimeSpan.Zero));
        await SendAsync(site);
        Assert.True(await site.Mail.IsEmptyAsync());
        site.Time.SetUtcNow(new(2026, 11, 25, 12, 1, 0, TimeSpan.Zero));
        await SendAsync(site);
        var letter = await site.Mail.NextAsync();
        await SendAsync(site);
        site.Time.Advance(TimeSpan.FromHours(3));
        await SendAsync(site);

        Assert.Equal("Quelques minutes de révision", letter.Subject);
        Assert.StartsWith("2 questions", letter.TextBody!.Split("\n\n")[1].Trim(), StringComparison.Ordinal);
        Assert.Contains("https://localhost/review\n", letter.TextBody!.ReplaceLineEndings("\n"));
        Assert.Contains("https://localhost/review/reminder/off?token=", letter.Headers[HeaderId.ListUnsubscribe]);
        Assert.True(await site.Mail.IsEmptyAsync());
    }

    [Fact]
    public async Task A_reminder_is_written_in_its_readers_language()
    {
        using var site = new TrainingSite();
        await WhoAskedAsync(site, Language.En);

        site.Time.Advance(TimeSpan.FromDays(3));
        await SendAsync(site);

        Assert.Equal("A few minutes of review", (await site.Mail.NextAsync()).Subject);
    }

    [Fact]
    public async Task Nothing_comes_on_a_day_when_nothing_is_due()
    {
        using var site = new TrainingSite();
        await WhoAskedAsync(site);

        site.Time.Advance(TimeSpan.FromDays(1));
        await SendAsync(site);

        Assert.True(await site.Mail.IsEmptyAsync());
    }

    [Fact]
    public async Task The_site_looks_by_itself_whose_hour_has_come()
    {
        using var site = new TrainingSite();
        await WhoAskedAsync(site, isAwake: true);

        site.Time.Advance(TimeSpan.FromDays(3));

        Assert.Equal("Quelques minutes de révision", (await site.Mail.NextAsync()).Subject);
    }

    [Fact]
    public async Task Several_nodes_send_one_letter()
    {
        using var site = new TrainingSite();
        await WhoAskedAsync(site);
        site.Time.Advance(TimeSpan.FromDays(3));

        await Task.WhenAll(SendAsync(site), SendAsync(site), SendAsync(site));

        await site.Mail.NextAsync();
        Assert.True(await site.Mail.IsEmptyAsync());
    }

    [Fact]
    public async Task What_a_node_claimed_before_it_died_another_sends_later()
    {
        using var site = new TrainingSite();
        await WhoAskedAsync(site);
        site.Time.Advance(TimeSpan.FromDays(3));
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var due = scope.ServiceProvider.GetRequiredService<DueReminders>();
            foreach (var id in await due.FindAsync(default))
                await due.ClaimAsync(id, default);
        }

        await SendAsync(site);
        Assert.True(await site.Mail.IsEmptyAsync());
        site.Time.Advance(TimeSpan.FromMinutes(61));
        await SendAsync(site);

        Assert.NotNull(await site.Mail.NextAsync());
    }

    [Fact]
    public async Task The_link_in_the_letter_stops_them_without_signing_in_and_only_when_its_button_is_pressed()
    {
        using var site = new TrainingSite();
        await WhoAskedAsync(site);
        site.Time.Advance(TimeSpan.FromDays(3));
        await SendAsync(site);
        var link = new Uri((await site.Mail.NextAsync()).Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>')).PathAndQuery;
        var visitor = site.Visit();

        var page = await visitor.GetAsync(link);
        Assert.True(await IsOnAsync(site));
        var done = await visitor.SubmitAsync(page, "/review/reminder/off");
        await visitor.SubmitAsync(page, "/review/reminder/off");

        Assert.Contains("C’est fait", done.Text("[role=status]"));
        Assert.False(await IsOnAsync(site));
    }

    [Fact]
    public async Task A_link_that_is_not_ours_stops_nothing()
    {
        using var site = new TrainingSite();
        await WhoAskedAsync(site);

        var page = await site.Visit().GetAsync("/review/reminder/off?token=abc");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("n’est pas complet", page.Text(".alert"));
        Assert.True(await IsOnAsync(site));
    }

    [Fact]
    public async Task Asking_twice_is_asking_once_and_can_be_taken_back()
    {
        using var site = new TrainingSite();
        var learner = await WhoAskedAsync(site);

        var saved = await learner.Browser.PostAsync("/review/reminder", "/review", ("remind", "on"), ("hour", "18"));
        Assert.Contains("18 h", saved.Text("[role=status]").Replace('\u00A0', ' '));
        await learner.Browser.PostAsync("/review/reminder", "/review", ("remind", "off"), ("hour", "18"));

        Assert.False(await IsOnAsync(site));
    }

    [Fact]
    public void A_change_of_hour_brings_no_second_letter_on_the_same_day()
    {
        var reminder = new ReviewReminder { LearnerId = Guid.NewGuid() };
        var noon = new DateTimeOffset(2026, 11, 25, 17, 0, 0, TimeSpan.Zero);

        reminder.TurnOn(18, "", noon);

        Assert.Equal(new(2026, 11, 25, 23, 0, 0, TimeSpan.Zero), reminder.NextAt);
        Assert.Equal(new(2026, 11, 26, 23, 0, 0, TimeSpan.Zero), reminder.NextAfter(noon, new DateOnly(2026, 11, 25)));
    }

    /// <summary>On a site that sends only when a test says so, unless it is left awake.</summary>
    private static async Task<Reviewer> WhoAskedAsync(TrainingSite site, Language language = Language.Fr, bool isAwake = false)
    {
        if (!isAwake)
            await site.Services.GetRequiredService<SendReminders>().StopAsync(default);
        var learner = await Reviewer.WhoCompletedAsync(site, language);
        await learner.FinishTodayAsync();
        await learner.Browser.PostAsync("/review/reminder", "/review", ("remind", "on"), ("hour", "7"));
        return learner;
    }

    private static Task SendAsync(TrainingSite site) => site.Services.GetRequiredService<SendReminders>().SendDueAsync(default);

    private static Task<bool> IsOnAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => db.Set<ReviewReminder>().Select(r => r.IsOn).SingleAsync());
}
