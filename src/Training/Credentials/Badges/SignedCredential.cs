using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Training.Credentials.Keys;
using Training.Institutions;

namespace Training.Credentials.Badges;

/// <summary>Signs a verifiable credential: as a JSON Web Token (RS256), or by a proof inside it (Ed25519).</summary>
internal sealed class SignedCredential(SigningKeys keys, IssuerIdentity identity, TimeProvider clock)
{
    public const string TokenType = "application/vc+jwt";
    public const string DocumentType = "application/vc";

    // Readable, and one way only to write each letter; nothing of it goes into a page.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<string> TokenAsync(JsonObject credential, Institution issuer, CancellationToken ct)
    {
        var key = await keys.CurrentAsync(issuer, SigningAlgorithm.RS256, ct);
        var header = new JsonObject
        {
            ["alg"] = key.Algorithm.ToString(),
            // Open Badges allows no other type, where the W3C only recommends one.
            ["typ"] = "JWT",
            ["kid"] = Method(issuer, key),
            ["jwk"] = JsonNode.Parse(key.PublicKey),
        };
        var signed = $"{Encode(header)}.{Encode(WithClaims(credential))}";
        return $"{signed}.{Base64Url.EncodeToString(keys.Sign(key, Encoding.ASCII.GetBytes(signed)))}";
    }

    public async Task<string> DocumentAsync(JsonObject credential, Institution issuer, CancellationToken ct)
    {
        var key = await keys.CurrentAsync(issuer, SigningAlgorithm.EdDSA, ct);
        return DataIntegrity.Prove(credential, Method(issuer, key), clock.GetUtcNow(), data => keys.Sign(key, data)).ToJsonString(Readable);
    }

    /// <summary>The same facts under the names that libraries for tokens look for (Open Badges 3.0, 8.2.4).</summary>
    private static JsonObject WithClaims(JsonObject credential)
    {
        var claims = credential.DeepClone().AsObject();
        claims["iss"] = credential["issuer"]!["id"]!.GetValue<string>();
        claims["jti"] = credential["id"]!.GetValue<string>();
        claims["sub"] = credential["credentialSubject"]!["id"]!.GetValue<string>();
        claims["nbf"] = Seconds(credential["validFrom"]!);
        if (credential["validUntil"] is { } until)
            claims["exp"] = Seconds(until);
        return claims;
    }

    private static long Seconds(JsonNode moment) =>
        DateTimeOffset.Parse(moment.GetValue<string>(), CultureInfo.InvariantCulture).ToUnixTimeSeconds();

    private string Method(Institution issuer, SigningKey key) => $"{identity.Did(issuer)}#{key.Id}";

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString(Readable)));
}
