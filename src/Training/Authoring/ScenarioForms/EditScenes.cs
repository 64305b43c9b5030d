using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Training.Authoring.ScenarioForms;

/// <summary>An author sees the scenes of a scenario, in the order of the text and drawn.</summary>
internal static class EditScenes
{
    public static void MapEditScenes(this IEndpointRouteBuilder scenario) => scenario.MapGet("", Show);

    private static async Task<Results<RazorComponentResult<ScenesPage>, NotFound>> Show(
        string draft,
        string name,
        string? done,
        string? count,
        OpenScenario open,
        InspectedScenarios inspected,
        CancellationToken ct
    ) =>
        await open.FindAsync(draft, name, ct) is { } scenario
            ? new RazorComponentResult<ScenesPage>(
                new
                {
                    Edited = scenario,
                    Done = done,
                    Pasted = SceneFields.Number(count ?? ""),
                    // What has errors may lead nowhere: it is drawn once it holds together.
                    Inspected = scenario is { Scenario: { } read, HasErrors: false } ? inspected.OfDraft(read, scenario.Problems) : null,
                }
            )
            : TypedResults.NotFound();
}
