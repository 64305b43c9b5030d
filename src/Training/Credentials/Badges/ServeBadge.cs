using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Data;
using Training.Institutions;

namespace Training.Credentials.Badges;

/// <summary>Anyone who was given a code takes the signed badge, for a wallet or another verifier.</summary>
internal static class ServeBadge
{
    public static void MapServeBadge(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/c/{code}/badge.jwt", Serve).RequireRateLimiting(BadgeLimits.ByAddress);

    private static async Task<Results<ContentHttpResult, NotFound>> Serve(
        string code,
        TrainingDbContext db,
        InstitutionDirectory institutions,
        StatusPlaces places,
        BadgeDocument badges,
        SignedCredential signed,
        HttpResponse response,
        CancellationToken ct
    )
    {
        response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        response.Headers.CacheControl = "no-store";
        if (await AwardedCredentials.FindAsync(db, code, ct) is not { } credential)
            return TypedResults.NotFound();
        if (institutions.Find(credential.InstitutionId) is not { } issuer)
            return TypedResults.NotFound();

        var badge = badges.Of(credential, issuer, await places.OfAsync(credential, ct));
        return TypedResults.Text(await signed.SignAsync(badge, issuer, ct), SignedCredential.MediaType);
    }
}
