using System.Text.Json;
using System.Text.Json.Nodes;

namespace Training.Credentials.Keys;

/// <summary>Reads the public keys that an institution published, from its <c>jwks.json</c> or its <c>did.json</c>.</summary>
internal static class PublishedKeys
{
    /// <returns>By thumbprint, which is computed: a file may call a key what it likes. Null when the file is neither.</returns>
    public static Dictionary<string, JsonObject>? Read(byte[] file)
    {
        try
        {
            if (JsonNode.Parse(file) is not JsonObject json)
                return null;
            var keys = json["keys"] is JsonArray set
                ? set.OfType<JsonObject>()
                : (json["verificationMethod"] as JsonArray)?.Select(OfMethod);
            return keys
                ?.OfType<JsonObject>()
                .Where(key => PublicKey.Algorithm(key) is not null)
                .DistinctBy(PublicKey.Thumbprint)
                .ToDictionary(PublicKey.Thumbprint);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonObject? OfMethod(JsonNode? method) =>
        method?["publicKeyJwk"] as JsonObject
        ?? (method?["publicKeyMultibase"]?.GetValue<string>() is { } multikey ? Ed25519Key.FromMultikey(multikey) : null);
}
