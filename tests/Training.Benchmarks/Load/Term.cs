using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Catalogue;
using Training.Cohorts;
using Training.Content;
using Training.Content.Lessons;
using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Scenarios;
using Training.Courses;
using Training.Data;
using Training.Enrolments;
using Training.Institutions;
using Training.Learners;
using Training.Progress;
using Training.Quizzes;
using Training.Scenarios;

namespace Training.Benchmarks.Load;

/// <summary>A term at a big institution: cohorts of fifty in one course, each learner with attempts at every quiz and session of three modules.</summary>
internal sealed class Term(ServiceProvider services, IReadOnlyList<Module> modules)
{
    public const string InstructorEmail = "formation@exemple.ca";
    private const int QuizAttempts = 4;
    private const int Sessions = 3;

    private readonly string hash = new PasswordHasher<Learner>().HashPassword(new Learner { CreatedAt = Now() }, Records.Password);
    private readonly Dictionary<ActivityId, IReadOnlyList<IReadOnlyList<Step>>> walks = modules
        .SelectMany(m => m.Activities.OfType<Scenario>())
        .ToDictionary(s => s.Id, SessionSteps.Some);

    /// <summary>How many answers, steps and scores were written.</summary>
    public long Rows { get; private set; }

    /// <summary>The offering that the pages are asked of, and one of its learners.</summary>
    public (Guid Offering, Learner Learner) Shown { get; private set; }

    public async Task AddAsync(int learners, int offerings)
    {
        var (course, versions, instructor) = await AddCourseAsync();
        var number = 0;
        for (var i = 0; i < offerings; i++)
        {
            var offering = await AddOfferingAsync(course, versions, instructor, i);
            var cohort = learners / offerings;
            for (var seat = 0; seat < cohort; seat++)
            {
                var learner = await AddLearnerAsync(offering, versions, ++number);
                if (Shown.Learner is null)
                    Shown = (offering, learner);
            }
            if (i % 20 == 19)
                Console.WriteLine($"{i + 1} offerings, {number} learners, {Rows} rows");
        }
    }

    private async Task<(Guid Course, Dictionary<string, string> Versions, Learner Instructor)> AddCourseAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrainingDbContext>();
        var slugs = modules.Select(m => m.Slug).ToList();
        var versions = await db.Set<ModuleVersion>().Where(v => slugs.Contains(v.Module)).ToDictionaryAsync(v => v.Module, v => v.Hash);
        var course = new InstitutionCourse
        {
            Slug = "six-heures",
            TitleFr = "Six heures",
            TitleEn = "Six hours",
            Hours = 6,
            CreatedAt = Now(),
        };
        foreach (var (index, slug) in slugs.Index())
            course.Modules.Add(new() { Module = slug, Position = index + 1 });
        var instructor = NewLearner(InstructorEmail, "Dominique");
        db.AddRange(
            course,
            instructor,
            new Membership
            {
                InstitutionId = Institution.HomeId,
                LearnerId = instructor.Id,
                JoinedAt = Now(),
            }
        );
        foreach (var role in new[] { Role.Instructor, Role.Admin })
            db.Add(
                new RoleGrant
                {
                    LearnerId = instructor.Id,
                    Role = role,
                    GrantedAt = Now(),
                }
            );
        await db.SaveChangesAsync();
        return (course.Id, versions, instructor);
    }

    private async Task<Guid> AddOfferingAsync(Guid course, Dictionary<string, string> versions, Learner instructor, int number)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrainingDbContext>();
        var today = DateOnly.FromDateTime(Now().UtcDateTime);
        var offering = new Offering
        {
            CourseId = course,
            Name = $"Groupe {number + 1}",
            StartsOn = today.AddDays(-56),
            EndsOn = today.AddDays(28),
            CreatedAt = Now(),
        };
        foreach (var (index, module) in modules.Index())
            offering.Modules.Add(
                new()
                {
                    Module = module.Slug,
                    ContentHash = versions[module.Slug],
                    Position = index + 1,
                    DueAt = Now().AddDays(-30 + 20 * index),
                }
            );
        offering.Instructors.Add(new() { LearnerId = instructor.Id });
        db.Add(offering);
        await db.SaveChangesAsync();
        return offering.Id;
    }

    private async Task<Learner> AddLearnerAsync(Guid offering, Dictionary<string, string> versions, int number)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrainingDbContext>();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var learner = NewLearner($"cohorte{number}@exemple.ca", $"Personne {number}");
        db.AddRange(
            learner,
            new Membership
            {
                InstitutionId = Institution.HomeId,
                LearnerId = learner.Id,
                JoinedAt = Now(),
            },
            new Seat
            {
                OfferingId = offering,
                LearnerId = learner.Id,
                JoinedAt = Now(),
                Group = number % 50 / Seat.GroupSize + 1,
            }
        );
        foreach (var module in modules)
        {
            var enrolment = new Enrolment
            {
                LearnerId = learner.Id,
                Module = module.Slug,
                ContentHash = versions[module.Slug],
                EnrolledAt = Now().AddDays(-50),
                LastSeenAt = Now().AddDays(-number % 30),
            };
            db.Add(enrolment);
            foreach (var lesson in module.Activities.OfType<Lesson>())
                db.Add(Record(enrolment, lesson.Id, Verb.Completed, 0, null));
            foreach (var quiz in module.Activities.OfType<Quiz>())
                for (var attempt = 1; attempt <= QuizAttempts; attempt++)
                    Add(db, enrolment, quiz, attempt, number);
            foreach (var scenario in module.Activities.OfType<Scenario>())
                for (var attempt = 1; attempt <= Sessions; attempt++)
                    Add(db, enrolment, scenario, attempt, number);
        }
        await db.SaveChangesAsync();
        return learner;
    }

    private void Add(TrainingDbContext db, Enrolment enrolment, Quiz quiz, int number, int turn)
    {
        var attempt = new QuizAttempt
        {
            EnrolmentId = enrolment.Id,
            LearnerId = enrolment.LearnerId,
            ActivityId = quiz.Id,
            ContentHash = enrolment.ContentHash,
            Number = number,
            Seed = turn * QuizAttempts + number,
            StartedAt = Now(),
        };
        foreach (var item in attempt.Draw(quiz))
            attempt.Answer(item.Id, item.Read(QuizAnswers.To(item, turn % 5))!, sequence: null, Now());
        attempt.Submit(quiz, Now());
        db.Add(attempt);
        db.Add(Record(enrolment, quiz.Id, attempt.Passed ? Verb.Passed : Verb.Failed, number, attempt.ScaledScore));
        Rows += attempt.Responses.Count;
    }

    private void Add(TrainingDbContext db, Enrolment enrolment, Scenario scenario, int number, int turn)
    {
        var ways = walks[scenario.Id];
        var steps = ways[(turn + number) % ways.Count];
        var attempt = new ScenarioAttempt
        {
            EnrolmentId = enrolment.Id,
            LearnerId = enrolment.LearnerId,
            ActivityId = scenario.Id,
            ContentHash = enrolment.ContentHash,
            Number = number,
            Seed = SessionSteps.Seed,
            TimeFactor = 1,
            StartedAt = Now(),
            EndedAt = Now(),
            ScaledScore = 0.75,
            Passed = turn % 3 > 0,
        };
        foreach (var (index, step) in steps.Index())
            attempt.Steps.Add(
                new()
                {
                    AttemptId = attempt.Id,
                    Number = index + 1,
                    Kind = step.Kind,
                    Value = step.Value,
                    Scene = "",
                    Seconds = (int)step.At.TotalSeconds,
                    TakenAt = Now(),
                }
            );
        db.Add(attempt);
        db.Add(Record(enrolment, scenario.Id, attempt.Passed ? Verb.Passed : Verb.Failed, number, attempt.ScaledScore));
        Rows += attempt.Steps.Count;
    }

    private static LearningRecord Record(Enrolment enrolment, ActivityId activity, Verb verb, int attempt, double? score) =>
        new()
        {
            EnrolmentId = enrolment.Id,
            LearnerId = enrolment.LearnerId,
            Verb = verb,
            ActivityId = activity,
            Attempt = attempt,
            ScaledScore = score,
            At = Now(),
        };

    private Learner NewLearner(string email, string givenName) =>
        new()
        {
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            GivenName = givenName,
            FamilyName = "Tremblay",
            PasswordHash = hash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = Now(),
        };

    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();
}
