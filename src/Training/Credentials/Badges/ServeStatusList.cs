using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Credentials.Keys;
using Training.Data;
using Training.Institutions;

namespace Training.Credentials.Badges;

/// <summary>A verifier asks which of an institution’s credentials no longer stand, without saying which one it holds.</summary>
internal static class ServeStatusList
{
    public static void MapServeStatusList(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/status/{StatusList.Revocation}", ShowRevoked).RequireRateLimiting(BadgeLimits.ByAddress);
        routes.MapGet($"/status/{StatusList.Suspension}", ShowSuspended).RequireRateLimiting(BadgeLimits.ByAddress);
    }

    // One that was replaced proves nothing either: its name was wrong, or its successor lasts longer.
    private static Task<ContentHttpResult> ShowRevoked([AsParameters] StatusRequest request, CancellationToken ct) =>
        request.ShowAsync(
            StatusList.Revocation,
            request.Db.Set<Credential>().Where(c => c.State == CredentialState.Revoked || c.SupersededBy != null),
            ct
        );

    private static Task<ContentHttpResult> ShowSuspended([AsParameters] StatusRequest request, CancellationToken ct) =>
        request.ShowAsync(StatusList.Suspension, request.Db.Set<Credential>().Where(c => c.State == CredentialState.Suspended), ct);
}

/// <summary>What a status list is made from.</summary>
internal sealed record StatusRequest(
    TrainingDbContext Db,
    CurrentInstitution Institution,
    IssuerIdentity Identity,
    SignedCredential Signed,
    TimeProvider Clock,
    HttpResponse Response
)
{
    public async Task<ContentHttpResult> ShowAsync(string purpose, IQueryable<Credential> marked, CancellationToken ct)
    {
        var places = await marked.Where(c => c.StatusIndex != null).Select(c => c.StatusIndex!.Value).ToListAsync(ct);
        var issuer = Institution.Details;
        var address = BadgeDocument.StatusAddress(Identity.Root(issuer), purpose);
        var list = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
            ["id"] = address,
            ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
            ["issuer"] = Identity.Did(issuer),
            ["validFrom"] = BadgeDocument.Moment(Clock.GetUtcNow()),
            ["credentialSubject"] = new JsonObject
            {
                ["id"] = $"{address}#list",
                ["type"] = "BitstringStatusList",
                ["statusPurpose"] = purpose,
                ["encodedList"] = StatusList.Encode(places),
            },
            ["iss"] = Identity.Did(issuer),
            ["jti"] = address,
            ["nbf"] = Clock.GetUtcNow().ToUnixTimeSeconds(),
        };
        // A revoked credential says so within a second.
        Response.Headers.CacheControl = "public, max-age=1";
        return TypedResults.Text(await Signed.SignAsync(list, issuer, ct), SignedCredential.MediaType);
    }
}
