using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Training.Credentials.Badges;

/// <summary>Finds the signed badge in a file: alone, baked into a picture, or in a JSON envelope.</summary>
internal static class BadgeFile
{
    public const int MostBytes = 1 << 20;
    private const string Envelope = "data:" + SignedCredential.TokenType + ",";

    /// <returns>A token, or a document with its proof inside; null when there is neither.</returns>
    public static string? Find(byte[] bytes)
    {
        try
        {
            var text = BakedPng.IsOne(bytes)
                ? BakedPng.Find(bytes)
                : new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
            return text?.Trim() switch
            {
                null or "" => null,
                ['<', ..] svg => InSvg(svg) is { } baked ? Alone(baked) : null,
                var badge => Alone(badge),
            };
        }
        catch (Exception e) when (e is XmlException or JsonException or InvalidOperationException or ArgumentException)
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
        var baked = XDocument.Load(reader).Descendants(BakedSvg.OpenBadges + "credential").FirstOrDefault();
        return baked?.Attribute("verify")?.Value ?? baked?.Value.Trim();
    }

    private static string? Alone(string text)
    {
        if (!text.StartsWith('{'))
            return text;
        if (JsonNode.Parse(text) is not JsonObject json)
            return null;
        if (json.ContainsKey("proof"))
            return text;
        return json["id"]?.GetValue<string>() is { } id && id.StartsWith(Envelope, StringComparison.Ordinal) ? id[Envelope.Length..] : null;
    }
}
