using System.Text;
using System.Xml;
using System.Xml.Linq;
using Training.Content.Markup;

namespace Training.Content.Interchange;

/// <summary>Opens a file that comes from anyone: as text or as XML, within bounds, or with a word on why not.</summary>
internal static class ForeignFile
{
    public const int MostBytes = 20 << 20;
    private const int MostDepth = 60;
    private const int MostElements = 300_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static readonly InterchangeProblem TooLarge = Problem(
        "file-too-large",
        "Ce fichier est trop lourd : 20 Mo au plus.",
        "This file is too large: 20 MB at most."
    );

    public static readonly InterchangeProblem NoQuestion = Problem(
        "no-question",
        "Aucune question à reprendre dans ce fichier.",
        "There is no question to take in this file."
    );

    public static InterchangeProblem Problem(string code, string fr, string en, int? line = null) =>
        new(code, new(Typography.Set(fr, Language.Fr), en), line);

    /// <summary>The text of a UTF-8 file, its lines ended by <c>\n</c>; null, with the problem, for anything else.</summary>
    public static string? Text(ReadOnlyMemory<byte> bytes, out InterchangeProblem? problem)
    {
        problem = bytes.Length > MostBytes ? TooLarge : null;
        if (problem is not null)
            return null;
        try
        {
            var text = Strict.GetString(bytes.Span).TrimStart('\uFEFF').ReplaceLineEndings("\n");
            if (!text.Contains('\0'))
                return text;
        }
        catch (DecoderFallbackException)
        {
            // Told below, as for a file that isn’t text at all.
        }
        problem = Problem(
            "not-utf-8",
            "Ce fichier n’est pas du texte en UTF-8 : enregistrez-le dans cet encodage.",
            "This file isn’t text in UTF-8: save it in that encoding."
        );
        return null;
    }

    /// <summary>A document without a DTD, neither too deep nor too large; null, with the problem, for anything else.</summary>
    public static XElement? Xml(ReadOnlyMemory<byte> bytes, out InterchangeProblem? problem)
    {
        problem = bytes.Length > MostBytes ? TooLarge : null;
        if (problem is not null)
            return null;
        try
        {
            problem = Measure(bytes);
            if (problem is not null)
                return null;
            using var reader = Open(bytes);
            return XElement.Load(reader);
        }
        catch (XmlException e) when (bytes.Span.IndexOf("<!DOCTYPE"u8) >= 0)
        {
            problem = Problem(
                "xml-doctype",
                "Ce fichier a une déclaration DOCTYPE, refusée : elle peut mener à d’autres fichiers.",
                "This file has a DOCTYPE declaration, which is refused: it can lead to other files.",
                e.LineNumber > 0 ? e.LineNumber : null
            );
            return null;
        }
        catch (XmlException e)
        {
            problem = Problem(
                "xml-unreadable",
                "Ce fichier n’est pas du XML bien formé : exportez-le de nouveau.",
                "This file isn’t well-formed XML: export it again.",
                e.LineNumber > 0 ? e.LineNumber : null
            );
            return null;
        }
    }

    /// <summary>What the first element of a document is called; null for what is no document that may be read.</summary>
    public static string? RootOf(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MostBytes)
            return null;
        try
        {
            using var reader = Open(bytes);
            reader.MoveToContent();
            return reader.LocalName;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static InterchangeProblem? Measure(ReadOnlyMemory<byte> bytes)
    {
        using var reader = Open(bytes);
        var elements = 0;
        while (reader.Read())
        {
            var line = ((IXmlLineInfo)reader).LineNumber;
            if (reader.NodeType == XmlNodeType.Element && (++elements > MostElements || reader.Depth > MostDepth))
                return Problem(
                    "xml-too-deep",
                    "Ce fichier a trop d’éléments, ou trop imbriqués.",
                    "This file has too many elements, or too deeply nested ones.",
                    line
                );
        }
        return null;
    }

    private static XmlReader Open(ReadOnlyMemory<byte> bytes) =>
        XmlReader.Create(
            new MemoryStream(bytes.ToArray()),
            new()
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = MostBytes,
                CloseInput = true,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            }
        );
}
