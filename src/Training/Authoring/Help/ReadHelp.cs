using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Localization;

namespace Training.Authoring.Help;

/// <summary>An author reads how each kind of file is written.</summary>
internal static class ReadHelp
{
    public static void MapReadHelp(this IEndpointRouteBuilder routes) => routes.MapGet("/help/{page}", Show);

    private static Results<RazorComponentResult<HelpTextPage>, NotFound> Show(string page) =>
        AuthoringHelp.Find(page, Languages.Current) is { } found
            ? new RazorComponentResult<HelpTextPage>(new { Page = found })
            : TypedResults.NotFound();
}
