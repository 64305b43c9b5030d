using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Training.Catalogue;
using Training.Cohorts;
using Training.Content;
using Training.Content.Modules;
using Training.Courses;
using Training.Data;
using Training.Digests;
using Training.Enrolments;
using Training.Gradebook;
using Training.Institutions;
using Training.Learners;
using Training.Outbox;
using Training.Progress;
using Training.Tests.Outbox;

namespace Training.Tests.Digests;

/// <summary>One letter about what is due, late and new; none when there is nothing to say.</summary>
public sealed class DigestTests
{
    private static readonly DateTimeOffset MondayAtSeven = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_learner_is_told_on_monday_at_seven_what_is_late_and_what_is_due_within_a_week()
    {
        using var site = await SiteAsync();
        await SeatAsync(
            site,
            await site.AddLearnerAsync(),
            ("essai", MondayAtSeven.AddDays(-2)),
            ("seance", MondayAtSeven.AddDays(6)),
            ("retours", MondayAtSeven.AddDays(8))
        );

        await AtAsync(site, MondayAtSeven.AddMinutes(-1));
        Assert.True(await site.Mail.IsEmptyAsync());
        await AtAsync(site, MondayAtSeven);
        var letter = await site.Mail.NextAsync();

        Assert.Equal("Ce qui vous attend", letter.Subject);
        var paragraphs = letter.TextBody!.ReplaceLineEndings("\n").Split("\n\n");
        Assert.StartsWith("En retard", paragraphs[1], StringComparison.Ordinal);
        Assert.Contains("28 novembre 2026", paragraphs[1], StringComparison.Ordinal);
        Assert.Contains("Automne 2026", paragraphs[2], StringComparison.Ordinal);
        Assert.StartsWith("À faire", paragraphs[2], StringComparison.Ordinal);
        Assert.Equal("Voir mon parcours", paragraphs[3]);
        Assert.Equal("https://formation.example/learning", paragraphs[4]);
    }

    [Fact]
    public async Task There_is_one_a_week_however_often_and_by_however_many_processes_it_is_looked_for()
    {
        using var one = await SiteAsync();
        using var two = await SiteAsync(on: one);
        await SeatAsync(one, await one.AddLearnerAsync(), ("essai", MondayAtSeven.AddDays(2)));

        await Task.WhenAll(AtAsync(one, MondayAtSeven), AtAsync(two, MondayAtSeven));
        for (var day = 0; day < 6; day++)
        {
            await AtAsync(one, MondayAtSeven.AddDays(day).AddMinutes(10));
            await AtAsync(two, MondayAtSeven.AddDays(day).AddMinutes(20));
        }

        var keys = await one.InDatabaseAsync(db =>
            db.Set<OutboxMessage>().Where(m => m.Kind == OutboxLetter.Kind).Select(m => m.Key).ToListAsync()
        );
        Assert.Single(keys);
        Assert.NotEqual(await one.Mail.IsEmptyAsync(), await two.Mail.IsEmptyAsync());
    }

    [Fact]
    public async Task Whoever_wants_it_every_day_gets_it_every_day_and_whoever_wants_none_gets_none()
    {
        using var site = await SiteAsync();
        var (daily, never) = (await site.AddLearnerAsync(), await site.AddLearnerAsync());
        await WantAsync(site, daily, Digest.Daily);
        await WantAsync(site, never, Digest.Off);
        await SeatAsync(site, daily, ("essai", MondayAtSeven.AddDays(2)));
        await SeatAsync(site, never, ("essai", MondayAtSeven.AddDays(2)));

        await AtAsync(site, MondayAtSeven);
        await AtAsync(site, MondayAtSeven.AddDays(1));

        Assert.Equal(
            [daily.Email, daily.Email],
            new[] { await site.Mail.NextAsync(), await site.Mail.NextAsync() }.Select(m => m.To.ToString())
        );
        Assert.True(await site.Mail.IsEmptyAsync());
    }

    [Fact]
    public async Task Nothing_is_sent_when_there_is_nothing_to_say()
    {
        using var site = await SiteAsync();
        var (finished, gone, early) = (await site.AddLearnerAsync(), await site.AddLearnerAsync(), await site.AddLearnerAsync());
        await CompleteAsync(site, finished, "essai");
        await SeatAsync(site, finished, ("essai", MondayAtSeven.AddDays(-1)));
        await SeatAsync(site, early, ("essai", MondayAtSeven.AddDays(30)));
        await SeatAsync(site, gone, ("essai", MondayAtSeven.AddDays(2)));
        await site.InDatabaseAsync(db =>
            db.Set<Seat>().Where(s => s.LearnerId == gone.Id).ExecuteUpdateAsync(c => c.SetProperty(s => s.LeftAt, site.Time.GetUtcNow()))
        );

        await AtAsync(site, MondayAtSeven);

        Assert.True(await site.Mail.IsEmptyAsync());
    }

    [Fact]
    public async Task New_comments_are_counted_and_never_quoted()
    {
        using var site = await SiteAsync();
        var learner = await site.AddLearnerAsync(language: Language.En);
        var offering = await SeatAsync(site, learner, ("essai", null));
        await site.InDatabaseAsync(db =>
        {
            foreach (var seen in new DateTimeOffset?[] { null, null, site.Time.GetUtcNow() })
                db.Add(
                    new Comment
                    {
                        Id = Guid.NewGuid(),
                        OfferingId = offering,
                        LearnerId = learner.Id,
                        Text = "Un mot secret",
                        By = learner.Id,
                        At = site.Time.GetUtcNow(),
                        SeenAt = seen,
                    }
                );
            return db.SaveChangesAsync();
        });

        await AtAsync(site, MondayAtSeven);

        var letter = await site.Mail.NextAsync();
        Assert.Equal("What is ahead of you", letter.Subject);
        Assert.Contains("2 comments", letter.TextBody!, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", letter.TextBody!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_date_of_its_own_a_module_is_due_when_the_offering_ends()
    {
        using var site = await SiteAsync();
        await SeatAsync(site, await site.AddLearnerAsync(), endsOn: new DateOnly(2026, 12, 4), ("essai", null));

        await AtAsync(site, MondayAtSeven);

        Assert.Contains("4 décembre 2026", (await site.Mail.NextAsync()).TextBody!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_institution_has_its_own_morning_name_and_address()
    {
        using var site = await SiteAsync();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large");
        await site.InDatabaseAsync(db =>
            db.Set<Institution>().Where(i => i.Id == cegep.Id).ExecuteUpdateAsync(c => c.SetProperty(i => i.TimeZone, "America/Vancouver"))
        );
        await site.Services.GetRequiredService<InstitutionDirectory>().ReloadAsync();
        await SeatAsync(site, await site.AddLearnerAsync(), at: cegep, modules: ("essai", MondayAtSeven.AddDays(2)));

        await AtAsync(site, MondayAtSeven.AddMinutes(30));
        Assert.True(await site.Mail.IsEmptyAsync());
        await AtAsync(site, MondayAtSeven.AddHours(3));

        var letter = await site.Mail.NextAsync();
        Assert.Contains("https://formation.example/i/cegep/learning", letter.TextBody!, StringComparison.Ordinal);
        Assert.Contains("Cégep du Large", letter.TextBody!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_was_down_at_seven_makes_up_for_it_until_noon()
    {
        using var site = await SiteAsync();
        await SeatAsync(site, await site.AddLearnerAsync(), ("essai", MondayAtSeven.AddDays(2)));

        await AtAsync(site, MondayAtSeven.AddHours(5));
        Assert.True(await site.Mail.IsEmptyAsync());
        site.Time.SetUtcNow(MondayAtSeven.AddDays(7).AddHours(4).AddMinutes(59));
        await AtAsync(site, site.Time.GetUtcNow());

        Assert.NotNull(await site.Mail.NextAsync());
    }

    [Fact]
    public async Task The_link_in_the_letter_stops_them_without_signing_in_and_only_when_its_button_is_pressed()
    {
        using var site = await SiteAsync();
        var learner = await site.AddLearnerAsync();
        await SeatAsync(site, learner, ("essai", MondayAtSeven.AddDays(2)));
        await AtAsync(site, MondayAtSeven);
        var link = new Uri((await site.Mail.NextAsync()).Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>')).PathAndQuery;
        var visitor = site.Visit();

        var page = await visitor.GetAsync(link);
        Assert.Equal(Digest.Weekly, await WantedAsync(site));
        var done = await visitor.SubmitAsync(page, "/digest/off");
        await visitor.SubmitAsync(page, "/digest/off");

        Assert.Contains("C’est fait", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(Digest.Off, await WantedAsync(site));
    }

    [Fact]
    public async Task A_link_that_is_not_ours_or_is_for_other_letters_stops_nothing()
    {
        using var site = await SiteAsync();
        var learner = await site.AddLearnerAsync();
        var other = site.Services.GetRequiredService<Training.Review.ReminderToken>().For(learner.Id);

        var visitor = site.Visit();
        var page = await visitor.GetAsync("/digest/off?token=abc");
        await visitor.PostAsync("/digest/off", "/account/sign-in", ("token", other));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(Digest.Weekly, await WantedAsync(site));
    }

    [Fact]
    public async Task A_learner_says_in_their_profile_how_often()
    {
        using var site = await SiteAsync();
        var browser = await site.SignUpAsync();

        var saved = await browser.SubmitAsync(await browser.GetAsync("/account/profile"), "/account/profile", ("digest", "Daily"));
        await browser.SubmitAsync(saved, "/account/profile", ("digest", "Hourly"));

        Assert.True(saved.Has("input[name=digest][value=Daily][checked]"));
        Assert.Equal(Digest.Daily, await WantedAsync(site));
    }

    /// <summary>A site that looks for digests and empties its outbox only when a test says so.</summary>
    private static async Task<TrainingSite> SiteAsync(TrainingSite? on = null)
    {
        var site = await OutboxTests.AsleepAsync(on, publicUrl: "https://formation.example");
        await site.Services.GetRequiredService<AskForDigests>().StopAsync(default);
        return site;
    }

    private static async Task AtAsync(TrainingSite site, DateTimeOffset moment)
    {
        if (moment > site.Time.GetUtcNow())
            site.Time.SetUtcNow(moment);
        await site.Services.GetRequiredService<AskForDigests>().AskAsync(default);
        await OutboxTests.DoAsync(site);
    }

    private static Task<Guid> SeatAsync(TrainingSite site, Learner learner, params (string Module, DateTimeOffset? Due)[] modules) =>
        SeatAsync(site, learner, null, null, modules);

    private static Task<Guid> SeatAsync(
        TrainingSite site,
        Learner learner,
        DateOnly endsOn,
        params (string Module, DateTimeOffset? Due)[] modules
    ) => SeatAsync(site, learner, null, endsOn, modules);

    private static Task<Guid> SeatAsync(
        TrainingSite site,
        Learner learner,
        Institution at,
        params (string Module, DateTimeOffset? Due)[] modules
    ) => SeatAsync(site, learner, at, null, modules);

    /// <summary>The learner in an offering of its own.</summary>
    private static async Task<Guid> SeatAsync(
        TrainingSite site,
        Learner learner,
        Institution? at,
        DateOnly? endsOn,
        (string Module, DateTimeOffset? Due)[] modules
    )
    {
        await using var scope = site.Services.CreateAsyncScope();
        if (at is not null)
            scope.ServiceProvider.GetRequiredService<CurrentInstitution>().Enter(at);
        var db = scope.ServiceProvider.GetRequiredService<TrainingDbContext>();
        var course = new InstitutionCourse
        {
            Slug = $"cours-{Guid.NewGuid():N}",
            TitleFr = "Cours",
            TitleEn = "Course",
            CreatedAt = site.Time.GetUtcNow(),
        };
        db.Add(course);
        var offering = new Offering
        {
            CourseId = course.Id,
            Name = "Automne 2026",
            StartsOn = new(2026, 11, 1),
            EndsOn = endsOn,
            CreatedAt = site.Time.GetUtcNow(),
        };
        var position = 0;
        foreach (var (module, due) in modules)
            offering.Modules.Add(
                new()
                {
                    Module = module,
                    ContentHash = await db.Set<ModuleVersion>().Where(v => v.Module == module).Select(v => v.Hash).FirstAsync(),
                    Position = ++position,
                    DueAt = due,
                }
            );
        offering.Seats.Add(new() { LearnerId = learner.Id, JoinedAt = site.Time.GetUtcNow() });
        db.Add(offering);
        await db.SaveChangesAsync();
        return offering.Id;
    }

    private static Task<int> CompleteAsync(TrainingSite site, Learner learner, string module) =>
        site.InDatabaseAsync(async db =>
        {
            var version = await db.Set<ModuleVersion>().Where(v => v.Module == module).Select(v => v.Hash).SingleAsync();
            var enrolment = new Enrolment
            {
                LearnerId = learner.Id,
                Module = module,
                ContentHash = version,
                EnrolledAt = site.Time.GetUtcNow(),
            };
            db.Add(enrolment);
            db.Add(
                new Completion
                {
                    EnrolmentId = enrolment.Id,
                    LearnerId = learner.Id,
                    Module = module,
                    ContentHash = version,
                    Rule = MoveOn.Completed,
                    RuleVersion = 1,
                    CompletedAt = site.Time.GetUtcNow(),
                }
            );
            return await db.SaveChangesAsync();
        });

    private static Task<int> WantAsync(TrainingSite site, Learner learner, Digest digest) =>
        site.InDatabaseAsync(db =>
            db.Learners.Where(l => l.Id == learner.Id).ExecuteUpdateAsync(c => c.SetProperty(l => l.Digest, digest))
        );

    private static Task<Digest> WantedAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => db.Learners.AsNoTracking().Select(l => l.Digest).SingleAsync());
}
