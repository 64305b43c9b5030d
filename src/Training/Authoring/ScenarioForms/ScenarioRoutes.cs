using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Training.Authoring.ScenarioForms;

/// <summary>The pages where a scenario is written scene by scene, without seeing Markdown.</summary>
internal static class ScenarioRoutes
{
    public static void MapScenarioForms(this IEndpointRouteBuilder drafts)
    {
        var scenario = drafts.MapGroup("{draft}/scenario/{name}");
        scenario.MapEditScenes();
        scenario.MapEditScenario();
        scenario.MapSayOtherName();
        scenario.MapEditScene();
        scenario.MapEditPoints();
        scenario.MapArrangeScenes();
        scenario.MapPlanScenes();
        scenario.MapPasteScenes();
        scenario.MapEditTrials();
    }
}
