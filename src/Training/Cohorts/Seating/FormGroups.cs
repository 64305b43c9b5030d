using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Institutions;

namespace Training.Cohorts.Seating;

/// <summary>An instructor shares a cohort out in practice groups, and moves people between them.</summary>
internal static class FormGroups
{
    public static void MapFormGroups(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("offerings/{offering:guid}/groups", Show);
        routes.MapPost("offerings/{offering:guid}/groups", ShareOut);
        routes.MapPost("offerings/{offering:guid}/groups/{learner:guid}", Move);
    }

    private static async Task<Results<RazorComponentResult<GroupsPage>, NotFound>> Show(
        Guid offering,
        OpenOffering open,
        LoadCohort cohort,
        CancellationToken ct
    ) => await open.FindAsync(offering, ct) is { } found ? await PageAsync(found, cohort, null, ct) : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, NotFound>> ShareOut(
        Guid offering,
        OpenOffering open,
        LoadCohort cohort,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(offering, ct) is not { } found)
            return TypedResults.NotFound();
        var shares = PracticeGroups.Share(await cohort.AllAsync(offering, ct));
        foreach (var seat in await db.Set<Seat>().Where(s => s.OfferingId == offering && s.LeftAt == null).ToListAsync(ct))
            seat.Group = shares.TryGetValue(seat.LearnerId, out var group) ? group : null;
        found.Revision++;
        // Whoever changed the groups at this moment is shown first.
        await db.TrySaveAsync(ct);
        return TypedResults.LocalRedirect($"~/teaching/offerings/{offering}/groups");
    }

    private static async Task<Results<RazorComponentResult<GroupsPage>, RedirectHttpResult, NotFound>> Move(
        Guid offering,
        Guid learner,
        IFormCollection form,
        OpenOffering open,
        LoadCohort cohort,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        var chosen = form["group"].ToString();
        int? group =
            chosen.Length == 0 ? null
            : int.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : 0;
        for (var tries = 1; tries <= DuplicateKey.MostTries; tries++)
        {
            if (await open.FindAsync(offering, ct) is not { } found)
                return TypedResults.NotFound();
            var seats = await db.Set<Seat>().Where(s => s.OfferingId == offering && s.LeftAt == null).ToListAsync(ct);
            if (seats.Find(s => s.LearnerId == learner) is not { } seat)
                return TypedResults.NotFound();
            if (seat.Group == group)
                break;
            if (group is { } to && (to < 1 || to > Most(seats)))
                return await PageAsync(found, cohort, new("Groups.Unknown", to), ct);
            if (group is not null && seats.Count(s => s.Group == group) >= Seat.GroupSize)
                return await PageAsync(found, cohort, new("Groups.Full", group, Seat.GroupSize), ct);
            seat.Group = group;
            // Two people who each see one place left would make a ninth: the revision lets one of them through, and the other looks again.
            found.Revision++;
            if (await db.TrySaveAsync(ct))
                break;
        }
        return TypedResults.LocalRedirect($"~/teaching/offerings/{offering}/groups");
    }

    /// <summary>The groups there are, and one more to begin.</summary>
    private static int Most(List<Seat> seats) => (seats.Max(s => s.Group) ?? 0) + 1;

    private static async Task<RazorComponentResult<GroupsPage>> PageAsync(
        Offering offering,
        LoadCohort cohort,
        Refusal? refusal,
        CancellationToken ct
    ) =>
        new(
            new
            {
                Offering = offering,
                Seats = await cohort.AllAsync(offering.Id, ct),
                Refusal = refusal,
            }
        )
        {
            StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
}
