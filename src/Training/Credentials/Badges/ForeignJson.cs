using System.Text.Json.Nodes;

namespace Training.Credentials.Badges;

/// <summary>Looks into JSON that someone else wrote, whatever its shape: what isn’t there, or is something else, is nothing.</summary>
internal static class ForeignJson
{
    public static JsonNode? Member(this JsonNode? json, string name) => (json as JsonObject)?[name];

    /// <summary>The first of several, or the only one.</summary>
    public static JsonNode? First(this JsonNode? json) => json is JsonArray several ? several.FirstOrDefault() : json;

    public static string? Words(this JsonNode? json) => json is JsonValue value && value.TryGetValue<string>(out var words) ? words : null;

    public static string? Words(this JsonObject json, string name) => json[name].Words();
}
