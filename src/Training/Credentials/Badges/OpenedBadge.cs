using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Training.Credentials.Keys;

namespace Training.Credentials.Badges;

/// <summary>A signed badge that was read, and checked against public keys.</summary>
internal sealed record OpenedBadge(BadgeProblem? Problem, string KeyId = "", JsonObject? Says = null)
{
    /// <param name="token">As it was given.</param>
    /// <param name="key">The public key of a thumbprint; null when there is none.</param>
    public static OpenedBadge Open(string token, Func<string, JsonObject?> key, DateTimeOffset now)
    {
        if (token.Split('.') is not [var header, var payload, var signature])
            return new(BadgeProblem.Unreadable);
        if (Decode(header) is not { } head || Decode(payload) is not { } body || Decode(signature) is not { } proof)
            return new(BadgeProblem.Changed);
        try
        {
            var named = AsObject(JsonNode.Parse(head));
            // Whoever writes the token chooses its header: only what we sign with is taken, and only keys that are known.
            if (Text(named, "alg") != nameof(SigningAlgorithm.RS256) || Text(named, "kid")?.Split('#') is not [var did, var keyId])
                return new(BadgeProblem.Unreadable);
            if (key(keyId) is not { } jwk)
                return new(BadgeProblem.UnknownKey);
            using var rsa = RSA.Create(RsaKey.Parameters(jwk));
            if (!rsa.VerifyData(Encoding.ASCII.GetBytes($"{header}.{payload}"), proof, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
                return new(BadgeProblem.Changed);

            var says = AsObject(JsonNode.Parse(body));
            if (Text(says, "iss") != did || Text(AsObject(says["issuer"]), "id") != did || Text(says, "jti") != Text(says, "id"))
                return new(BadgeProblem.Unreadable);
            return new(At(says, now), keyId, says);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or CryptographicException)
        {
            return new(BadgeProblem.Changed);
        }
    }

    /// <summary>The code of the credential that it is the signed form of.</summary>
    public string Code => Text(Says!, "id")!.Split('/')[^1];

    public string Holder => Says!["credentialSubject"]?["identifier"]?[0]?["identityHash"]?.ToString() ?? "";

    public string Title => Says!["name"]?.ToString() ?? "";

    public string Issuer => Says!["issuer"]?["name"]?.ToString() ?? "";

    private static BadgeProblem? At(JsonObject says, DateTimeOffset now) =>
        now.ToUnixTimeSeconds() < Seconds(says, "nbf") ? BadgeProblem.NotYet
        : says.ContainsKey("exp") && now.ToUnixTimeSeconds() >= Seconds(says, "exp") ? BadgeProblem.Expired
        : null;

    private static JsonObject AsObject(JsonNode? json) => json as JsonObject ?? throw new FormatException("Not an object.");

    private static long Seconds(JsonObject json, string name) =>
        json[name]?.GetValue<long>() ?? throw new FormatException($"Without {name}.");

    private static string? Text(JsonObject json, string name) => json[name]?.GetValue<string>();

    // Spaces and stray last bits would read as the same bytes: one badge is written in one way.
    private static byte[]? Decode(string part)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(part);
            return Base64Url.EncodeToString(bytes) == part ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
