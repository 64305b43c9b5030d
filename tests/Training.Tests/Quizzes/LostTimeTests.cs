using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Training.Uptime;

namespace Training.Tests.Quizzes;

/// <summary>A site that was down costs nobody their time.</summary>
public sealed class LostTimeTests
{
    [Theory]
    [InlineData("9:00-9:30", "9:20")]
    [InlineData("8:00-9:30", "9:20")]
    [InlineData("8:00-9:05 9:15-9:30", "9:30")]
    [InlineData("8:00-9:05 9:25-9:40", "9:40")]
    [InlineData("8:00-9:05 9:08-9:10 9:20-9:40", "9:33")]
    [InlineData("8:00-9:30 9:10-9:12", "9:20")]
    [InlineData("8:00-9:05 8:30-9:30", "9:20")]
    [InlineData("8:00-9:21 9:30-9:40", "9:20")]
    [InlineData("8:00-8:59 9:01-9:30", "9:21")]
    public void Time_counts_while_any_process_is_up(string up, string deadline)
    {
        var uptimes = up.Split(' ').Select(u => u.Split('-')).Select(u => (At(u[0]), At(u[1])));

        Assert.Equal(At(deadline), LostTime.Extend(At("9:00"), TimeSpan.FromMinutes(20), uptimes));
    }

    [Fact]
    public async Task A_site_killed_until_after_the_deadline_gives_back_the_time_and_takes_the_answers_that_waited()
    {
        using var site = new TrainingSite();
        var account = await site.AddLearnerAsync();
        var learner = await QuizTaker.EnrolAsync(await site.SignInAsync(account.Email!), "essai/minute");
        var attempt = await learner.StartAsync();
        site.Time.Advance(TimeSpan.FromMinutes(10));
        await site.Services.GetRequiredService<KeepUptime>().StopAsync(CancellationToken.None);

        site.Time.Advance(TimeSpan.FromMinutes(15));
        await using var again = site.WithWebHostBuilder(_ => { });
        using var client = again.CreateDefaultClient(new Uri("https://localhost"), new RedirectHandler(), new CookieJar());
        var browser = new Browser(client, "fr-CA");
        var signIn = await browser.GetAsync("/account/sign-in");
        await browser.SubmitAsync(signIn, "/account/sign-in", ("email", account.Email!), ("password", TrainingSite.Password));
        var back = learner.In(browser);
        var delivered = await back.DeliverAsync(await back.ShowAsync(), "mot", 5, "0");
        var page = await back.ShowAsync();

        Assert.Equal(HttpStatusCode.NoContent, delivered);
        Assert.Equal("Il reste 10 min.", page.Text(".timer"));
        Assert.Contains("À remettre avant 9 h 35, heure du Québec", page.Texts(".meta li"));
        Assert.Equal(["r.mot=0"], QuizTaker.Ticked(page));

        site.Time.Advance(new TimeSpan(0, 10, 31));
        Assert.Equal("Pas encore réussi : 1 sur 2", (await back.ShowAsync()).Text("#verdict"));
    }

    [Fact]
    public async Task A_page_whose_clock_says_too_early_that_time_is_up_is_told_how_much_is_left()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "essai/minute");
        var attempt = await learner.StartAsync();
        site.Time.Advance(TimeSpan.FromMinutes(15));

        var early = await TimeUpAsync(learner, attempt);
        site.Time.Advance(TimeSpan.FromMinutes(5));
        var inTime = await TimeUpAsync(learner, await learner.ShowAsync());

        Assert.Equal("Il reste 5 min.", early.Text(".timer"));
        Assert.Equal(["r.mot=0"], QuizTaker.Ticked(early));
        Assert.Equal("Pas encore réussi : 1 sur 2", inTime.Text("#verdict"));
    }

    [Fact]
    public async Task A_timed_attempt_costs_three_queries_to_show()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "essai/minute");
        await learner.StartAsync();

        Assert.Equal(3, (await site.Sql.DuringAsync(() => learner.ShowAsync())).Count);
    }

    [Fact]
    public async Task A_machine_that_slept_for_a_day_says_once_that_it_is_up()
    {
        using var site = new TrainingSite();
        await site.Visit().GetAsync("/");
        var before = site.Sql.Beats;

        site.Time.Advance(TimeSpan.FromDays(1));
        await site.Visit().GetAsync("/");

        Assert.InRange(site.Sql.Beats - before, 0, 1);
    }

    private static Task<Page> TimeUpAsync(QuizTaker learner, Page attempt)
    {
        var form = attempt.Form($"{learner.Attempt()}/responses");
        var confirm = attempt.Document.CreateElement("input");
        confirm.SetAttribute("name", "confirm");
        form.SetAttribute("action", $"{learner.Attempt()}/submit");
        form.AppendChild(confirm);
        return learner.Browser.SubmitAsync(form, ("r.mot", "0"), ("confirm", "time"));
    }

    private static DateTimeOffset At(string time) =>
        new(new DateOnly(2026, 11, 23), TimeOnly.ParseExact(time, "H:mm", CultureInfo.InvariantCulture), TimeSpan.Zero);
}
