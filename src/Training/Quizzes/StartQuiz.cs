using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Content;
using Training.Content.Quizzes;
using Training.Data;
using Training.Enrolments;
using Training.Learners;

namespace Training.Quizzes;

/// <summary>An attempt as the start page lists it.</summary>
/// <param name="Answered">How many items have an answer so far.</param>
public sealed record AttemptSummary(
    int Number,
    DateTimeOffset StartedAt,
    DateTimeOffset? SubmittedAt,
    double? ScaledScore,
    bool Passed,
    int Answered
);

/// <summary>A learner sees what a quiz asks and how earlier attempts went, and starts or resumes one, or its pre-test.</summary>
internal static class StartQuiz
{
    private static readonly Func<TrainingDbContext, Guid, ActivityId, IAsyncEnumerable<AttemptSummary>> Attempts = EF.CompileAsyncQuery(
        (TrainingDbContext db, Guid learner, ActivityId activity) =>
            db.Set<QuizAttempt>()
                .Where(a => a.LearnerId == learner && a.ActivityId == activity)
                .OrderBy(a => a.Number)
                .Select(a => new AttemptSummary(
                    a.Number,
                    a.StartedAt,
                    a.SubmittedAt,
                    a.CorrectedScore ?? a.ScaledScore,
                    a.CorrectedPassed ?? a.Passed,
                    a.Responses.Count(r => r.Text != "")
                ))
    );

    public static void MapStartQuiz(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/modules/{module}/{activity:quiz}", Show);
        routes.MapPost("/modules/{module}/{activity:quiz}/attempts", Start);
        routes.MapPost("/modules/{module}/{activity:quiz}/pretest", StartPreTest);
    }

    private static async Task<Results<RazorComponentResult<QuizPage>, RedirectHttpResult>> Show(
        string module,
        string activity,
        OpenEnrolment open,
        AllowedTime allowed,
        TrainingDbContext db,
        CurrentLearner learner,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(module, ct) is not { } enrolled || enrolled.Find<Quiz>(activity) is not { } quiz)
            return TypedResults.LocalRedirect($"~/modules/{module}");

        var attempts = new List<AttemptSummary>();
        await foreach (var attempt in Attempts(db, learner.Id, quiz.Id).WithCancellation(ct))
            attempts.Add(attempt);
        await open.RememberAsync(enrolled, quiz.Id, clock.GetUtcNow(), ct);
        return new RazorComponentResult<QuizPage>(
            new
            {
                Enrolled = enrolled,
                Quiz = quiz,
                Attempts = attempts.Where(a => a.Number != QuizAttempt.PreTestNumber).ToList(),
                PreTest = attempts.Find(a => a.Number == QuizAttempt.PreTestNumber),
                Allowed = await allowed.ForAsync(quiz, ct),
                Now = clock.GetUtcNow(),
            }
        );
    }

    private static async Task<RedirectHttpResult> Start(
        string module,
        string activity,
        OpenEnrolment open,
        LookBack lookBack,
        TrainingDbContext db,
        CurrentLearner learner,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(module, ct) is not { } enrolled || enrolled.Find<Quiz>(activity) is not { } quiz)
            return TypedResults.LocalRedirect($"~/modules/{module}");

        var last = await LastAsync(db, learner.Id, quiz.Id, ct);
        if (last is { SubmittedAt: null })
            return TypedResults.LocalRedirect($"~/modules/{quiz.Id}/attempts/{last.Number}");
        var number = (last?.Number ?? 0) + 1;
        if (number > quiz.Attempts || quiz.NextAttemptAt(last?.SubmittedAt) > clock.GetUtcNow())
            return TypedResults.LocalRedirect($"~/modules/{quiz.Id}");

        var askedBefore = quiz.PreTest is null ? [] : await lookBack.AskedInPreTestAsync(quiz.Id, ct);
        db.Add(New(enrolled, quiz, number, clock, string.Join(',', askedBefore)));
        // A second click that lost the race finds the attempt that the first one started: it has this number.
        await db.TrySaveAsync(ct);
        return TypedResults.LocalRedirect($"~/modules/{quiz.Id}/attempts/{number}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> StartPreTest(
        string module,
        string activity,
        OpenEnrolment open,
        TrainingDbContext db,
        CurrentLearner learner,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(module, ct) is not { } enrolled || enrolled.Find<Quiz>(activity) is not { } quiz)
            return TypedResults.LocalRedirect($"~/modules/{module}");
        if (quiz.PreTest is null)
            return TypedResults.NotFound();

        var started = await db.Set<QuizAttempt>()
            .Where(a => a.LearnerId == learner.Id && a.ActivityId == quiz.Id)
            .Select(a => a.Number)
            .ToListAsync(ct);
        if (!started.Contains(QuizAttempt.PreTestNumber))
        {
            // Afterwards it would no longer say where one started from.
            if (started.Count > 0 || !PreTest.IsOpen(enrolled))
                return TypedResults.LocalRedirect($"~/modules/{quiz.Id}#pretest");
            db.Add(New(enrolled, quiz, QuizAttempt.PreTestNumber, clock));
            await db.TrySaveAsync(ct);
        }
        return TypedResults.LocalRedirect($"~/modules/{quiz.Id}/attempts/{QuizAttempt.PreTestNumber}");
    }

    private static QuizAttempt New(EnrolledModule enrolled, Quiz quiz, int number, TimeProvider clock, string askedBefore = "") =>
        new()
        {
            EnrolmentId = enrolled.Enrolment.Id,
            LearnerId = enrolled.Enrolment.LearnerId,
            ActivityId = quiz.Id,
            ContentHash = enrolled.Version.Hash,
            Number = number,
            Seed = BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(long))),
            AskedBefore = askedBefore,
            StartedAt = clock.GetUtcNow(),
        };

    private static Task<QuizAttempt?> LastAsync(TrainingDbContext db, Guid learner, ActivityId activity, CancellationToken ct) =>
        db.Set<QuizAttempt>()
            .AsNoTracking()
            .Where(a => a.LearnerId == learner && a.ActivityId == activity && a.Number != QuizAttempt.PreTestNumber)
            .OrderByDescending(a => a.Number)
            .FirstOrDefaultAsync(ct);
}
