using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Catalogue;
using Training.Content.Scenarios;

namespace Training.Authoring;

/// <summary>An author sees a scenario drawn, and what the explorer found in it.</summary>
internal static class InspectScenario
{
    public static void MapInspectScenario(this IEndpointRouteBuilder routes) => routes.MapGet("/{module}/{activity:scenario}", Show);

    private static Results<RazorComponentResult<InspectionPage>, NotFound> Show(
        string module,
        string activity,
        ContentLibrary content,
        InspectedScenarios inspected
    )
    {
        if (content.Current(module) is not { } version || version.Module.Find(activity) is not Scenario scenario)
            return TypedResults.NotFound();
        return new RazorComponentResult<InspectionPage>(
            new
            {
                Version = version,
                Scenario = scenario,
                Inspected = inspected.Of(version, scenario),
            }
        );
    }
}
