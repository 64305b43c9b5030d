using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Training.Authoring.Drafts;

/// <summary>An author sees the files of a module they write, in the order that learners meet them.</summary>
internal static class ShowDraft
{
    public static void MapShowDraft(this IEndpointRouteBuilder routes) => routes.MapGet("{draft}", Show);

    private static async Task<Results<RazorComponentResult<DraftPage>, NotFound>> Show(
        string draft,
        string? done,
        OpenDraft open,
        DraftViews views,
        CancellationToken ct
    ) =>
        await open.FindAsync(draft, ct) is { } found
            ? new RazorComponentResult<DraftPage>(new { View = await views.OfAsync(found, ct), Done = done })
            : TypedResults.NotFound();
}
