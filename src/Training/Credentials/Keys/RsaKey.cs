using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Training.Credentials.Keys;

/// <summary>An RSA public key as a JSON Web Key (RFC 7517).</summary>
internal static class RsaKey
{
    public const int Bits = 2048;

    public static JsonObject PublicJwk(RSA rsa)
    {
        var key = rsa.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA",
            ["n"] = Base64Url.EncodeToString(key.Modulus),
            ["e"] = Base64Url.EncodeToString(key.Exponent),
        };
    }

    public static bool IsOne(JsonObject jwk) => jwk["kty"]?.ToString() == "RSA" && jwk["n"] is JsonValue && jwk["e"] is JsonValue;

    public static RSAParameters Parameters(JsonObject jwk) =>
        new() { Modulus = Base64Url.DecodeFromChars(jwk["n"]!.ToString()), Exponent = Base64Url.DecodeFromChars(jwk["e"]!.ToString()) };

    /// <summary>RFC 7638: the required members only, in the order of their names.</summary>
    public static string Thumbprint(JsonObject jwk) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"e":"{{jwk["e"]}}","kty":"RSA","n":"{{jwk["n"]}}"}""")));
}
