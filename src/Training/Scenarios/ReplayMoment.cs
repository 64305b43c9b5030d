using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Content.Scenarios;
using Training.Data;

namespace Training.Scenarios;

/// <summary>A learner sees one moment on every channel, and takes the session up again from there, to practise. Nothing of it counts.</summary>
internal static class ReplayMoment
{
    public static void MapReplayMoment(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(AttemptAddress.Template + "/moments/{after:int}", Show);
        routes.MapPost(AttemptAddress.Template + "/replays", Start);
    }

    private static async Task<Results<RazorComponentResult<MomentPage>, RedirectHttpResult, NotFound>> Show(
        [AsParameters] AttemptAddress at,
        int after,
        OpenAttempt open,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(at, ct) is not { } session || !HasMoment(session, after))
            return TypedResults.NotFound();
        if (!session.Play.HasEnded)
            return TypedResults.LocalRedirect(session.Attempt.Address);
        return new RazorComponentResult<MomentPage>(new { Session = session, After = after });
    }

    /// <param name="channel">The channel to go on through; none for the one it happened on.</param>
    /// <param name="instead">The practice from this moment that is under way, when another is wanted.</param>
    private static async Task<Results<RedirectHttpResult, NotFound>> Start(
        [AsParameters] AttemptAddress at,
        [FromForm] int after,
        [FromForm] Channel? channel,
        int? instead,
        OpenAttempt open,
        TrainingDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(at, ct) is not { } session || !HasMoment(session, after))
            return TypedResults.NotFound();
        // A session under way is played, not replayed; an old page may still ask.
        if (!session.Play.HasEnded)
            return TypedResults.LocalRedirect(session.Attempt.Address);
        if (!new OtherChannels(session, after).MayGoOn(channel))
            return TypedResults.LocalRedirect($"{session.Attempt.Address}/moments/{after}");

        var detour = channel is { } other ? new Detour(after, other) : session.Attempt.Detour;
        var practice = await TakeUpAsync(session.Attempt, after, detour?.AfterStep <= after ? detour : null, instead ?? 0, db, clock, ct);
        return TypedResults.LocalRedirect(practice.Address + "#now");
    }

    // What ended it leads nowhere any more.
    private static bool HasMoment(Session session, int after) =>
        after < session.Play.StepCount && session.Play.Moments.Any(m => m.StepNumber == after);

    private static async Task<ScenarioAttempt> TakeUpAsync(
        ScenarioAttempt attempt,
        int after,
        Detour? detour,
        int beyond,
        TrainingDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        while (true)
        {
            // Numbered before it looks: of two clicks at once, the later either finds what the first started, or wants the same number.
            var last = await db.Set<ScenarioAttempt>()
                .Where(a => a.LearnerId == attempt.LearnerId && a.ActivityId == attempt.ActivityId && a.IsPractice)
                .MaxAsync(a => (int?)a.Number, ct);
            if (await FindUnderWayAsync(db, attempt, after, detour, beyond, ct) is { } underWay)
                return underWay;

            var practice = attempt.TakeUp((last ?? 0) + 1, after, detour, clock.GetUtcNow());
            db.Add(practice);
            db.AddRange(practice.Steps);
            if (await db.TrySaveAsync(ct))
                return practice;
        }
    }

    private static Task<ScenarioAttempt?> FindUnderWayAsync(
        TrainingDbContext db,
        ScenarioAttempt attempt,
        int after,
        Detour? detour,
        int beyond,
        CancellationToken ct
    )
    {
        var (channel, at) = (detour?.Channel, detour?.AfterStep);
        return db.Set<ScenarioAttempt>()
            .AsNoTracking()
            .Where(a => a.LearnerId == attempt.LearnerId && a.ActivityId == attempt.ActivityId && a.IsPractice)
            .Where(a => a.OriginNumber == attempt.Number && a.OriginIsPractice == attempt.IsPractice)
            .Where(a => a.CopiedSteps == after && a.DetourTo == channel && a.DetourAfter == at)
            .Where(a => a.EndedAt == null && a.Number > beyond)
            .OrderByDescending(a => a.Number)
            .FirstOrDefaultAsync(ct);
    }
}
