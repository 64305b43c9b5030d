using System.Xml;

namespace Training.Content.Files;

/// <summary>A picture is what its name says, and a drawing holds shapes only: nothing that runs, and nothing from elsewhere.</summary>
internal static class PictureChecks
{
    private const string SvgNamespace = "http://www.w3.org/2000/svg";
    private const int MostDepth = 50;

    private static readonly HashSet<string> Elements =
    [
        .. "svg g path circle ellipse rect line polyline polygon defs use symbol clipPath mask pattern marker".Split(' '),
        .. "linearGradient radialGradient stop title desc text tspan".Split(' '),
    ];

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = ContentFiles.MostMediaBytes,
        IgnoreComments = true,
        IgnoreWhitespace = true,
    };

    public static void Check(string path, ReadOnlyMemory<byte> bytes, ProblemList problems)
    {
        var isWhatItSays = Path.GetExtension(path) switch
        {
            ".png" => bytes.Span.StartsWith((byte[])[0x89, .. "PNG\r\n\x1A\n"u8]),
            ".jpg" => bytes.Span.StartsWith((byte[])[0xFF, 0xD8, 0xFF]),
            ".webp" => bytes.Length > 12 && bytes.Span.StartsWith("RIFF"u8) && bytes.Span[8..].StartsWith("WEBP"u8),
            ".svg" => CheckDrawing(path, bytes, problems),
            _ => true,
        };
        if (!isWhatItSays)
            Unreadable(new(path, 1, 1), problems);
    }

    private static bool CheckDrawing(string path, ReadOnlyMemory<byte> bytes, ProblemList problems)
    {
        try
        {
            using var stream = new MemoryStream(bytes.ToArray());
            using var reader = XmlReader.Create(stream, Settings);
            var place = (IXmlLineInfo)reader;
            while (reader.Read())
            {
                if (WhatIsUnsafe(reader) is { } what)
                {
                    Unsafe(new(path, Math.Max(1, place.LineNumber), Math.Max(1, place.LinePosition)), what, problems);
                    return true;
                }
            }
        }
        catch (XmlException e)
        {
            Unreadable(new(path, Math.Max(1, e.LineNumber), Math.Max(1, e.LinePosition)), problems);
        }
        return true;
    }

    private static string? WhatIsUnsafe(XmlReader reader)
    {
        if (reader.NodeType == XmlNodeType.ProcessingInstruction)
            return $"<?{reader.Name}?>";
        if (reader.NodeType != XmlNodeType.Element)
            return null;
        if (reader.NamespaceURI != SvgNamespace || !Elements.Contains(reader.LocalName) || reader.Depth > MostDepth)
            return $"<{reader.Name}>";
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            reader.MoveToAttribute(i);
            if (!IsSafe(reader.LocalName, reader.Value, reader.Prefix == "xmlns" || reader.Name == "xmlns"))
                return reader.Name;
        }
        reader.MoveToElement();
        return null;
    }

    private static bool IsSafe(string name, string value, bool isNamespace)
    {
        if (isNamespace)
            return true;
        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || name is "base" or "src")
            return false;
        if (name == "href")
            return value.StartsWith('#');
        // Escapes in CSS could spell anything; a colon could be a scheme, except in the styles that drawing programs write.
        return !value.Contains('\\')
            && !value
                .Replace(" ", "", StringComparison.Ordinal)
                .Replace("url(#", "", StringComparison.OrdinalIgnoreCase)
                .Contains("url(", StringComparison.OrdinalIgnoreCase)
            && !value.Contains("script:", StringComparison.OrdinalIgnoreCase)
            && !value.Contains("data:", StringComparison.OrdinalIgnoreCase)
            && !value.Contains("@import", StringComparison.OrdinalIgnoreCase)
            && !value.Contains("//", StringComparison.Ordinal);
    }

    private static void Unreadable(SourcePoint at, ProblemList problems) =>
        problems.Error(
            ProblemCodes.PictureUnreadable,
            at,
            "Cette image ne se lit pas, ou n’est pas de la sorte que dit son nom : exportez-la de nouveau.",
            "This picture can’t be read, or isn’t of the kind its name says: export it again."
        );

    private static void Unsafe(SourcePoint at, string what, ProblemList problems) =>
        problems.Error(
            ProblemCodes.SvgUnsafe,
            at,
            $"Ce dessin contient « {what} », refusé : un dessin n’a que des formes, sans script ni lien vers l’extérieur.",
            $"This drawing holds “{what}”, which is refused: a drawing has shapes only, no script and nothing from outside."
        );
}
