using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Catalogue;
using Training.Cohorts;
using Training.Courses;
using Training.Credentials;
using Training.Data;
using Training.Enrolments;
using Training.Gradebook;
using Training.Institutions;
using Training.Learners;
using Training.Progress;
using Training.Quizzes;
using Training.Scenarios;
using Training.Web.Accounts;
using Training.Web.Demo;

namespace Training.Tests.Demo;

/// <summary>What a first look finds: people who have been at it for eight weeks.</summary>
public sealed class DemoDataTests : IClassFixture<DemoDataTests.DemoSite>
{
    private readonly DemoSite demo;

    public DemoDataTests(DemoSite demo) => this.demo = demo;

    private TrainingSite Site => demo.Site;

    [Fact]
    public async Task There_are_two_institutions_and_three_offerings_one_running_one_beginning_one_over()
    {
        var offerings = await ListAsync(db => db.Set<Offering>().OfAllInstitutions().Include(o => o.Seats));
        var today = DateOnly.FromDateTime(Site.Time.GetUtcNow().UtcDateTime);

        Assert.Equal(3, offerings.Count);
        Assert.Equal(2, offerings.Select(o => o.InstitutionId).Distinct().Count());
        var running = offerings.Single(o => o.Id == DemoOfferings.Running);
        Assert.Equal(30, running.Seats.Count);
        Assert.InRange(today.DayNumber - running.StartsOn.DayNumber, 56, 62);
        Assert.All(running.Seats.GroupBy(s => s.Group), group => Assert.InRange(group.Count(), 6, Seat.GroupSize));
        Assert.InRange(today.DayNumber - offerings.Single(o => o.Id == DemoOfferings.Beginning).StartsOn.DayNumber, 0, 6);
        Assert.True(offerings.Single(o => o.Id == DemoOfferings.Over).EndsOn < today);
    }

    [Fact]
    public async Task The_cohort_has_its_ahead_its_late_its_silent_and_one_who_never_came()
    {
        var now = Site.Time.GetUtcNow();
        var seats = await ListAsync(db => db.Set<Seat>().Where(s => s.OfferingId == DemoOfferings.Running));
        var enrolments = await ListAsync(db => db.Set<Enrolment>().Include(e => e.Completion));
        var byLearner = seats.ConvertAll(s => enrolments.Where(e => e.LearnerId == s.LearnerId).ToList());
        var completed = byLearner.ConvertAll(own => own.Count(e => e.Completion is not null));

        Assert.Single(byLearner, own => own.Count == 0);
        Assert.Equal(2, byLearner.Count(own => own.Count > 0 && own.Max(e => e.LastSeenAt) < now.AddDays(-14)));
        Assert.Contains(completed, count => count >= 8);
        Assert.True(completed.Count(count => count >= 4) >= 20, string.Join(' ', completed));
        Assert.True(completed.Distinct().Count() >= 4, string.Join(' ', completed));
    }

    [Fact]
    public async Task One_failed_a_quiz_twice_and_did_nothing_since()
    {
        var name = DemoPeople.Cohort.Single(p => p.Pace == Pace.Stuck).FamilyName;
        var stuck = await Site.InDatabaseAsync(db => db.Learners.SingleAsync(l => l.FamilyName == name));
        var attempts = await ListAsync(db => db.Set<QuizAttempt>().Where(a => a.LearnerId == stuck.Id).OrderBy(a => a.SubmittedAt));

        Assert.Equal([false, false], attempts.TakeLast(2).Select(a => a.Passed));
        Assert.Single(attempts.TakeLast(2).Select(a => a.ActivityId).Distinct());
    }

    [Fact]
    public async Task Sessions_play_again_as_they_were_kept_and_quizzes_score_the_same()
    {
        var library = Site.Services.GetRequiredService<ContentLibrary>();
        var sessions = await ListAsync(db => db.Set<ScenarioAttempt>().Include(a => a.Steps));
        var quizzes = await ListAsync(db => db.Set<QuizAttempt>().Include(a => a.Responses));

        Assert.True(sessions.Count > 100 && quizzes.Count > 100, $"{sessions.Count} sessions, {quizzes.Count} quizzes");
        Assert.All(sessions.Take(60), session => AssertReplays(library, session));
        Assert.Contains(sessions, s => s.Passed);
        Assert.Contains(sessions, s => s is { EndedAt: not null, Passed: false });
        Assert.All(quizzes, attempt => Assert.NotEmpty(attempt.Responses));
        Assert.Contains(quizzes, a => a.ScaledScore is > 0 and < 1);
    }

    [Fact]
    public async Task Nothing_was_done_tomorrow_nor_before_one_had_begun()
    {
        var now = Site.Time.GetUtcNow();
        var records = await ListAsync(db => db.Set<LearningRecord>().OfAllInstitutions());
        var enrolments = (await ListAsync(db => db.Set<Enrolment>().OfAllInstitutions())).ToDictionary(e => e.Id);

        Assert.True(records.Count > 1000, $"{records.Count} records");
        Assert.All(records, r => Assert.True(r.At <= now && r.At >= enrolments[r.EnrolmentId].EnrolledAt));
        Assert.All(records, r => Assert.Equal(enrolments[r.EnrolmentId].InstitutionId, r.InstitutionId));
    }

    [Fact]
    public async Task The_instructor_has_commented_overridden_and_answers_left_to_read()
    {
        var comments = await ListAsync(db => db.Set<Comment>());
        var overrides = await ListAsync(db => db.Set<GradeOverride>());
        var assessed = await ListAsync(db => db.Set<RubricAssessment>().Select(a => new { a.AttemptId, a.Item }));
        HashSet<string> open = ["redire", "trois-morceaux", "vingt-cinq-mots", "consentement-obtenu", "cinq-lignes", "quatre-phrases"];
        var answered = await ListAsync(db => db.Set<QuizAttempt>().SelectMany(a => a.Responses).Where(r => open.Contains(r.Item)));

        Assert.Equal(5, comments.Count);
        Assert.Single(overrides);
        Assert.NotEmpty(assessed);
        Assert.True(answered.Count(r => !assessed.Exists(a => a.AttemptId == r.AttemptId && a.Item == r.Item)) >= 5);
    }

    [Fact]
    public async Task The_offering_that_is_over_left_completions_and_certificates()
    {
        var completions = await ListAsync(db => db.Set<CourseCompletion>().OfAllInstitutions());
        var certificates = await ListAsync(db => db.Set<Credential>().OfAllInstitutions());
        var demonstrated = await Site.InDatabaseAsync(db => db.Learners.SingleAsync(l => l.Email == DemoLearner.Email));

        Assert.InRange(completions.Count, 6, 12);
        Assert.Contains(completions, c => c.LearnerId == demonstrated.Id);
        Assert.True(certificates.Count > completions.Count);
    }

    [Fact]
    public async Task The_registrar_finds_certificates_in_each_state_and_a_request_that_waits()
    {
        var now = Site.Time.GetUtcNow();
        var certificates = await ListAsync(db => db.Set<Credential>());
        var lines = await ListAsync(db => db.Set<CredentialEvent>());
        var requests = await ListAsync(db => db.Set<CredentialRequest>());
        var registrar = await Site.SignInAsync(DemoLearner.RegistrarEmail, DemoLearner.Password);
        var queue = await registrar.GetAsync("/registrar/requests");
        var learner = await Site.SignInAsync(DemoLearner.Email, DemoLearner.Password);
        var mine = await learner.GetAsync("/credentials");

        Assert.InRange(certificates.Count, 20, 60);
        Assert.Single(certificates, c => CredentialStanding.Of(c, now).Kind == StandingKind.Revoked);
        Assert.Single(certificates, c => CredentialStanding.Of(c, now).Kind == StandingKind.Suspended);
        Assert.Single(certificates, c => CredentialStanding.Of(c, now).Kind == StandingKind.Superseded);
        Assert.Contains(certificates, c => c.ExpiresAt is not null);
        Assert.All(
            certificates,
            c => Assert.True(c.IssuedAt <= now && c.IssuedAt >= c.CompletedAt && lines.Exists(l => l.CredentialId == c.Id))
        );
        Assert.Equal(2, requests.Count(r => r.IsGranted is null));
        Assert.Single(requests, r => r.IsGranted is false);
        Assert.Equal(2, queue.Document.QuerySelectorAll("input[name=request]").Length);
        Assert.True(mine.Has("#requests .state"));
        Assert.True(mine.Has("article .state.done") && mine.Has("article .state.bad"));
    }

    [Fact]
    public async Task The_demo_learner_is_at_it_with_something_due_soon_and_a_transcript_of_two_institutions()
    {
        var browser = await Site.SignInAsync(DemoLearner.Email, DemoLearner.Password);
        var now = Site.Time.GetUtcNow();

        var learning = await browser.GetAsync("/learning");
        var transcript = await browser.GetAsync("/learning/transcript");
        var underway = await ListAsync(db =>
            db.Set<Enrolment>()
                .Where(e => e.Completion == null && db.Learners.Any(l => l.Id == e.LearnerId && l.Email == DemoLearner.Email))
        );
        var due = await ListAsync(db => db.Set<OfferingModule>().Where(m => m.OfferingId == DemoOfferings.Running));

        Assert.True(learning.Has(".resume a"));
        Assert.Equal(2, transcript.Texts("section[aria-labelledby=providers] tbody tr").Count);
        Assert.Contains(underway, e => due.Single(m => m.Module == e.Module).DueAt is { } at && at > now && at < now.AddDays(8));
    }

    [Theory]
    [InlineData(DemoLearner.InstructorEmail, Role.Instructor)]
    [InlineData(DemoLearner.AuthorEmail, Role.Author)]
    [InlineData(DemoLearner.OtherAuthorEmail, Role.Author)]
    [InlineData(DemoLearner.RegistrarEmail, Role.Registrar)]
    [InlineData(DemoLearner.AdminEmail, Role.Admin)]
    [InlineData(DemoLearner.OperatorEmail, Role.Operator)]
    public async Task Everyone_has_their_role_and_the_one_password(string email, Role role)
    {
        await Site.SignInAsync(email, DemoLearner.Password);

        var roles = await ListAsync(db =>
            db.Set<RoleGrant>().Where(g => db.Learners.Any(l => l.Id == g.LearnerId && l.Email == email)).Select(g => g.Role)
        );

        Assert.Equal([role], roles);
    }

    [Fact]
    public async Task Seeding_again_even_twice_at_once_adds_nothing()
    {
        var before = await CountAsync();

        await Task.WhenAll(DemoSite.SeedAsync(Site), DemoSite.SeedAsync(Site));

        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Two_processes_that_start_at_once_on_an_empty_database_add_it_once()
    {
        using var site = DemoSite.New(demoData: false);
        await site.Visit().GetAsync("/");

        await Task.WhenAll(DemoSite.SeedAsync(site), DemoSite.SeedAsync(site));

        Assert.Equal(await CountAsync(), await CountAsync(site));
    }

    private Task<List<T>> ListAsync<T>(Func<TrainingDbContext, IQueryable<T>> rows) => Site.InDatabaseAsync(db => rows(db).ToListAsync());

    private Task<int[]> CountAsync() => CountAsync(Site);

    private static Task<int[]> CountAsync(TrainingSite site) =>
        site.InDatabaseAsync(async db =>
            new[]
            {
                await db.Learners.CountAsync(),
                await db.Set<Institution>().CountAsync(),
                await db.Set<Membership>().OfAllInstitutions().CountAsync(),
                await db.Set<RoleGrant>().OfAllInstitutions().CountAsync(),
                await db.Set<Seat>().OfAllInstitutions().CountAsync(),
                await db.Set<Enrolment>().OfAllInstitutions().CountAsync(),
                await db.Set<LearningRecord>().OfAllInstitutions().CountAsync(),
                await db.Set<ScenarioAttempt>().OfAllInstitutions().CountAsync(),
                await db.Set<QuizAttempt>().OfAllInstitutions().CountAsync(),
                await db.Set<Comment>().OfAllInstitutions().CountAsync(),
                await db.Set<Credential>().OfAllInstitutions().CountAsync(),
            }
        );

    private static void AssertReplays(ContentLibrary library, ScenarioAttempt kept)
    {
        var version = library.Current(kept.ActivityId.Module)!;
        var scenario = (Training.Content.Scenarios.Scenario)version.Module.Find(kept.ActivityId.Slug)!;
        var steps = kept.Steps.OrderBy(s => s.Number).Select(s => s.ToStep()).ToList();

        var play = Training.Content.Scenarios.Play.Replay(scenario, Training.Content.Language.Fr, kept.Seed, steps);

        Assert.Equal(steps.Count, play.StepCount);
        Assert.Equal(kept.EndedAt is not null, play.HasEnded);
        if (play.HasEnded)
            Assert.Equal((kept.ScaledScore, kept.Passed), (play.Score.Scaled, play.Passed));
    }

    /// <summary>The site as it is after the first command, once for all these tests.</summary>
    public sealed class DemoSite : IAsyncLifetime
    {
        public TrainingSite Site { get; } = New(demoData: true);

        public static TrainingSite New(bool demoData) =>
            new()
            {
                Settings =
                {
                    ["Training:DemoData"] = demoData ? "true" : "false",
                    ["Training:ContentFolder"] = Path.Combine(Repository.Root, "content"),
                },
            };

        /// <summary>What a start of the site does.</summary>
        public static async Task SeedAsync(TrainingSite site)
        {
            foreach (var step in Enumerable.Range(0, 5))
            {
                await using var scope = site.Services.CreateAsyncScope();
                T Make<T>() => ActivatorUtilities.CreateInstance<T>(scope.ServiceProvider);
                await (
                    step switch
                    {
                        0 => Make<DemoLearner>().SeedAsync(),
                        1 => Make<DemoOfferings>().SeedAsync(),
                        2 => Make<DemoActivity>().SeedAsync(DemoOfferings.Running),
                        3 => Make<DemoDraft>().SeedAsync(),
                        _ => Make<DemoActivity>().SeedAsync(DemoOfferings.Over),
                    }
                );
            }
        }

        public async ValueTask InitializeAsync()
        {
            await Site.Visit().GetAsync("/");
            // The site is already doing so by itself; whoever is first, it is done once.
            await SeedAsync(Site);
        }

        public ValueTask DisposeAsync()
        {
            Site.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
