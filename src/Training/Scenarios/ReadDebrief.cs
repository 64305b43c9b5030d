using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Journal;

namespace Training.Scenarios;

/// <summary>A learner reads what happened in a session, what the channel hid, and what the other paths would have been.</summary>
internal static class ReadDebrief
{
    // As many bars as one can tell apart.
    private const int MostEarlier = 4;

    public static void MapReadDebrief(this IEndpointRouteBuilder routes) => routes.MapGet(AttemptAddress.Template + "/debrief", Show);

    private static async Task<Results<RazorComponentResult<DebriefPage>, RedirectHttpResult, NotFound>> Show(
        [AsParameters] AttemptAddress at,
        OpenAttempt open,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(at, ct) is not { } session)
            return TypedResults.NotFound();
        if (!session.Play.HasEnded)
            return TypedResults.LocalRedirect(session.Attempt.Address);

        var attempt = session.Attempt;
        var others = await OthersAsync(db, attempt, ct);
        return new RazorComponentResult<DebriefPage>(
            new
            {
                Debrief = new Debrief(
                    session,
                    [.. others.Where(a => a.Scores.Count > 0 && IsEarlier(a, attempt)).Take(MostEarlier)],
                    [.. others.Where(a => a.IsPractice)]
                ),
                Entries = await JournalEntries.OfAsync(db, attempt.LearnerId, attempt.ActivityId, ct),
                Shared = await db.Set<SharedDebrief>().AsNoTracking().SingleOrDefaultAsync(s => s.AttemptId == attempt.Id, ct),
            }
        );
    }

    private static bool IsEarlier(ScenarioAttempt other, ScenarioAttempt attempt) =>
        attempt.IsPractice ? other.EndedAt <= attempt.StartedAt : other.Number < attempt.Number;

    /// <summary>The sessions that ended, with their scores, and the practices from this one that did not; latest first.</summary>
    private static Task<List<ScenarioAttempt>> OthersAsync(TrainingDbContext db, ScenarioAttempt attempt, CancellationToken ct) =>
        db.Set<ScenarioAttempt>()
            .AsNoTracking()
            .AsSingleQuery()
            .Include(a => a.Scores)
            .Where(a => a.LearnerId == attempt.LearnerId && a.ActivityId == attempt.ActivityId)
            .Where(a =>
                a.IsPractice
                    ? a.EndedAt == null && a.OriginNumber == attempt.Number && a.OriginIsPractice == attempt.IsPractice
                    : a.EndedAt != null
            )
            .OrderByDescending(a => a.Number)
            .ToListAsync(ct);
}
