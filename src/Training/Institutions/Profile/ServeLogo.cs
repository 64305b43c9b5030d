using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Data;

namespace Training.Institutions.Profile;

/// <summary>Gives out an institution’s logo. Its address holds its hash: what it names never changes.</summary>
internal static class ServeLogo
{
    public static void MapServeLogo(this IEndpointRouteBuilder routes) => routes.MapGet("/logos/{hash}", Serve);

    public static string Address(string hash) => $"~/logos/{hash}";

    private static async Task<Results<FileContentHttpResult, NotFound>> Serve(
        string hash,
        TrainingDbContext db,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (await db.Set<InstitutionLogo>().AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash, ct) is not { } logo)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.File(logo.Bytes, logo.MediaType);
    }
}
