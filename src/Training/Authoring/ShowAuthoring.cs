using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Authoring.Reviewing;
using Training.Catalogue;

namespace Training.Authoring;

/// <summary>Where authors begin: what they may write, and what is published.</summary>
internal static class ShowAuthoring
{
    public static void MapShowAuthoring(this IEndpointRouteBuilder routes) => routes.MapGet("", Show);

    private static async Task<RazorComponentResult<AuthoringPage>> Show(
        ContentLibrary content,
        FindWaiting waiting,
        CancellationToken ct
    ) => new(new { Content = content, Waiting = await waiting.AllAsync(ct) });
}
