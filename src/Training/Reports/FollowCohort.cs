using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Training.Reports;

/// <summary>An instructor sees who of the cohort is where, and who needs a look.</summary>
internal static class FollowCohort
{
    public const int UsualSilence = 7;
    private const int LongestSilence = 90;

    public static void MapFollowCohort(this IEndpointRouteBuilder routes) => routes.MapGet("", Show);

    private static async Task<Results<RazorComponentResult<CohortPage>, NotFound>> Show(
        Guid offering,
        string? silent,
        string? sort,
        string? page,
        OpenCohort cohorts,
        ReadStandings standings,
        CancellationToken ct
    )
    {
        if (await cohorts.FindAsync(offering, ct) is not { } cohort)
            return TypedResults.NotFound();
        var days = int.TryParse(silent, out var asked) ? Math.Clamp(asked, 1, LongestSilence) : UsualSilence;
        return new RazorComponentResult<CohortPage>(
            new
            {
                Cohort = cohort,
                Standings = await standings.OfAsync(cohort, days, ct),
                SilentDays = days,
                Order = CohortOrders.Read(sort),
                At = LearnerPage.Read(page, cohort.Learners.Count),
            }
        );
    }
}
