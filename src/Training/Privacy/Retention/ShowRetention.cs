using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Training.Privacy.Retention;

/// <summary>An operator sees how long each kind of record is kept, and what the next run would take.</summary>
internal static class ShowRetention
{
    public static void MapShowRetention(this IEndpointRouteBuilder routes) => routes.MapGet("/retention", Show);

    private static async Task<RazorComponentResult<RetentionPage>> Show(RunRetention retention, CancellationToken ct) =>
        new(new { Kinds = await retention.CountAsync(ct) });
}
