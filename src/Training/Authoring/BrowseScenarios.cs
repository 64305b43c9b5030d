using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Catalogue;

namespace Training.Authoring;

/// <summary>An author sees which scenarios are published.</summary>
internal static class BrowseScenarios
{
    public static void MapBrowseScenarios(this IEndpointRouteBuilder routes) => routes.MapGet("", List);

    private static RazorComponentResult<ScenariosPage> List(ContentLibrary content) => new(new { Content = content });
}
