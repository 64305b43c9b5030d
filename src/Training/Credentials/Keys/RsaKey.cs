using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Training.Credentials.Keys;

/// <summary>RSA 2048 with SHA-256: every library for JSON Web Tokens verifies it.</summary>
internal static class RsaKey
{
    public const string Type = "RSA";
    private const int Bits = 2048;

    public static (JsonObject Jwk, byte[] Pkcs8) Create()
    {
        using var rsa = RSA.Create(Bits);
        var key = rsa.ExportParameters(includePrivateParameters: false);
        return (
            new()
            {
                ["kty"] = Type,
                ["n"] = Base64Url.EncodeToString(key.Modulus),
                ["e"] = Base64Url.EncodeToString(key.Exponent),
            },
            rsa.ExportPkcs8PrivateKey()
        );
    }

    public static byte[] Sign(byte[] pkcs8, byte[] data)
    {
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(pkcs8, out _);
        return rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    public static bool Verify(JsonObject jwk, byte[] data, byte[] signature)
    {
        using var rsa = RSA.Create(
            new RSAParameters
            {
                Modulus = Base64Url.DecodeFromChars(jwk["n"]!.GetValue<string>()),
                Exponent = Base64Url.DecodeFromChars(jwk["e"]!.GetValue<string>()),
            }
        );
        return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
