using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Training.Catalogue;

/// <summary>Anyone looks up the words that the lessons explain; each has its anchor.</summary>
internal static class BrowseGlossary
{
    public static void MapBrowseGlossary(this IEndpointRouteBuilder routes) => routes.MapGet("/glossary", Show);

    // The words are shared; a module that stays on offer as it was may know fewer. Who is on one that was withdrawn still reads it.
    private static Results<RazorComponentResult<GlossaryPage>, NotFound> Show(ContentLibrary content) =>
        content.Published.Select(version => version.Shared).MaxBy(shared => shared.Glossary.Count) is { Glossary.Count: > 0 } shared
            ? new RazorComponentResult<GlossaryPage>(new { Shared = shared })
            : TypedResults.NotFound();
}
