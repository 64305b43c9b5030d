using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Cohorts;
using Training.Content;
using Training.Courses;
using Training.Enrolments;
using Training.Learners;
using Training.Progress;

namespace Training.Tests.Reports;

/// <summary>A site with an offering of modules of the tests, someone who teaches it, and learners on its seats.</summary>
internal sealed class TaughtCohort
{
    private TaughtCohort(TrainingSite site, Offering offering, Learner teacher, Browser instructor)
    {
        Site = site;
        Offering = offering;
        Teacher = teacher;
        Instructor = instructor;
    }

    public TrainingSite Site { get; }
    public Offering Offering { get; }
    public Learner Teacher { get; }

    /// <summary>The browser of the person who teaches it.</summary>
    public Browser Instructor { get; }

    public string Home => $"/teaching/offerings/{Offering.Id}";

    /// <summary>From the day before the site’s now, without any due date unless one is given.</summary>
    public static async Task<TaughtCohort> OfAsync(
        TrainingSite site,
        string[]? modules = null,
        DateTimeOffset? due = null,
        DateOnly? endsOn = null,
        string name = "Automne 2026"
    )
    {
        var teacher = await site.AddLearnerAsync("Denise", "Roy");
        await site.GrantAsync(teacher, Role.Instructor);
        var offering = await AddOfferingAsync(site, modules ?? ["essai", "seance"], due, endsOn, name, teacher);
        return new(site, offering, teacher, await site.SignInAsync(teacher.Email!));
    }

    public static Task<Offering> AddOfferingAsync(
        TrainingSite site,
        string[] modules,
        DateTimeOffset? due,
        DateOnly? endsOn,
        string name,
        Learner? teacher
    ) =>
        site.InDatabaseAsync(async db =>
        {
            var course = new InstitutionCourse
            {
                Slug = $"cours-{Guid.NewGuid():N}",
                TitleFr = "Un cours",
                TitleEn = "A course",
                CreatedAt = site.Time.GetUtcNow(),
            };
            var offering = new Offering
            {
                CourseId = course.Id,
                Name = name,
                StartsOn = new DateOnly(2026, 11, 22),
                EndsOn = endsOn,
                CreatedAt = site.Time.GetUtcNow(),
            };
            foreach (var (module, index) in modules.Select((m, i) => (m, i)))
                offering.Modules.Add(
                    new()
                    {
                        Module = module,
                        ContentHash = await db.Set<ModuleVersion>().Where(v => v.Module == module).Select(v => v.Hash).SingleAsync(),
                        Position = index + 1,
                        DueAt = due,
                    }
                );
            if (teacher is not null)
                offering.Instructors.Add(new() { LearnerId = teacher.Id });
            db.AddRange(course, offering);
            await db.SaveChangesAsync();
            return offering;
        });

    /// <summary>So many learners with a seat, who never sign in.</summary>
    public Task SeatManyAsync(int learners) =>
        Site.InDatabaseAsync(db =>
        {
            for (var number = 1; number <= learners; number++)
            {
                var learner = new Learner
                {
                    GivenName = "Yan",
                    FamilyName = $"Boivin {number:000}",
                    UserName = $"boivin{number}@exemple.ca",
                    Email = $"boivin{number}@exemple.ca",
                    CreatedAt = Site.Time.GetUtcNow(),
                };
                db.AddRange(
                    learner,
                    new Seat
                    {
                        OfferingId = Offering.Id,
                        LearnerId = learner.Id,
                        JoinedAt = Site.Time.GetUtcNow(),
                    }
                );
            }
            return db.SaveChangesAsync();
        });

    /// <summary>A learner with a seat.</summary>
    public async Task<Learner> SeatAsync(string givenName, string familyName, int? group = null, Language language = Language.Fr)
    {
        var learner = await Site.AddLearnerAsync(givenName, familyName, language);
        await Site.InDatabaseAsync(db =>
        {
            db.Add(
                new Seat
                {
                    OfferingId = Offering.Id,
                    LearnerId = learner.Id,
                    JoinedAt = Site.Time.GetUtcNow(),
                    Group = group,
                }
            );
            return db.SaveChangesAsync();
        });
        return learner;
    }

    public Task LeaveAsync(Learner learner) =>
        Site.InDatabaseAsync(db =>
            db.Set<Seat>()
                .Where(s => s.OfferingId == Offering.Id && s.LearnerId == learner.Id)
                .ExecuteUpdateAsync(change => change.SetProperty(s => s.LeftAt, Site.Time.GetUtcNow()))
        );

    /// <summary>What a learner’s records hold, written as the activities write it; each attempt is of now.</summary>
    public Task RecordAsync(Learner learner, string activity, params (Verb Verb, double? Score)[] attempts) =>
        Site.InDatabaseAsync(async db =>
        {
            var id = ActivityId.Parse(activity);
            var now = Site.Time.GetUtcNow();
            var enrolment = await db.Set<Enrolment>()
                .Include(e => e.Records)
                .SingleOrDefaultAsync(e => e.LearnerId == learner.Id && e.Module == id.Module);
            if (enrolment is null)
                db.Add(
                    enrolment = new Enrolment
                    {
                        LearnerId = learner.Id,
                        Module = id.Module,
                        ContentHash = await db.Set<ModuleVersion>().Where(v => v.Module == id.Module).Select(v => v.Hash).SingleAsync(),
                        EnrolledAt = now,
                    }
                );
            (enrolment.LastActivity, enrolment.LastSeenAt) = (id.Slug, now);
            var number = enrolment.Records.Where(r => r.ActivityId == id).Select(r => r.Attempt).DefaultIfEmpty(0).Max();
            foreach (var (verb, score) in attempts)
                db.Add(
                    new LearningRecord
                    {
                        EnrolmentId = enrolment.Id,
                        LearnerId = learner.Id,
                        Verb = verb,
                        ActivityId = id,
                        Attempt = verb == Verb.Completed ? 0 : ++number,
                        ScaledScore = score,
                        At = now,
                    }
                );
            await db.SaveChangesAsync();
        });

    /// <summary>The module is satisfied, now.</summary>
    public Task CompleteAsync(Learner learner, string module) =>
        Site.InDatabaseAsync(async db =>
        {
            var enrolment = await db.Set<Enrolment>().SingleAsync(e => e.LearnerId == learner.Id && e.Module == module);
            db.Add(
                new Completion
                {
                    EnrolmentId = enrolment.Id,
                    LearnerId = learner.Id,
                    Module = module,
                    ContentHash = enrolment.ContentHash,
                    Rule = Training.Content.Modules.MoveOn.CompletedAndPassed,
                    RuleVersion = ModuleProgress.RuleVersion,
                    CompletedAt = Site.Time.GetUtcNow(),
                }
            );
            await db.SaveChangesAsync();
        });

    /// <summary>The cells of a learner’s row in a page’s table of learners, by what it begins with.</summary>
    public static string[] Row(Page page, string name) =>
        [
            .. page
                .Document.QuerySelectorAll(".sheet-table tbody tr")
                .Single(r => r.QuerySelector("th")!.TextContent.Contains(name, StringComparison.Ordinal))
                .QuerySelectorAll("td")
                .Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
        ];
}
