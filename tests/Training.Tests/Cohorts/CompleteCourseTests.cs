using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Training.Cohorts;
using Training.Courses;
using Training.Data;
using Training.Progress;

namespace Training.Tests.Cohorts;

public sealed class CompleteCourseTests
{
    [Fact]
    public async Task Whoever_completes_every_module_completes_the_course_with_the_last_and_once()
    {
        using var site = new TrainingSite();
        var (teacher, course, offering, learner) = await SeatedAsync(site);

        await learner.CompletePresenceAsync();
        var before = await teacher.CompletionsAsync();
        site.Time.Advance(TimeSpan.FromHours(1));
        await learner.TakeSeulAsync();
        site.Time.Advance(TimeSpan.FromHours(1));
        await learner.TakeSeulAsync();
        await learner.CompletePresenceAsync();
        var page = await learner.Browser.GetAsync($"/learning/courses/{offering.Id}");

        Assert.Empty(before);
        var completion = Assert.Single(await teacher.CompletionsAsync());
        Assert.Equal((course.Id, offering.Id, learner.Account.Id), (completion.CourseId, completion.OfferingId, completion.LearnerId));
        Assert.Equal((3.5m, new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero)), (completion.Hours, completion.CompletedAt));
        Assert.Contains("Cours terminé le 23 novembre 2026", page.Text(".state.done"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_least_so_many_modules_are_enough()
    {
        using var site = new TrainingSite();
        var (teacher, _, _, learner) = await SeatedAsync(site, ("atLeast", "1"));

        await learner.CompletePresenceAsync();

        Assert.Single(await teacher.CompletionsAsync());
    }

    [Fact]
    public async Task An_optional_module_neither_makes_nor_breaks_a_completion()
    {
        using var site = new TrainingSite();
        var (teacher, _, _, learner) = await SeatedAsync(site, ("optional", "presence"));

        await learner.CompletePresenceAsync();
        var before = await teacher.CompletionsAsync();
        await learner.TakeSeulAsync();

        Assert.Empty(before);
        Assert.Single(await teacher.CompletionsAsync());
    }

    [Fact]
    public async Task A_required_activity_is_done_whatever_modules_are_chosen()
    {
        using var site = new TrainingSite();
        var (teacher, _, offering, learner) = await SeatedAsync(site, ("atLeast", "1"), ("required", "seul/unique"));

        await learner.CompletePresenceAsync();
        var before = await teacher.CompletionsAsync();
        var page = await learner.Browser.GetAsync($"/learning/courses/{offering.Id}");
        await learner.TakeSeulAsync();

        Assert.Empty(before);
        Assert.Contains("Unique", page.Text("section[aria-labelledby=rule]"), StringComparison.Ordinal);
        Assert.Single(await teacher.CompletionsAsync());
    }

    [Fact]
    public async Task A_minimum_score_is_reached_in_every_module()
    {
        using var site = new TrainingSite();
        var (teacher, _, _, learner) = await SeatedAsync(site, ("minimumScore", "90"));
        await learner.CompletePresenceAsync();

        await learner.TakeSeulAsync(well: false);
        var before = await teacher.CompletionsAsync();
        await learner.TakeSeulAsync();

        Assert.Empty(before);
        Assert.Single(await teacher.CompletionsAsync());
    }

    [Fact]
    public async Task Whoever_did_it_all_before_they_joined_has_completed_it_and_whoever_left_completes_nothing()
    {
        using var site = new TrainingSite();
        var (teacher, _, offering, learner) = await SeatedAsync(site);
        var early = await Classmate.AtAsync(site, "Luc");
        await early.CompletePresenceAsync();
        await early.TakeSeulAsync();

        await teacher.SeatAsync(offering, early.Account.Email!);
        await teacher.SeatAsync(offering, early.Account.Email!);
        await learner.CompletePresenceAsync();
        var page = await learner.Browser.GetAsync($"/learning/courses/{offering.Id}");
        await learner.Browser.SubmitAsync(page, $"/learning/courses/{offering.Id}/leave");
        await learner.TakeSeulAsync();

        Assert.Equal(early.Account.Id, Assert.Single(await teacher.CompletionsAsync()).LearnerId);
    }

    [Fact]
    public async Task Changing_the_rule_never_erases_or_re_dates_a_completion()
    {
        using var site = new TrainingSite();
        var (teacher, course, offering, learner) = await SeatedAsync(site, ("atLeast", "1"));
        await learner.CompletePresenceAsync();
        var granted = Assert.Single(await teacher.CompletionsAsync());
        var address = $"/teaching/courses/{course.Id}";

        site.Time.Advance(TimeSpan.FromDays(3));
        await teacher.Browser.SubmitAsync(
            await teacher.Browser.GetAsync(address),
            address,
            ("atLeast", ""),
            ("minimumScore", "100"),
            ("hours", "9")
        );
        await learner.TakeSeulAsync();
        await learner.Browser.GetAsync($"/learning/courses/{offering.Id}");
        await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(address), address, ("minimumScore", ""));

        var kept = Assert.Single(await teacher.CompletionsAsync());
        Assert.Equal((granted.Id, granted.CompletedAt, granted.Rule, granted.Hours), (kept.Id, kept.CompletedAt, kept.Rule, kept.Hours));
        Assert.Contains("\"AtLeast\":1", kept.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_easier_rule_holds_from_the_day_it_is_saved_for_those_who_meet_it()
    {
        using var site = new TrainingSite();
        var (teacher, course, _, learner) = await SeatedAsync(site);
        await learner.CompletePresenceAsync();
        var address = $"/teaching/courses/{course.Id}";

        site.Time.Advance(TimeSpan.FromDays(1));
        await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(address), address, ("atLeast", "1"));

        Assert.Equal(site.Time.GetUtcNow(), Assert.Single(await teacher.CompletionsAsync()).CompletedAt);
    }

    [Fact]
    public async Task A_record_that_completes_no_module_costs_one_query_more_when_a_course_has_the_module()
    {
        using var site = new TrainingSite();
        var (_, _, _, learner) = await SeatedAsync(site, ("place-seance", "3"));
        var free = await Classmate.AtAsync(site, "Luc");
        var counts = new List<int>();
        foreach (var who in new[] { free, learner })
        {
            await who.Browser.PostAsync("/modules/seance/enrol", "/modules/seance");
            var page = await who.Browser.GetAsync("/modules/seance/lire");
            var sql = await site.Sql.DuringAsync(() => who.Browser.SubmitAsync(page, "/modules/seance/lire/complete"));
            counts.Add(sql.Count);
        }

        Assert.Equal(counts[0] + 1, counts[1]);
    }

    [Fact]
    public async Task Two_modules_finished_at_the_same_moment_complete_the_course_once()
    {
        var meeting = new Meeting();
        using var site = await Outbox.OutboxTests.AsleepAsync(substitute: meeting.Listen);
        var (teacher, _, _, learner) = await SeatedAsync(site);

        await FinishBothAsync(site, learner, meeting);
        var before = await teacher.CompletionsAsync();
        await Outbox.OutboxTests.DoAsync(site);
        await Outbox.OutboxTests.DoAsync(site);

        Assert.Empty(before);
        var completion = Assert.Single(await teacher.CompletionsAsync());
        Assert.Equal((learner.Account.Id, site.Time.GetUtcNow()), (completion.LearnerId, completion.CompletedAt));
    }

    [Fact]
    public async Task When_each_of_them_is_enough_both_are_kept_and_the_course_is_completed_once()
    {
        var meeting = new Meeting();
        using var site = await Outbox.OutboxTests.AsleepAsync(substitute: meeting.Listen);
        var (teacher, _, _, learner) = await SeatedAsync(site, ("atLeast", "1"));

        await FinishBothAsync(site, learner, meeting);
        await Outbox.OutboxTests.DoAsync(site);

        Assert.Single(await teacher.CompletionsAsync());
        Assert.Equal(2, await site.InDatabaseAsync(db => db.Set<Completion>().CountAsync()));
    }

    [Fact]
    public async Task Whoever_left_before_it_was_looked_at_again_completes_nothing()
    {
        var meeting = new Meeting();
        using var site = await Outbox.OutboxTests.AsleepAsync(substitute: meeting.Listen);
        var (teacher, _, offering, learner) = await SeatedAsync(site);

        await FinishBothAsync(site, learner, meeting);
        await learner.Browser.PostAsync($"/learning/courses/{offering.Id}/leave", "/account/profile");
        await Outbox.OutboxTests.DoAsync(site);

        Assert.Empty(await teacher.CompletionsAsync());
    }

    // A lesson in one window and a quiz in another: both are read before either is written.
    private static async Task FinishBothAsync(TrainingSite site, Classmate learner, Meeting meeting)
    {
        var other = await site.SignInAsync(learner.Account.Email!);
        await learner.Browser.PostAsync("/modules/presence/enrol", "/modules/presence");
        var lesson = await learner.Browser.GetAsync("/modules/presence/lire");
        var quiz = await Quizzes.QuizTaker.EnrolAsync(other, "seul/unique");
        var attempt = await quiz.StartAsync();

        meeting.Begin();
        await Task.WhenAll(
            learner.Browser.SubmitAsync(lesson, "/modules/presence/lire/complete"),
            quiz.SubmitAsync(attempt, ("r.mot", "0"), ("r.rappel", "0"))
        );
    }

    /// <summary>Holds two requests that complete a module until both are about to write it.</summary>
    private sealed class Meeting : SaveChangesInterceptor
    {
        private readonly TaskCompletionSource both = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool hasBegun;
        private int arrived;

        public void Begin() => hasBegun = true;

        public void Listen(IServiceCollection services)
        {
            services.ConfigureDbContext<SqliteTrainingDbContext>(options => options.AddInterceptors(this));
            services.ConfigureDbContext<SqlServerTrainingDbContext>(options => options.AddInterceptors(this));
            services.ConfigureDbContext<PostgreSqlTrainingDbContext>(options => options.AddInterceptors(this));
        }

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            if (!hasBegun || !eventData.Context!.ChangeTracker.Entries<Completion>().Any(e => e.State == EntityState.Added))
                return result;
            if (Interlocked.Increment(ref arrived) == 2)
                both.SetResult();
            await both.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
            return result;
        }
    }

    private static async Task<(Teacher, InstitutionCourse, Offering, Classmate)> SeatedAsync(
        TrainingSite site,
        params (string, string)[] course
    )
    {
        var teacher = await Teacher.AtAsync(site);
        var made = await teacher.MakeCourseAsync(course);
        var offering = await teacher.OfferAsync(made);
        var learner = await Classmate.AtAsync(site);
        await teacher.SeatAsync(offering, learner.Account.Email!);
        return (teacher, made, offering, learner);
    }
}
