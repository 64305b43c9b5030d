using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Cohorts;
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
        routes.MapGet(AttemptAddress.Template, Show);
        routes.MapPost(AttemptAddress.Template + "/steps", TakeStep);
    }

    private static async Task<Results<RazorComponentResult<BriefingPage>, RedirectHttpResult>> Brief(
        string module,
        string activity,
        OpenEnrolment open,
        AllowedTime allowed,
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
                Allowed = IsTimed(scenario) ? await allowed.FindAsync(ct) : null,
            }
        );
    }

    private static async Task<RedirectHttpResult> Start(
        string module,
        string activity,
        [FromForm] int? time,
        OpenEnrolment open,
        AllowedTime allowed,
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
            .Where(a => a.LearnerId == learner && a.ActivityId == scenario.Id && !a.IsPractice)
            .OrderByDescending(a => a.Number)
            .FirstOrDefaultAsync(ct);
        if (last is { EndedAt: null })
            return TypedResults.LocalRedirect(last.Address);

        var attempt = new ScenarioAttempt
        {
            EnrolmentId = enrolled.Enrolment.Id,
            LearnerId = learner,
            ActivityId = scenario.Id,
            ContentHash = enrolled.Version.Hash,
            Number = (last?.Number ?? 0) + 1,
            Seed = RandomNumberGenerator.GetInt32(int.MaxValue),
            TimeFactor = AtLeast(time is 0 or 3 ? time.Value : 1, IsTimed(scenario) ? await allowed.FindAsync(ct) : null),
            StartedAt = clock.GetUtcNow(),
        };
        db.Add(attempt);
        // A second click started the same attempt: it is the one to play.
        await db.TrySaveAsync(ct);
        return TypedResults.LocalRedirect(attempt.Address);
    }

    private static async Task<Results<RazorComponentResult<PlayPage>, RedirectHttpResult, NotFound>> Show(
        [AsParameters] AttemptAddress at,
        string? moved,
        OpenAttempt open,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(at, ct) is not { } session)
            return TypedResults.NotFound();
        if (session.Play.HasEnded)
            return TypedResults.LocalRedirect(session.Attempt.Address + "/debrief");
        return new RazorComponentResult<PlayPage>(new { Session = session, HasMoved = moved is not null });
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> TakeStep(
        [AsParameters] AttemptAddress at,
        [FromForm] int after,
        [FromForm] int? choice,
        [FromForm] string? act,
        [FromForm] string? timeout,
        [FromForm] string? back,
        OpenAttempt open,
        OpenEnrolment enrolments,
        RecordOutcome outcome,
        TrainingDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        // Taken anew when another request wrote meanwhile: another tab took this step, and the present moment says so, or something else changed.
        for (var tries = 1; tries <= DuplicateKey.MostTries; tries++)
        {
            if (await open.FindAsync(at, ct) is not { } session)
                return TypedResults.NotFound();

            // An old tab, a second click or a forged post: show the present moment, with a word about it.
            var scene = session.Play.Scene.Id;
            var now = clock.GetUtcNow();
            var time = SessionTime(session.Attempt, now);
            var step = back is not null ? Step.Back(time) : ReadStep(session, choice, act, timeout, time);
            var fits = step is { Kind: StepKind.Back } ? session.CanGoBack : step is not null && session.Play.Apply(step);
            if (after != session.Attempt.Steps.Count || step is null || !fits)
                return ToPresent(session.Attempt, hasMoved: true);

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
                await EndAsync(session, enrolments, outcome, db, now, ct);
            if (await db.TrySaveAsync(ct))
                return ToPresent(session.Attempt, hasMoved: false);
        }
        throw new InvalidOperationException($"The steps of {at.Module}/{at.Activity} change too fast to take one.");
    }

    private static bool IsTimed(Scenario scenario) => scenario.Script.Fr.Scenes.Any(s => s.DecideIn is not null);

    /// <summary>What the learner chose here, or what the institution grants when that is more; in whole times, rounded up.</summary>
    private static int AtLeast(int chosen, TimeAllowed? allowed) =>
        allowed is not { IsGranted: true } ? chosen
        : chosen == 0 || allowed.NoLimit ? 0
        : Math.Max(chosen, (int)Math.Ceiling(allowed.Factor));

    private static async Task EndAsync(
        Session session,
        OpenEnrolment enrolments,
        RecordOutcome outcome,
        TrainingDbContext db,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var (attempt, score) = (session.Attempt, session.Play.Score);
        attempt.EndedAt = now;
        attempt.ScaledScore = score.Scaled;
        attempt.Passed = session.Play.Passed;
        // Practice is for oneself: it leaves nothing that progress or a report could read.
        if (attempt.IsPractice)
            return;

        db.AddRange(score.Competencies.Select(c => ScenarioScore.Of(attempt, c)));
        if (await enrolments.FindAsync(attempt.ActivityId.Module, ct) is { } enrolled)
            await outcome.AddAsync(
                enrolled,
                attempt.ActivityId,
                attempt.Passed ? Verb.Passed : Verb.Failed,
                attempt.Number,
                attempt.ScaledScore,
                ct: ct
            );
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

    // A keyboard or a screen reader goes on from the call, not from the top of the page; a word about a lost step stands above it.
    private static RedirectHttpResult ToPresent(ScenarioAttempt attempt, bool hasMoved) =>
        TypedResults.LocalRedirect(attempt.Address + (hasMoved ? "?moved=1" : "#now"));
}
