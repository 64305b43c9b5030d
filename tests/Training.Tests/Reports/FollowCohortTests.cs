using System.Net;
using Training.Content;
using Training.Learners;
using Training.Progress;
using Training.Tests.Scenarios;

namespace Training.Tests.Reports;

/// <summary>Who of a cohort is where, and who needs a look.</summary>
public sealed class FollowCohortTests
{
    [Fact]
    public async Task An_instructor_sees_who_is_where()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        var done = await cohort.SeatAsync("Zoé", "Abel");
        var underway = await cohort.SeatAsync("Yan", "Boivin");
        await cohort.SeatAsync("Xavier", "Caron");
        await cohort.RecordAsync(done, "essai/bilan", (Verb.Passed, 1));
        await cohort.CompleteAsync(done, "essai");
        await cohort.RecordAsync(underway, "essai/lire", (Verb.Completed, null));

        var page = await cohort.Instructor.GetAsync(cohort.Home);

        Assert.Equal("Suivi de la cohorte", page.Heading);
        Assert.StartsWith("Terminé 23 novembre 2026", TaughtCohort.Row(page, "Abel")[2], StringComparison.Ordinal);
        Assert.Equal("Pas commencé", TaughtCohort.Row(page, "Abel")[3]);
        Assert.Equal("En cours", TaughtCohort.Row(page, "Boivin")[2]);
        Assert.Equal(["Oui", "Jamais", "Pas commencé", "Pas commencé"], TaughtCohort.Row(page, "Caron"));
        Assert.Equal(["Un essai", "1", "1", "0", "1"], page.Texts(".counts tbody tr:first-child > *"));
        Assert.Equal(
            "Terminé : 1, En cours : 1, Pas commencé : 1",
            page.Document.QuerySelector(".progress-picture svg")!.GetAttribute("aria-label")
        );
    }

    [Fact]
    public async Task What_is_due_and_not_done_is_late_and_what_came_late_is_done()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site, ["essai"], due: site.Time.GetUtcNow().AddDays(2));
        var early = await cohort.SeatAsync("Zoé", "Abel");
        var tardy = await cohort.SeatAsync("Yan", "Boivin");
        await cohort.SeatAsync("Xavier", "Caron");
        await cohort.RecordAsync(early, "essai/bilan", (Verb.Passed, 1));
        await cohort.CompleteAsync(early, "essai");
        site.Time.Advance(TimeSpan.FromDays(3));
        await cohort.RecordAsync(tardy, "essai/bilan", (Verb.Passed, 1));
        await cohort.CompleteAsync(tardy, "essai");

        var page = await cohort.Instructor.GetAsync(cohort.Home);

        Assert.Equal("Terminé 23 novembre 2026", TaughtCohort.Row(page, "Abel")[2]);
        Assert.Equal("Terminé 26 novembre 2026, en retard", TaughtCohort.Row(page, "Boivin")[2]);
        Assert.Equal("En retard", TaughtCohort.Row(page, "Caron")[2]);
        Assert.Equal(["Caron, Xavier"], page.Texts(".look h3"));
        Assert.Contains("En retard : Un essai", page.Texts(".look .bullets li"));
    }

    [Fact]
    public async Task Without_a_due_date_the_end_of_the_offering_is_one_where_the_institution_is()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site, ["essai"], endsOn: new DateOnly(2026, 11, 24));
        await cohort.SeatAsync("Zoé", "Abel");

        // Midnight in Québec is five hours later in universal time.
        site.Time.SetUtcNow(new DateTimeOffset(2026, 11, 25, 4, 59, 0, TimeSpan.Zero));
        var lastMinute = await cohort.Instructor.GetAsync(cohort.Home);
        site.Time.SetUtcNow(new DateTimeOffset(2026, 11, 25, 5, 0, 0, TimeSpan.Zero));
        var after = await cohort.Instructor.GetAsync(cohort.Home);

        Assert.Equal("Pas commencé", TaughtCohort.Row(lastMinute, "Abel")[2]);
        Assert.Equal("En retard", TaughtCohort.Row(after, "Abel")[2]);
        Assert.Contains("Pour le 24 novembre 2026", after.Text(".sheet-table thead"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_failed_an_activity_twice_needs_a_look_until_they_pass()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        var once = await cohort.SeatAsync("Zoé", "Abel");
        var twice = await cohort.SeatAsync("Yan", "Boivin");
        var saved = await cohort.SeatAsync("Xavier", "Caron");
        await cohort.RecordAsync(once, "essai/bilan", (Verb.Failed, 0.2));
        await cohort.RecordAsync(twice, "essai/bilan", (Verb.Failed, 0.2), (Verb.Failed, 0.3));
        await cohort.RecordAsync(saved, "essai/bilan", (Verb.Failed, 0.2), (Verb.Failed, 0.3), (Verb.Passed, 0.9));

        var page = await cohort.Instructor.GetAsync(cohort.Home);

        Assert.Equal(["Boivin, Yan"], page.Texts(".look h3"));
        Assert.Equal(["N’a pas réussi Bilan après 2 tentatives"], page.Texts(".look .bullets li"));
    }

    [Theory]
    [InlineData("", new[] { "Abel, Zoé" })]
    [InlineData("?silent=14", new string[0])]
    [InlineData("?silent=3", new[] { "Abel, Zoé", "Boivin, Yan" })]
    [InlineData("?silent=n%27importe", new[] { "Abel, Zoé" })]
    public async Task Who_opened_nothing_for_as_many_days_as_one_asks_is_silent(string query, string[] silent)
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        var (first, second) = (await cohort.SeatAsync("Zoé", "Abel"), await cohort.SeatAsync("Yan", "Boivin"));
        await cohort.RecordAsync(first, "essai/lire", (Verb.Completed, null));
        site.Time.Advance(TimeSpan.FromDays(5));
        await cohort.RecordAsync(second, "essai/lire", (Verb.Completed, null));
        site.Time.Advance(TimeSpan.FromDays(5));

        var page = await cohort.Instructor.GetAsync(cohort.Home + query);

        Assert.Equal(silent, page.Texts(".look h3"));
    }

    [Fact]
    public async Task Practice_and_abandoned_sessions_show_nowhere()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site, ["seance"]);
        var learner = await cohort.SeatAsync("Zoé", "Abel");
        var browser = await site.SignInAsync(learner.Email!);
        await browser.PostAsync("/modules/seance/enrol", tokenFrom: "/modules/seance");
        var session = new SessionTaker(browser);
        await session.StartAsync();

        var record = await cohort.Instructor.GetAsync($"{cohort.Home}/learners/{learner.Id}");
        var abandoned = TaughtCohort.Row(record, "L’appel")[..4];
        var moment = await session.ShowAsync();
        var debrief = await session.PressAsync(await session.PressAsync(moment, "bon moment"), "Oui");
        await session.ReplayAsync(debrief, 1);
        record = await cohort.Instructor.GetAsync($"{cohort.Home}/learners/{learner.Id}");

        Assert.Equal(("Pas essayé", "0"), (abandoned[0], abandoned[2]));
        Assert.Equal(("Réussi", "1"), (TaughtCohort.Row(record, "L’appel")[0], TaughtCohort.Row(record, "L’appel")[2]));
    }

    [Fact]
    public async Task Learners_stand_in_alphabetical_order_accents_among_their_letters_unless_another_order_is_asked_for()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        await cohort.SeatAsync("Luc", "Zola", group: 1);
        var seen = await cohort.SeatAsync("Éva", "Émond", group: 2);
        await cohort.SeatAsync("Ali", "Fortin", group: 1);
        await cohort.RecordAsync(seen, "essai/lire", (Verb.Completed, null));

        var byName = await cohort.Instructor.GetAsync(cohort.Home);
        var bySeen = await cohort.Instructor.GetAsync(cohort.Home + "?sort=seen");
        var byStatus = await cohort.Instructor.GetAsync(cohort.Home + "?sort=status");
        var byGroup = await cohort.Instructor.GetAsync(cohort.Home + "?sort=group");
        var byScore = await cohort.Instructor.GetAsync(cohort.Home + "?sort=score");

        Assert.Equal(["Émond, Éva", "Fortin, Ali", "Zola, Luc"], byName.Texts(".sheet-table tbody th"));
        Assert.Equal(["Fortin, Ali", "Zola, Luc", "Émond, Éva"], bySeen.Texts(".sheet-table tbody th"));
        Assert.Equal(["Fortin, Ali", "Zola, Luc", "Émond, Éva"], byStatus.Texts(".sheet-table tbody th"));
        Assert.Equal(["Fortin, Ali", "Zola, Luc", "Émond, Éva"], byGroup.Texts(".sheet-table tbody th"));
        Assert.Equal(byName.Texts(".sheet-table tbody th"), byScore.Texts(".sheet-table tbody th"));
    }

    [Fact]
    public async Task Whoever_left_is_not_followed_any_more()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        var gone = await cohort.SeatAsync("Zoé", "Abel");
        await cohort.SeatAsync("Yan", "Boivin");
        await cohort.LeaveAsync(gone);

        var page = await cohort.Instructor.GetAsync(cohort.Home);

        Assert.Equal(["Boivin, Yan"], page.Texts(".sheet-table tbody th"));
        Assert.Equal(HttpStatusCode.NotFound, (await cohort.Instructor.GetAsync($"{cohort.Home}/learners/{gone.Id}")).Status);
    }

    [Fact]
    public async Task An_empty_cohort_says_what_to_do()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);

        foreach (var path in new[] { "", "/gradebook", "/message" })
            Assert.Contains(
                "donnez-leur le code",
                (await cohort.Instructor.GetAsync(cohort.Home + path)).Text("main"),
                StringComparison.Ordinal
            );
    }

    [Theory]
    [InlineData("")]
    [InlineData("/gradebook")]
    [InlineData("/gradebook.csv")]
    [InlineData("/gradebook.xlsx")]
    [InlineData("/message")]
    public async Task Someone_else_s_offering_is_not_there(string path)
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        await cohort.SeatAsync("Zoé", "Abel");
        var other = await site.SignUpWithRoleAsync(Role.Instructor);
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var learner = await site.SignUpAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(cohort.Home + path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(cohort.Home + path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await learner.GetAsync(cohort.Home + path)).Status);
    }

    [Fact]
    public async Task A_cohort_of_twenty_costs_the_queries_of_one()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        var first = await cohort.SeatAsync("Zoé", "Abel");
        await cohort.RecordAsync(first, "essai/bilan", (Verb.Failed, 0.2), (Verb.Failed, 0.3));
        foreach (var path in new[] { "", "/gradebook", "/gradebook.csv" })
            await cohort.Instructor.GetAsync(cohort.Home + path);
        var small = await QueriesAsync(cohort);

        for (var i = 0; i < 19; i++)
        {
            var learner = await cohort.SeatAsync("Yan", $"Boivin{i}");
            await cohort.RecordAsync(learner, "essai/bilan", (Verb.Failed, 0.2), (Verb.Failed, 0.3));
            await cohort.RecordAsync(learner, "seance/lire", (Verb.Completed, null));
        }
        var large = await QueriesAsync(cohort);

        Assert.Equal(small, large);
        Assert.All(large, queries => Assert.InRange(queries, 1, 10));
    }

    [Fact]
    public async Task Three_hundred_learners_come_by_pages_of_fifty_and_the_picture_is_of_all()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        await cohort.SeatManyAsync(300);
        var page = await cohort.Instructor.GetAsync(cohort.Home + "?silent=3&sort=seen");
        var second = await cohort.Instructor.GetAsync(
            page.Document.QuerySelector("nav.pages a:not([aria-current])")!.GetAttribute("href")!
        );
        var beyond = await cohort.Instructor.GetAsync(cohort.Home + "?page=99");

        Assert.Equal(50, page.Texts(".sheet-table tbody tr").Count);
        Assert.Equal(6, page.Texts("nav.pages a").Count);
        Assert.Equal("0 0 300 1", page.Document.QuerySelector(".progress-picture svg")!.GetAttribute("viewBox"));
        Assert.Equal(50, page.Texts(".look > li").Count);
        Assert.Contains("sort=status", page.Document.QuerySelector(".fold > p a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("?silent=3&sort=seen&page=2", new Uri("https://x" + second.Address).Query);
        Assert.Equal("Page2", second.Text("nav.pages [aria-current]"));
        Assert.Empty(page.Texts(".sheet-table tbody th").Intersect(second.Texts(".sheet-table tbody th")));
        Assert.Equal("Page6", beyond.Text("nav.pages [aria-current]"));
        Assert.InRange(page.Html.Length, 1, 150_000);
    }

    [Fact]
    public async Task The_page_is_whole_in_English()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        await cohort.SeatAsync("Zoé", "Abel", language: Language.En);
        await cohort.Instructor.GetAsync($"/language/en?return=~/modules");

        var page = await cohort.Instructor.GetAsync(cohort.Home);

        Assert.Equal("Cohort progress", page.Heading);
        Assert.Equal(["Has never begun"], page.Texts(".look .bullets li"));
    }

    private static async Task<List<int>> QueriesAsync(TaughtCohort cohort)
    {
        var counts = new List<int>();
        foreach (var path in new[] { "", "/gradebook", "/gradebook.csv" })
            counts.Add((await cohort.Site.Sql.DuringAsync(() => cohort.Instructor.GetAsync(cohort.Home + path))).Count);
        return counts;
    }
}
