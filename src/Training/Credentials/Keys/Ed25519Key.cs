using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Training.Credentials.Keys;

/// <summary>Ed25519, which Data Integrity signs with and .NET doesn’t have.</summary>
internal static class Ed25519Key
{
    public const string Type = "OKP";
    public const string Curve = "Ed25519";
    private const int Length = 32;
    private const int SignatureLength = 64;

    /// <summary>The PKCS#8 of such a key is this, then its 32 bytes (RFC 8410).</summary>
    private static readonly byte[] Pkcs8Head = Convert.FromHexString("302E020100300506032B657004220420");

    /// <summary>A public key in multibase is this, then its 32 bytes (Controlled Identifiers 1.0, Multikey).</summary>
    private static readonly byte[] MultikeyHead = [0xED, 0x01];

    public static (JsonObject Jwk, byte[] Pkcs8) Create()
    {
        var secret = RandomNumberGenerator.GetBytes(Length);
        var key = new byte[Length];
        Ed25519.GeneratePublicKey(secret, 0, key, 0);
        var pkcs8 = (byte[])[.. Pkcs8Head, .. secret];
        CryptographicOperations.ZeroMemory(secret);
        return (Jwk(key), pkcs8);
    }

    public static byte[] Sign(byte[] pkcs8, byte[] data)
    {
        var signature = new byte[SignatureLength];
        Ed25519.Sign(pkcs8, Pkcs8Head.Length, data, 0, data.Length, signature, 0);
        return signature;
    }

    public static bool Verify(JsonObject jwk, byte[] data, byte[] signature) =>
        signature.Length == SignatureLength && Ed25519.Verify(signature, 0, Bytes(jwk), 0, data, 0, data.Length);

    public static string Multikey(JsonObject jwk) => Multibase.Encode([.. MultikeyHead, .. Bytes(jwk)]);

    /// <returns>Null when it isn’t such a key.</returns>
    public static JsonObject? FromMultikey(string multikey) =>
        Multibase.Decode(multikey) is { Length: 2 + Length } bytes && bytes.AsSpan().StartsWith(MultikeyHead) ? Jwk(bytes[2..]) : null;

    private static JsonObject Jwk(byte[] key) =>
        new()
        {
            ["kty"] = Type,
            ["crv"] = Curve,
            ["x"] = Base64Url.EncodeToString(key),
        };

    private static byte[] Bytes(JsonObject jwk) =>
        Base64Url.DecodeFromChars(jwk["x"]!.GetValue<string>()) is { Length: Length } bytes
            ? bytes
            : throw new FormatException("Not an Ed25519 key.");
}
