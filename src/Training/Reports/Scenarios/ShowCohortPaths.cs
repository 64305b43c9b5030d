using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Authoring;
using Training.Catalogue;
using Training.Cohorts;
using Training.Content;
using Training.Content.Scenarios;
using Training.Localization;

namespace Training.Reports.Scenarios;

/// <summary>An instructor sees where the simulated sessions of a cohort went: all of them together, and never whose.</summary>
internal static class ShowCohortPaths
{
    public static void MapShowCohortPaths(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/scenarios", List);
        routes.MapGet("/scenarios/{module}/{activity}", Show);
    }

    private static async Task<Results<RazorComponentResult<CohortScenariosPage>, NotFound>> List(
        Guid offering,
        OpenOffering offerings,
        ContentLibrary content,
        CohortWork work,
        CancellationToken ct
    )
    {
        if (await offerings.FindAsync(offering, ct) is not { } found)
            return TypedResults.NotFound();
        return new RazorComponentResult<CohortScenariosPage>(
            new
            {
                Offering = found,
                Modules = await content.ModulesAsync(found, ct),
                Counts = await CohortWork.CountAsync(work.Sessions(found), ct),
            }
        );
    }

    private static async Task<Results<RazorComponentResult<CohortPathsPage>, NotFound>> Show(
        Guid offering,
        string module,
        string activity,
        OpenOffering offerings,
        ContentLibrary content,
        CohortWork work,
        InspectedScenarios drawn,
        CancellationToken ct
    )
    {
        var id = new ActivityId(module, activity);
        if (
            await offerings.FindAsync(offering, ct) is not { } found
            || await content.FindAsync<Scenario>(found, id, ct) is not var (version, scenario)
        )
            return TypedResults.NotFound();

        var all = work.Sessions(found).Where(a => a.ActivityId == id);
        var sessions = await all.Include(a => a.Steps).AsSingleQuery().Where(a => a.ContentHash == version.Hash).ToListAsync(ct);
        return new RazorComponentResult<CohortPathsPage>(
            new
            {
                Offering = found,
                Version = version,
                Paths = new CohortPaths(version, scenario, Languages.Current, sessions),
                Graph = drawn.GraphOf(version, scenario).In(Languages.Current),
                Others = await all.CountAsync(a => a.ContentHash != version.Hash, ct),
            }
        );
    }
}
