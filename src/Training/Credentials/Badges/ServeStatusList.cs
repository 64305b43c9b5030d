using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Training.Credentials.Badges.LinkedData;
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
        request.ShowAsync(
            StatusList.Suspension,
            request.Db.Set<Credential>().WhoseStandingIs(StandingKind.Suspended, request.Clock.GetUtcNow()),
            ct
        );
}

/// <summary>What a status list is made from.</summary>
internal sealed record StatusRequest(
    TrainingDbContext Db,
    CurrentInstitution Institution,
    IssuerIdentity Identity,
    SignedCredential Signed,
    TimeProvider Clock,
    HttpRequest Request,
    HttpResponse Response
)
{
    private static readonly string[] DocumentTypes = [SignedCredential.DocumentType, "application/ld+json", "application/json"];

    public async Task<ContentHttpResult> ShowAsync(string purpose, IQueryable<Credential> marked, CancellationToken ct)
    {
        var places = await marked.Where(c => c.StatusIndex != null).Select(c => c.StatusIndex!.Value).ToListAsync(ct);
        var issuer = Institution.Details;
        var address = BadgeDocument.StatusAddress(Identity.Root(issuer), purpose);
        var list = new JsonObject
        {
            ["@context"] = new JsonArray(PinnedContexts.Credentials),
            ["id"] = address,
            ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
            ["issuer"] = new JsonObject { ["id"] = Identity.Did(issuer) },
            ["validFrom"] = BadgeDocument.Moment(Clock.GetUtcNow()),
            ["credentialSubject"] = new JsonObject
            {
                ["id"] = $"{address}#list",
                ["type"] = "BitstringStatusList",
                ["statusPurpose"] = purpose,
                ["encodedList"] = StatusList.Encode(places),
            },
        };
        // A revoked credential says so within a second.
        Response.Headers.CacheControl = "public, max-age=1";
        Response.Headers.Vary = HeaderNames.Accept;
        // A verifier of proofs inside documents asks for the list in the form that it reads.
        return WantsDocument()
            ? TypedResults.Text(await Signed.DocumentAsync(list, issuer, ct), SignedCredential.DocumentType)
            : TypedResults.Text(await Signed.TokenAsync(list, issuer, ct), SignedCredential.TokenType);
    }

    private bool WantsDocument() =>
        Request.GetTypedHeaders().Accept is { Count: > 0 } accepted
        && accepted.OrderByDescending(type => type.Quality ?? 1).First().MediaType is { Value: { } first }
        && DocumentTypes.Contains(first, StringComparer.OrdinalIgnoreCase);
}
