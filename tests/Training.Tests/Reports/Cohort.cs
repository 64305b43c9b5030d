using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Catalogue;
using Training.Cohorts;
using Training.Content;
using Training.Content.Quizzes;
using Training.Content.Scenarios;
using Training.Courses;
using Training.Data;
using Training.Enrolments;
using Training.Learners;
using Training.Progress;
using Training.Quizzes;
using Training.Scenarios;

namespace Training.Tests.Reports;

/// <summary>An offering of modules of the tests, with an instructor who is signed in, and its learners’ work put into the database.</summary>
internal sealed class Cohort
{
    private readonly TrainingSite site;
    private int learners;

    private Cohort(TrainingSite site, Guid id, Browser instructor)
    {
        (this.site, Id, Instructor) = (site, id, instructor);
    }

    public Guid Id { get; }
    public Browser Instructor { get; }
    public string Address => $"/teaching/offerings/{Id}";

    public static async Task<Cohort> OfAsync(TrainingSite site, params string[] modules)
    {
        var instructor = await site.AddLearnerAsync("Inès", "Beaulieu");
        await site.GrantAsync(instructor, Role.Instructor);
        var id = await site.InDatabaseAsync(async db =>
        {
            var course = new InstitutionCourse
            {
                Slug = $"cours-{Guid.NewGuid():N}"[..20],
                TitleFr = "Le parcours",
                TitleEn = "The course",
                CreatedAt = site.Time.GetUtcNow(),
            };
            var offering = new Offering
            {
                CourseId = course.Id,
                Name = "Automne 2026",
                StartsOn = new(2026, 9, 1),
                CreatedAt = site.Time.GetUtcNow(),
            };
            foreach (var (place, module) in modules.Index())
                offering.Modules.Add(
                    new()
                    {
                        Module = module,
                        ContentHash = Current(site, module).Hash,
                        Position = place + 1,
                    }
                );
            db.AddRange(course, offering);
            await db.SaveChangesAsync();
            return offering.Id;
        });
        var cohort = new Cohort(site, id, await site.SignInAsync(instructor.Email!));
        await cohort.TeachAsync(instructor.Id);
        return cohort;
    }

    public Task TeachAsync(Guid instructor) =>
        site.InDatabaseAsync(db =>
        {
            db.Add(new OfferingInstructor { OfferingId = Id, LearnerId = instructor });
            return db.SaveChangesAsync();
        });

    /// <summary>Another instructor of the offering, signed in.</summary>
    public async Task<Browser> SecondAsync(string givenName = "Omar", string familyName = "Diallo", Language language = Language.Fr)
    {
        var second = await site.AddLearnerAsync(givenName, familyName, language);
        await site.GrantAsync(second, Role.Instructor);
        await TeachAsync(second.Id);
        return await site.SignInAsync(second.Email!);
    }

    /// <summary>A learner with a seat.</summary>
    public async Task<Guid> SeatAsync(DateTimeOffset? leftAt = null)
    {
        var learner = await site.AddLearnerAsync("Zénobie", $"Lavigueur-{++learners}");
        await SeatAsync(learner.Id, leftAt);
        return learner.Id;
    }

    public Task SeatAsync(Guid learner, DateTimeOffset? leftAt = null) =>
        site.InDatabaseAsync(db =>
        {
            db.Add(
                new Seat
                {
                    OfferingId = Id,
                    LearnerId = learner,
                    JoinedAt = site.Time.GetUtcNow(),
                    LeftAt = leftAt,
                }
            );
            return db.SaveChangesAsync();
        });

    /// <summary>A session played to its end, as PlayScenario would leave it.</summary>
    public Task PlayAsync(Guid learner, params Step[] steps) => PlayAsync(learner, "seance/jouer", hash: null, steps: steps);

    public Task PlayAsync(
        Guid learner,
        string scenario,
        string? hash,
        bool isPractice = false,
        bool hasEnded = true,
        bool isRecorded = true,
        params Step[] steps
    ) =>
        site.InDatabaseAsync(async db =>
        {
            var (id, now) = (ActivityId.Parse(scenario), site.Time.GetUtcNow());
            var enrolment = await EnrolmentAsync(db, learner, id.Module);
            var number =
                1
                + await db.Set<ScenarioAttempt>()
                    .CountAsync(a => a.LearnerId == learner && a.ActivityId == id && a.IsPractice == isPractice);
            var found = (Scenario)Current(site, id.Module).Module.Find(id.Slug)!;
            var play = Play.Replay(found, Language.Fr, 1, steps);
            var attempt = new ScenarioAttempt
            {
                EnrolmentId = enrolment,
                LearnerId = learner,
                ActivityId = id,
                ContentHash = hash ?? Current(site, id.Module).Hash,
                Number = number,
                IsPractice = isPractice,
                Seed = 1,
                TimeFactor = 1,
                StartedAt = now,
                EndedAt = hasEnded ? now : null,
                ScaledScore = hasEnded ? play.Score.Scaled : null,
                Passed = hasEnded && play.Passed,
            };
            db.Add(attempt);
            foreach (var (place, step) in steps.Index())
                db.Add(
                    new ScenarioStep
                    {
                        AttemptId = attempt.Id,
                        Number = place + 1,
                        Kind = step.Kind,
                        Value = step.Value,
                        Scene = "",
                        Seconds = (int)step.At.TotalSeconds,
                        TakenAt = now,
                    }
                );
            if (hasEnded && isRecorded && !isPractice)
                db.Add(Record(enrolment, learner, id, number, attempt.Passed, now));
            await db.SaveChangesAsync();
        });

    /// <summary>An attempt at a quiz, submitted.</summary>
    /// <returns>Its id.</returns>
    public Task<Guid> AnswerAsync(Guid learner, string quiz, params (string Item, string Answer)[] answers) =>
        AnswerAsync(learner, quiz, hash: null, answers: answers);

    public Task<Guid> AnswerAsync(
        Guid learner,
        string quiz,
        string? hash,
        bool isSubmitted = true,
        int? number = null,
        params (string Item, string Answer)[] answers
    ) =>
        site.InDatabaseAsync(async db =>
        {
            var (id, now) = (ActivityId.Parse(quiz), site.Time.GetUtcNow());
            var enrolment = await EnrolmentAsync(db, learner, id.Module);
            var attempt = new QuizAttempt
            {
                EnrolmentId = enrolment,
                LearnerId = learner,
                ActivityId = id,
                ContentHash = hash ?? Current(site, id.Module).Hash,
                Number = number ?? 1 + await db.Set<QuizAttempt>().CountAsync(a => a.LearnerId == learner && a.ActivityId == id),
                Seed = 1,
                StartedAt = now.AddMinutes(-5),
            };
            foreach (var (item, answer) in answers)
            {
                attempt.Answer(item, new(answer), sequence: null, now);
                attempt.Spend(item, 20_000, now);
            }
            if (isSubmitted)
                attempt.Submit((Quiz)Current(site, id.Module).Module.Find(id.Slug)!, now);
            db.Add(attempt);
            await db.SaveChangesAsync();
            return attempt.Id;
        });

    private static PublishedModule Current(TrainingSite site, string module) =>
        site.Services.GetRequiredService<ContentLibrary>().Current(module)!;

    private async Task<Guid> EnrolmentAsync(TrainingDbContext db, Guid learner, string module)
    {
        if (await db.Set<Enrolment>().SingleOrDefaultAsync(e => e.LearnerId == learner && e.Module == module) is { } known)
            return known.Id;
        var enrolment = new Enrolment
        {
            LearnerId = learner,
            Module = module,
            ContentHash = Current(site, module).Hash,
            EnrolledAt = site.Time.GetUtcNow(),
            LastSeenAt = site.Time.GetUtcNow(),
        };
        db.Add(enrolment);
        await db.SaveChangesAsync();
        return enrolment.Id;
    }

    private static LearningRecord Record(Guid enrolment, Guid learner, ActivityId id, int number, bool passed, DateTimeOffset now) =>
        new()
        {
            EnrolmentId = enrolment,
            LearnerId = learner,
            Verb = passed ? Verb.Passed : Verb.Failed,
            ActivityId = id,
            Attempt = number,
            At = now,
        };
}
