using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Catalogue;
using Training.Content;
using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Scenarios;
using Training.Data;
using Training.Enrolments;
using Training.Institutions;
using Training.Learners;
using Training.Progress;
using Training.Quizzes;
using Training.Scenarios;
using Training.Statistics;

namespace Training.Benchmarks.Load;

/// <summary>What is there after a rush.</summary>
/// <param name="Counted">How many the statistics have, or will.</param>
internal sealed record Submitted(int Attempts, int Answers, int Records, int Counted);

/// <summary>The site's database, where learners and their attempts are put before the clock runs.</summary>
internal sealed class Records : IAsyncDisposable
{
    public const string Password = "une phrase de passe";
    private readonly ServiceProvider services;

    public Records(DatabaseSettings database)
    {
        var collection = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddTrainingDatabase(database);
        collection.AddSingleton(new InstitutionSettings()).AddSingleton<InstitutionDirectory>().AddScoped<CurrentInstitution>();
        collection.AddIdentityCore<Learner>(o => o.User.AllowedUserNameCharacters = "").AddEntityFrameworkStores<TrainingDbContext>();
        collection.Configure<IdentityOptions>(options =>
        {
            options.Password.RequireDigit = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        });
        services = collection.BuildServiceProvider();
    }

    /// <summary>A term to be added.</summary>
    public Term Term(IReadOnlyList<Module> modules) => new(services, modules);

    /// <summary>A learner with a confirmed account, enrolled on every module, who read the first lesson of each.</summary>
    public async Task<Learner> AddLearnerAsync(string email, IEnumerable<ActivityId> read)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrainingDbContext>();
        var now = Now();
        var learner = new Learner
        {
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            GivenName = "Amélie",
            FamilyName = "Tremblay",
            CreatedAt = now,
        };
        var created = await scope.ServiceProvider.GetRequiredService<UserManager<Learner>>().CreateAsync(learner, Password);
        if (!created.Succeeded)
            throw new InvalidOperationException(string.Join(", ", created.Errors.Select(e => e.Description)));

        foreach (var version in await db.Set<ModuleVersion>().Select(v => new { v.Module, v.Hash }).ToListAsync())
            db.Add(
                new Enrolment
                {
                    LearnerId = learner.Id,
                    Module = version.Module,
                    ContentHash = version.Hash,
                    EnrolledAt = now,
                    LastSeenAt = now,
                }
            );
        await db.SaveChangesAsync();
        await AddRecordsAsync(db, read);
        return learner;
    }

    /// <summary>Learners who are in the middle of their first attempt at a quiz, with every answer saved; all have the same password.</summary>
    public async Task<IReadOnlyList<Learner>> AddCrowdAsync(Quiz quiz, int count)
    {
        const int AtOnce = 250;
        var crowd = new List<Learner>();
        var hash = new PasswordHasher<Learner>().HashPassword(new Learner { CreatedAt = Now() }, Password);
        foreach (var numbers in Enumerable.Range(1, count).Chunk(AtOnce))
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TrainingDbContext>();
            var version = await db.Set<ModuleVersion>().Where(v => v.Module == quiz.Id.Module).Select(v => v.Hash).SingleAsync();
            foreach (var number in numbers)
            {
                var email = $"foule{number}@exemple.ca";
                var learner = new Learner
                {
                    UserName = email,
                    NormalizedUserName = email.ToUpperInvariant(),
                    Email = email,
                    NormalizedEmail = email.ToUpperInvariant(),
                    EmailConfirmed = true,
                    GivenName = "Amélie",
                    FamilyName = "Tremblay",
                    PasswordHash = hash,
                    SecurityStamp = Guid.NewGuid().ToString("N"),
                    CreatedAt = Now(),
                };
                var enrolment = new Enrolment
                {
                    LearnerId = learner.Id,
                    Module = quiz.Id.Module,
                    ContentHash = version,
                    EnrolledAt = Now(),
                    LastSeenAt = Now(),
                };
                db.AddRange(learner, enrolment, Attempt(enrolment, quiz, number: 1, isAnswered: true, Now()));
                crowd.Add(learner);
            }
            await db.SaveChangesAsync();
        }
        return crowd;
    }

    /// <summary>What is in the database of this quiz’s first attempts.</summary>
    public async Task<Submitted> SubmittedAsync(ActivityId quiz)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrainingDbContext>();
        var attempts = db.Set<QuizAttempt>().Where(a => a.ActivityId == quiz && a.SubmittedAt != null && a.ScaledScore != null);
        return new(
            await attempts.CountAsync(),
            await attempts.SelectMany(a => a.Responses).CountAsync(r => r.Text != ""),
            await db.Set<LearningRecord>().CountAsync(r => r.ActivityId == quiz),
            await db.Set<AttemptToCount>().CountAsync(w => w.ActivityId == quiz)
                + await db.Set<QuizTally>().Where(t => t.ActivityId == quiz).SumAsync(t => t.Attempts)
        );
    }

    public async Task GrantAsync(Learner learner, Role role)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrainingDbContext>();
        db.Add(
            new RoleGrant
            {
                LearnerId = learner.Id,
                Role = role,
                GrantedAt = Now(),
            }
        );
        await db.SaveChangesAsync();
    }

    /// <summary>The sums that so many counted attempts leave.</summary>
    public async Task AddTallyAsync(Quiz quiz, int attempts)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrainingDbContext>();
        var version = await db.Set<ModuleVersion>().Where(v => v.Module == quiz.Id.Module).Select(v => v.Hash).SingleAsync();
        var enrolment = new Enrolment
        {
            LearnerId = Guid.Empty,
            Module = quiz.Id.Module,
            ContentHash = version,
            EnrolledAt = Now(),
        };
        // The whole bank, so that every item has so many.
        var whole = quiz with
        {
            Draw = null,
        };
        var tally = new QuizTally { ActivityId = quiz.Id, ContentHash = version };
        for (var i = 0; i < attempts; i++)
        {
            var attempt = new QuizAttempt
            {
                EnrolmentId = enrolment.Id,
                LearnerId = Guid.Empty,
                ActivityId = quiz.Id,
                ContentHash = version,
                Number = 1,
                Seed = i,
                StartedAt = Now(),
            };
            foreach (var (index, item) in whole.Items.Index())
                attempt.Answer(item.Id, item.Read(QuizAnswers.To(item, turn: i % 7 == 0 ? i + index : i % 3))!, sequence: null, Now());
            tally.Add(whole, attempt);
        }
        db.Add(tally);
        await db.SaveChangesAsync();
    }

    /// <summary>For every learner <paramref name="each"/> open quiz attempts, numbered from 1; what they did in earlier ones is forgotten.</summary>
    public Task AddQuizAttemptsAsync(Quiz quiz, int each, bool areAnswered, IReadOnlyList<ActivityId> read) =>
        PrepareAsync(
            quiz.Id,
            read,
            (enrolment, now) => Enumerable.Range(1, each).Select(number => Attempt(enrolment, quiz, number, areAnswered, now))
        );

    /// <summary>For every learner <paramref name="each"/> sessions in which these steps were taken.</summary>
    public Task AddScenarioAttemptsAsync(Scenario scenario, IReadOnlyList<Step> steps, int each, IReadOnlyList<ActivityId> read) =>
        PrepareAsync(
            scenario.Id,
            read,
            (enrolment, now) => Enumerable.Range(1, each).Select(number => Attempt(enrolment, scenario, steps, number, now))
        );

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static QuizAttempt Attempt(Enrolment enrolment, Quiz quiz, int number, bool isAnswered, DateTimeOffset now)
    {
        var attempt = new QuizAttempt
        {
            EnrolmentId = enrolment.Id,
            LearnerId = enrolment.LearnerId,
            ActivityId = quiz.Id,
            ContentHash = enrolment.ContentHash,
            Number = number,
            Seed = number,
            StartedAt = now,
        };
        if (isAnswered)
            foreach (var item in attempt.Draw(quiz))
                attempt.Answer(item.Id, item.Read(QuizAnswers.To(item, turn: 0))!, sequence: null, now);
        return attempt;
    }

    private static ScenarioAttempt Attempt(
        Enrolment enrolment,
        Scenario scenario,
        IReadOnlyList<Step> steps,
        int number,
        DateTimeOffset now
    )
    {
        var attempt = new ScenarioAttempt
        {
            EnrolmentId = enrolment.Id,
            LearnerId = enrolment.LearnerId,
            ActivityId = scenario.Id,
            ContentHash = enrolment.ContentHash,
            Number = number,
            Seed = SessionSteps.Seed,
            TimeFactor = 1,
            StartedAt = now,
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
                    TakenAt = now,
                }
            );
        return attempt;
    }

    private async Task PrepareAsync(
        ActivityId activity,
        IReadOnlyList<ActivityId> read,
        Func<Enrolment, DateTimeOffset, IEnumerable<object>> add
    )
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrainingDbContext>();
        await db.Set<QuizAttempt>().ExecuteDeleteAsync();
        await db.Set<ScenarioAttempt>().ExecuteDeleteAsync();
        await db.Set<Completion>().ExecuteDeleteAsync();
        await db.Set<LearningRecord>().ExecuteDeleteAsync();
        var enrolments = await db.Set<Enrolment>().AsNoTracking().Where(e => e.Module == activity.Module).ToListAsync();
        db.AddRange(enrolments.SelectMany(enrolment => add(enrolment, Now())));
        await db.SaveChangesAsync();
        await AddRecordsAsync(db, read);
    }

    private static async Task AddRecordsAsync(TrainingDbContext db, IEnumerable<ActivityId> read)
    {
        var known = await db.Set<LearningRecord>().Select(r => r.EnrolmentId).Distinct().ToListAsync();
        foreach (var enrolment in await db.Set<Enrolment>().AsNoTracking().Where(e => !known.Contains(e.Id)).ToListAsync())
            db.AddRange(
                read.Where(activity => activity.Module == enrolment.Module)
                    .Select(activity => new LearningRecord
                    {
                        EnrolmentId = enrolment.Id,
                        LearnerId = enrolment.LearnerId,
                        Verb = Verb.Completed,
                        ActivityId = activity,
                        At = Now(),
                    })
            );
        await db.SaveChangesAsync();
    }

    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();
}
