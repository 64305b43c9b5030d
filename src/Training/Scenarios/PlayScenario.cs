using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Content.Scenarios;
using Training.Data;
using Training.Enrolments;
using Training.Learners;
using Training.Localization;
using Training.Progress;

namespace Training.Scenarios;

/// <summary>A learner starts a simulated session, takes it step by step, and comes back to the same moment whenever they like.</summary>
internal static class PlayScenario
{
    // A pause at the keyboard is session time; a night’s sleep is not.
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(2);

    public static void MapPlayScenario(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/modules/{module}/{activity:scenario}", Brief);
        routes.MapPost("/modules/{module}/{activity:scenario}/attempts", Start);
        routes.MapGet("/modules/{module}/{activity:scenario}/attempts/{number:int}", Show);
        routes.MapPost("/modules/{module}/{activity:scenario}/attempts/{number:int}/steps", TakeStep);
    }

    private static async Task<Results<RazorComponentResult<BriefingPage>, RedirectHttpResult>> Brief(
        string module,
        string activity,
        OpenEnrolment open,
        TrainingDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(module, ct) is not { } enrolled || enrolled.Find<Scenario>(activity) is not { } scenario)
            return TypedResults.LocalRedirect($"~/modules/{module}");

        var learner = enrolled.Enrolment.LearnerId;
        var attempts = await db.Set<ScenarioAttempt>()
            .AsNoTracking()
            .Where(a => a.LearnerId == learner && a.ActivityId == scenario.Id)
            .OrderByDescending(a => a.Number)
            .ToListAsync(ct);
        var isFirst = attempts.Count == 0 && !await db.Set<ScenarioAttempt>().AnyAsync(a => a.LearnerId == learner, ct);
        await open.RememberAsync(enrolled, scenario.Id, clock.GetUtcNow(), ct);
        return new RazorComponentResult<BriefingPage>(
            new
            {
                Enrolled = enrolled,
                Scenario = scenario,
                Attempts = attempts,
                IsFirst = isFirst,
            }
        );
    }

    private static async Task<RedirectHttpResult> Start(
        string module,
        string activity,
        [FromForm] int? time,
        OpenEnrolment open,
        TrainingDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(module, ct) is not { } enrolled || enrolled.Find<Scenario>(activity) is not { } scenario)
            return TypedResults.LocalRedirect($"~/modules/{module}");

        var learner = enrolled.Enrolment.LearnerId;
        var last = await db.Set<ScenarioAttempt>()
            .AsNoTracking()
            .Where(a => a.LearnerId == learner && a.ActivityId == scenario.Id)
            .OrderByDescending(a => a.Number)
            .FirstOrDefaultAsync(ct);
        if (last is { EndedAt: null })
            return ToAttempt(scenario.Id, last.Number);

        var number = (last?.Number ?? 0) + 1;
        db.Add(
            new ScenarioAttempt
            {
                EnrolmentId = enrolled.Enrolment.Id,
                LearnerId = learner,
                ActivityId = scenario.Id,
                ContentHash = enrolled.Version.Hash,
                Number = number,
                Seed = RandomNumberGenerator.GetInt32(int.MaxValue),
                TimeFactor = time is 0 or 3 ? time.Value : 1,
                StartedAt = clock.GetUtcNow(),
            }
        );
        // A second click started the same attempt: it is the one to play.
        await db.TrySaveAsync(ct);
        return ToAttempt(scenario.Id, number);
    }

    private static async Task<Results<RazorComponentResult<PlayPage>, RedirectHttpResult, NotFound>> Show(
        string module,
        string activity,
        int number,
        string? moved,
        OpenAttempt open,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(new(module, activity), number, ct) is not { } session)
            return TypedResults.NotFound();
        if (session.Play.HasEnded)
            return TypedResults.LocalRedirect($"~/modules/{session.Scenario.Id}/attempts/{number}/debrief");
        return new RazorComponentResult<PlayPage>(new { Session = session, HasMoved = moved is not null });
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> TakeStep(
        string module,
        string activity,
        int number,
        [FromForm] int after,
        [FromForm] int? choice,
        [FromForm] string? act,
        [FromForm] string? timeout,
        OpenAttempt open,
        OpenEnrolment enrolments,
        RecordOutcome outcome,
        TrainingDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(new(module, activity), number, ct) is not { } session)
            return TypedResults.NotFound();

        // An old tab, a second click or a forged post: show the present moment, with a word about it.
        var scene = session.Play.Scene.Id;
        var now = clock.GetUtcNow();
        var step = ReadStep(session, choice, act, timeout, SessionTime(session.Attempt, now));
        if (after != session.Attempt.Steps.Count || step is null || !session.Play.Apply(step))
            return ToPresent(session.Scenario.Id, number, hasMoved: true);

        db.Add(
            new ScenarioStep
            {
                AttemptId = session.Attempt.Id,
                Number = after + 1,
                Kind = step.Kind,
                Value = step.Value,
                Scene = scene,
                Seconds = (int)step.At.TotalSeconds,
                TakenAt = now,
            }
        );
        if (session.Play.HasEnded)
            await EndAsync(session, enrolments, outcome, now, ct);
        return ToPresent(session.Scenario.Id, number, hasMoved: !await db.TrySaveAsync(ct));
    }

    private static async Task EndAsync(
        Session session,
        OpenEnrolment enrolments,
        RecordOutcome outcome,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var attempt = session.Attempt;
        attempt.EndedAt = now;
        attempt.ScaledScore = session.Play.Score.Scaled;
        attempt.Passed = session.Play.Passed;
        if (await enrolments.FindAsync(attempt.ActivityId.Module, ct) is { } enrolled)
            outcome.Add(enrolled, attempt.ActivityId, attempt.Passed ? Verb.Passed : Verb.Failed, attempt.Number, attempt.ScaledScore);
    }

    private static Step? ReadStep(Session session, int? choice, string? act, string? timeout, TimeSpan at) =>
        choice is { } index ? Step.Choose(index, at)
        : act is not null && session.Version.Shared.FindAct(act) is not null ? Step.Act(act, at)
        : timeout is not null ? Step.Timeout(at)
        : null;

    private static TimeSpan SessionTime(ScenarioAttempt attempt, DateTimeOffset now)
    {
        var last = attempt.Steps.MaxBy(s => s.Number);
        var pause = now - (last?.TakenAt ?? attempt.StartedAt);
        return TimeSpan.FromSeconds(last?.Seconds ?? 0)
            + (
                pause > LongestStep ? LongestStep
                : pause < TimeSpan.Zero ? TimeSpan.Zero
                : pause
            );
    }

    private static RedirectHttpResult ToAttempt(ActivityId id, int number) =>
        TypedResults.LocalRedirect($"~/modules/{id}/attempts/{number}");

    // A keyboard or a screen reader goes on from the call, not from the top of the page; a word about a lost step stands above it.
    private static RedirectHttpResult ToPresent(ActivityId id, int number, bool hasMoved) =>
        TypedResults.LocalRedirect($"~/modules/{id}/attempts/{number}{(hasMoved ? "?moved=1" : "#now")}");
}
