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
    public static void MapReadDebrief(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/modules/{module}/{activity:scenario}/attempts/{number:int}/debrief", Show);

    private static async Task<Results<RazorComponentResult<DebriefPage>, RedirectHttpResult, NotFound>> Show(
        string module,
        string activity,
        int number,
        OpenAttempt open,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(new(module, activity), number, ct) is not { } session)
            return TypedResults.NotFound();
        if (!session.Play.HasEnded)
            return TypedResults.LocalRedirect($"~/modules/{session.Scenario.Id}/attempts/{number}");

        var entries = await JournalEntries.OfAsync(db, session.Attempt.LearnerId, session.Scenario.Id, ct);
        return new RazorComponentResult<DebriefPage>(new { Session = session, Entries = entries });
    }
}
