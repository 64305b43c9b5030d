using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Institutions;

namespace Training.Credentials.Keys;

/// <summary>Anyone reads the public keys that verify an institution’s credentials; no account is needed, and copies may be kept.</summary>
internal static class ServeKeys
{
    public static void MapServeKeys(this IEndpointRouteBuilder routes)
    {
        // A did:web without a path is looked for in the first, one with a path in the second.
        routes.MapGet("/.well-known/did.json", ShowIdentity);
        routes.MapGet("/did.json", ShowIdentity);
        routes.MapGet("/.well-known/jwks.json", ShowKeys);
        routes.MapGet("/jwks.json", ShowKeys);
    }

    private static async Task<ContentHttpResult> ShowIdentity(
        SigningKeys keys,
        IssuerIdentity identity,
        CurrentInstitution institution,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var did = identity.Did(institution.Details);
        var published = await keys.PublishedAsync(institution.Details, ct);
        KeepAWhile(response);
        var document = new JsonObject
        {
            ["@context"] = new JsonArray(
                "https://www.w3.org/ns/did/v1",
                "https://w3id.org/security/jwk/v1",
                "https://w3id.org/security/multikey/v1"
            ),
            ["id"] = did,
            ["verificationMethod"] = new JsonArray([.. published.Select(key => Method(did, key))]),
            ["assertionMethod"] = new JsonArray([.. published.Select(key => JsonValue.Create($"{did}#{key.Id}"))]),
        };
        return TypedResults.Text(document.ToJsonString(), "application/did+ld+json");
    }

    private static async Task<ContentHttpResult> ShowKeys(
        SigningKeys keys,
        CurrentInstitution institution,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var published = await keys.PublishedAsync(institution.Details, ct);
        KeepAWhile(response);
        return TypedResults.Text(
            new JsonObject { ["keys"] = new JsonArray([.. published.Select(Jwk)]) }.ToJsonString(),
            "application/jwk-set+json"
        );
    }

    // Tokens are verified with a JWK, proofs inside documents with a multikey: each kind has the form that its verifiers read.
    private static JsonObject Method(string did, SigningKey key)
    {
        var method = new JsonObject
        {
            ["id"] = $"{did}#{key.Id}",
            ["type"] = key.Algorithm == SigningAlgorithm.EdDSA ? "Multikey" : "JsonWebKey",
            ["controller"] = did,
        };
        if (key.Algorithm == SigningAlgorithm.EdDSA)
            method["publicKeyMultibase"] = Ed25519Key.Multikey(JsonNode.Parse(key.PublicKey)!.AsObject());
        else
            method["publicKeyJwk"] = Jwk(key);
        return method;
    }

    private static JsonObject Jwk(SigningKey key)
    {
        var jwk = JsonNode.Parse(key.PublicKey)!.AsObject();
        jwk["kid"] = key.Id;
        jwk["alg"] = key.Algorithm.ToString();
        jwk["use"] = "sig";
        return jwk;
    }

    private static void KeepAWhile(HttpResponse response) => response.Headers.CacheControl = "public, max-age=300";
}
