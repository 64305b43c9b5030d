using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Training.Credentials.Badges;

/// <summary>Finds the signed badge in a file: alone, in a baked SVG, or in a JSON envelope.</summary>
internal static class BadgeFile
{
    public const int MostBytes = 1 << 20;
    private const string Envelope = "data:" + SignedCredential.MediaType + ",";
    private static readonly XNamespace OpenBadges = "https://purl.imsglobal.org/ob/v3p0";

    /// <returns>Null when there is none.</returns>
    public static string? FindToken(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Trim();
        try
        {
            return text switch
            {
                ['<', ..] => InSvg(text),
                ['{', ..] => InJson(text),
                "" => null,
                _ => text,
            };
        }
        catch (Exception e) when (e is XmlException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? InSvg(string text)
    {
        using var reader = XmlReader.Create(
            new StringReader(text),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
        );
        var baked = XDocument.Load(reader).Descendants(OpenBadges + "credential").FirstOrDefault();
        return baked?.Attribute("verify")?.Value ?? baked?.Value.Trim();
    }

    private static string? InJson(string text) =>
        (JsonNode.Parse(text) as JsonObject)?["id"]?.GetValue<string>() is { } id && id.StartsWith(Envelope, StringComparison.Ordinal)
            ? id[Envelope.Length..]
            : null;
}
