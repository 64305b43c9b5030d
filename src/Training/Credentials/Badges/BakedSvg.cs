using System.Xml.Linq;
using Training.Localization;

namespace Training.Credentials.Badges;

/// <summary>A plain picture of a badge that carries the signed badge itself (Open Badges 3.0, baked SVG).</summary>
internal static class BakedSvg
{
    public const string MediaType = "image/svg+xml";
    private const int LineLength = 22;
    private const int Lines = 3;
    private const string Night = "#0e2730";
    private const string Light = "#eef4f1";
    private const string Gold = "#f6b93b";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    public static readonly XNamespace OpenBadges = "https://purl.imsglobal.org/ob/v3p0";

    public static string Draw(Credential credential, string token)
    {
        var words = new CredentialWords(credential, credential.Language);
        var issuer = credential.Facts.Issuer.Name;
        var svg = new XElement(
            Svg + "svg",
            new XAttribute(XNamespace.Xmlns + "openbadges", OpenBadges),
            new XAttribute("viewBox", "0 0 400 400"),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", "t"),
            new XAttribute(XNamespace.Xml + "lang", credential.Language.Code()),
            // A signed badge goes into the attribute; only one that carries its proof inside is the element’s text.
            new XElement(OpenBadges + "credential", new XAttribute("verify", token)),
            new XElement(Svg + "title", new XAttribute("id", "t"), $"{words.Kind} — {words.Title} — {credential.HolderName} — {issuer}"),
            new XElement(Svg + "rect", At(0, 0), Size(400), new XAttribute("rx", 32), new XAttribute("fill", Night)),
            new XElement(
                Svg + "rect",
                At(14, 14),
                Size(372),
                new XAttribute("rx", 22),
                new XAttribute("fill", "none"),
                new XAttribute("stroke", Gold),
                new XAttribute("stroke-width", 3)
            ),
            // The sign of the site: two people, and what still parts them.
            new XElement(
                Svg + "path",
                new XAttribute("d", "M174 72h16m20 0h16"),
                new XAttribute("stroke", Light),
                new XAttribute("stroke-width", 7),
                new XAttribute("stroke-linecap", "round")
            ),
            Disc(158, Light),
            Disc(242, Gold),
            Text(136, 20, words.Kind),
            Fold(words.Title).Select((line, i) => Text(190 + 38 * i, 30, line)),
            Text(318, 22, words.Hours),
            Text(354, 17, Shorten(issuer, 2 * LineLength))
        );
        return svg.ToString(SaveOptions.DisableFormatting);
    }

    private static XElement Text(int y, int size, string words) =>
        new(
            Svg + "text",
            At(200, y),
            new XAttribute("text-anchor", "middle"),
            new XAttribute("font-family", "Georgia, serif"),
            new XAttribute("font-size", size),
            new XAttribute("fill", Light),
            words
        );

    private static XElement Disc(int x, string colour) =>
        new(Svg + "circle", new XAttribute("cx", x), new XAttribute("cy", 72), new XAttribute("r", 19), new XAttribute("fill", colour));

    private static XAttribute[] At(int x, int y) => [new("x", x), new("y", y)];

    private static XAttribute[] Size(int side) => [new("width", side), new("height", side)];

    private static IEnumerable<string> Fold(string title)
    {
        var lines = new List<string> { "" };
        foreach (var word in title.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (lines[^1].Length == 0 || lines[^1].Length + 1 + word.Length <= LineLength)
                lines[^1] = $"{lines[^1]} {word}".TrimStart();
            else
                lines.Add(word);
        if (lines.Count > Lines)
            lines[Lines - 1] = string.Join(' ', lines.Skip(Lines - 1));
        return lines.Take(Lines).Select(line => Shorten(line, LineLength + 4));
    }

    private static string Shorten(string words, int length) => words.Length <= length ? words : words[..(length - 1)].TrimEnd() + "…";
}
