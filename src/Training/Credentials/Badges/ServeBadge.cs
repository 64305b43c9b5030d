using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Data;
using Training.Institutions;

namespace Training.Credentials.Badges;

/// <summary>Anyone who was given a code takes the signed badge, alone or baked into a picture, for a wallet or another verifier.</summary>
internal static class ServeBadge
{
    public static void MapServeBadge(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/c/{code}/badge.jwt", Serve).RequireRateLimiting(BadgeLimits.ByAddress);
        routes.MapGet("/c/{code}/badge.svg", Draw).RequireRateLimiting(BadgeLimits.ByAddress);
    }

    private static async Task<Results<ContentHttpResult, NotFound>> Serve(
        string code,
        AskedBadge asked,
        HttpResponse response,
        CancellationToken ct
    )
    {
        KeepPrivate(response);
        return await asked.FindAsync(code, ct) is { } badge
            ? TypedResults.Text(badge.Token, SignedCredential.MediaType)
            : TypedResults.NotFound();
    }

    private static async Task<Results<ContentHttpResult, NotFound>> Draw(
        string code,
        AskedBadge asked,
        HttpResponse response,
        CancellationToken ct
    )
    {
        KeepPrivate(response);
        return await asked.FindAsync(code, ct) is { } badge
            ? TypedResults.Text(BakedSvg.Draw(badge.Credential, badge.Token), BakedSvg.MediaType)
            : TypedResults.NotFound();
    }

    private static void KeepPrivate(HttpResponse response)
    {
        response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        response.Headers.CacheControl = "no-store";
    }
}

/// <summary>Signs the badge of a code.</summary>
internal sealed class AskedBadge(
    TrainingDbContext db,
    InstitutionDirectory institutions,
    StatusPlaces places,
    BadgeDocument badges,
    SignedCredential signed
)
{
    public async Task<(Credential Credential, string Token)?> FindAsync(string code, CancellationToken ct)
    {
        if (await AwardedCredentials.FindAsync(db, code, ct) is not { } credential)
            return null;
        if (institutions.Find(credential.InstitutionId) is not { } issuer)
            return null;
        var badge = badges.Of(credential, issuer, await places.OfAsync(credential, ct));
        return (credential, await signed.SignAsync(badge, issuer, ct));
    }
}
