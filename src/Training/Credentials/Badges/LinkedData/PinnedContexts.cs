using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Training.Credentials.Badges.LinkedData;

/// <summary>The contexts that our documents are read with: embedded, checked, and never fetched.</summary>
internal static class PinnedContexts
{
    public const string Credentials = "https://www.w3.org/ns/credentials/v2";
    public const string OpenBadges = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

    private static readonly Dictionary<string, Lazy<JsonObject>> Contexts = new(StringComparer.Ordinal)
    {
        [Credentials] = new(() => Load("credentials-v2.json", "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734")),
        [OpenBadges] = new(() => Load("open-badges-3.0.3.json", "ef2fa9c7846dce233cc166b43639027278be4ee44f00bb1d45c75de2dd0cd761")),
    };

    /// <param name="named">The <c>@context</c> of a document.</param>
    public static Terms Read(JsonNode? named)
    {
        if (named is not JsonArray { Count: > 0 } addresses)
            throw new FormatException("Without a context.");
        return addresses.Aggregate(
            Terms.None,
            (terms, address) =>
                Contexts.TryGetValue(address?.GetValue<string>() ?? "", out var context)
                    ? terms.With(context.Value)
                    : throw new FormatException("A context that isn’t ours.")
        );
    }

    private static JsonObject Load(string name, string sha256)
    {
        using var stream = typeof(PinnedContexts).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != sha256)
            throw new InvalidDataException($"{name} is not the file that badges are signed with.");
        return JsonNode.Parse(bytes)!["@context"]!.AsObject();
    }
}
