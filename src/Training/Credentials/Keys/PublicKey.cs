using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Training.Credentials.Keys;

/// <summary>A public key as a JSON Web Key (RFC 7517), of one of the two kinds that institutions sign with.</summary>
internal static class PublicKey
{
    /// <returns>Null for a key of another kind.</returns>
    public static SigningAlgorithm? Algorithm(JsonObject jwk) =>
        (Text(jwk, "kty"), Text(jwk, "crv")) switch
        {
            (RsaKey.Type, _) when Text(jwk, "n") is not null && Text(jwk, "e") is not null => SigningAlgorithm.RS256,
            (Ed25519Key.Type, Ed25519Key.Curve) when Text(jwk, "x") is not null => SigningAlgorithm.EdDSA,
            _ => null,
        };

    /// <summary>RFC 7638: the required members only, in the order of their names.</summary>
    public static string Thumbprint(JsonObject jwk) =>
        Base64Url.EncodeToString(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    Algorithm(jwk) == SigningAlgorithm.EdDSA
                        ? $$"""{"crv":"{{jwk["crv"]}}","kty":"{{jwk["kty"]}}","x":"{{jwk["x"]}}"}"""
                        : $$"""{"e":"{{jwk["e"]}}","kty":"{{jwk["kty"]}}","n":"{{jwk["n"]}}"}"""
                )
            )
        );

    public static bool Verify(JsonObject jwk, byte[] data, byte[] signature) =>
        Algorithm(jwk) == SigningAlgorithm.EdDSA ? Ed25519Key.Verify(jwk, data, signature) : RsaKey.Verify(jwk, data, signature);

    private static string? Text(JsonObject jwk, string name) =>
        jwk[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
