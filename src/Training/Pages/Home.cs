using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Training.Pages;

/// <summary>The first page of the site.</summary>
internal static class Home
{
    public static void MapHome(this IEndpointRouteBuilder routes) => routes.MapGet("/", () => new RazorComponentResult<HomePage>());
}
