using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Training.Credentials.Keys;
using Training.Institutions;

namespace Training.Credentials.Badges;

/// <summary>Signs a verifiable credential as a JSON Web Token (RS256).</summary>
internal sealed class SignedCredential(SigningKeys keys, IssuerIdentity identity)
{
    public const string MediaType = "application/vc+jwt";

    public async Task<string> SignAsync(JsonObject credential, Institution issuer, CancellationToken ct)
    {
        var key = await keys.CurrentAsync(issuer, ct);
        var header = new JsonObject
        {
            ["alg"] = key.Algorithm.ToString(),
            // Open Badges allows no other type, where the W3C only recommends one.
            ["typ"] = "JWT",
            ["kid"] = $"{identity.Did(issuer)}#{key.Id}",
            ["jwk"] = JsonNode.Parse(key.PublicKey),
        };
        var signed = $"{Encode(header)}.{Encode(credential)}";
        return $"{signed}.{Base64Url.EncodeToString(keys.Sign(key, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
