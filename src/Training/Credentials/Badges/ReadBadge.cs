using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Training.Credentials.Keys;

namespace Training.Credentials.Badges;

/// <summary>Reads a badge in either of its forms, and checks its signature.</summary>
internal static class ReadBadge
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    public static OpenedBadge Token(string token, Func<string, JsonObject?> key)
    {
        if (token.Split('.') is not [var header, var payload, var signature])
            return new(BadgeProblem.Unreadable);
        // Whoever writes the token chooses its header: only what we sign with is taken, and only keys that are known.
        if (
            Header(header) is not { } named
            || named.Words("alg") != nameof(SigningAlgorithm.RS256)
            || named.Words("kid")?.Split('#') is not [var did, var keyId]
        )
            return new(BadgeProblem.Unreadable);
        if (key(keyId) is not { } jwk || PublicKey.Algorithm(jwk) != SigningAlgorithm.RS256)
            return new(BadgeProblem.UnknownKey);
        if (!PublicKey.Verify(jwk, Encoding.ASCII.GetBytes($"{header}.{payload}"), Decode(signature)))
            return new(BadgeProblem.Changed);

        var says = Parse(Strict.GetString(Decode(payload)));
        return IsBy(did, says) && AgreesWithItsClaims(says) ? new(null, keyId, says) : new(BadgeProblem.Unreadable);
    }

    public static OpenedBadge Document(string document, Func<string, JsonObject?> key)
    {
        var says = Parse(document);
        return DataIntegrity.Check(says, key) switch
        {
            null => new(BadgeProblem.Unreadable),
            { Holds: null } => new(BadgeProblem.UnknownKey),
            { Holds: false } => new(BadgeProblem.Changed),
            var (did, keyId, _) => IsBy(did, says) ? new(null, keyId, says) : new(BadgeProblem.Unreadable),
        };
    }

    /// <summary>A badge, and by whoever the key belongs to: its issuer also signs other things.</summary>
    private static bool IsBy(string did, JsonObject says) =>
        says["issuer"] is JsonObject issuer
        && issuer.Words("id") == did
        && says.Words("id") is not null
        && says["type"] is JsonArray types
        && types.Any(type => type.Words() == BadgeDocument.Type);

    private static bool AgreesWithItsClaims(JsonObject says) =>
        says.Words("iss") == says["issuer"].Member("id").Words()
        && says.Words("jti") == says.Words("id")
        && says.Words("sub") == says["credentialSubject"].Member("id").Words()
        && says["nbf"]?.GetValue<long>() == OpenedBadge.Moment(says, "validFrom")?.ToUnixTimeSeconds()
        && says["exp"]?.GetValue<long>() == OpenedBadge.Moment(says, "validUntil")?.ToUnixTimeSeconds();

    private static JsonObject Parse(string text) =>
        JsonNode.Parse(text, documentOptions: Once) as JsonObject ?? throw new FormatException("Not an object.");

    // A token of someone else’s may hold anything.
    private static JsonObject? Header(string part)
    {
        try
        {
            return Parse(Strict.GetString(Decode(part)));
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    // Spaces and stray last bits would read as the same bytes: one badge is written in one way.
    private static byte[] Decode(string part)
    {
        var bytes = Base64Url.DecodeFromChars(part);
        return Base64Url.EncodeToString(bytes) == part ? bytes : throw new FormatException("Written in another way.");
    }
}
