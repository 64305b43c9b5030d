using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Training.Content.Interchange.Word;

/// <summary>
/// The parts of a Word file that hold its text, each unpacked within bounds. The XML is read by our own reader: the library’s takes time that grows with the
/// square of the depth.
/// </summary>
internal sealed class WordPackage : IDisposable
{
    private const int MostEntries = 5_000;
    private const int MostPart = 16 << 20;

    // What says how the parts belong together is small.
    private const int MostRelationships = 4 << 20;

    private static readonly InterchangeProblem TooLarge = ForeignFile.Problem(
        "word-too-much",
        "Ce document a trop de parties, ou se déplie en trop de texte : il est refusé.",
        "This document has too many parts, or unpacks to too much text: it is refused."
    );

    private static readonly InterchangeProblem NotWord = ForeignFile.Problem(
        "word-unreadable",
        "Ce fichier n’est pas un document Word, ou il est abîmé : enregistrez-le de nouveau en .docx.",
        "This file is no Word document, or it is damaged: save it as .docx again."
    );

    private readonly WordprocessingDocument document;
    private readonly MainDocumentPart main;

    private WordPackage(WordprocessingDocument document, MainDocumentPart main) => (this.document, this.main) = (document, main);

    /// <returns>Null, with the problem, for what is refused.</returns>
    public static WordPackage? Open(ReadOnlyMemory<byte> bytes, out InterchangeProblem? problem)
    {
        WordprocessingDocument? document = null;
        try
        {
            var zip = bytes.ToArray();
            problem = Weigh(zip);
            if (problem is not null)
                return null;
            document = WordprocessingDocument.Open(new MemoryStream(zip, writable: false), isEditable: false);
            if (document.MainDocumentPart is { } main)
                return new(document, main);
            problem = NotWord;
        }
        catch (Exception e) when (IsDamage(e))
        {
            problem = NotWord;
        }
        document?.Dispose();
        return null;
    }

    /// <returns>Null, with the problem, when it is refused.</returns>
    public XElement? Text(out InterchangeProblem? problem) => Read(main, out problem);

    public XElement? Styles => Read(main.StyleDefinitionsPart, out _);
    public XElement? Numbering => Read(main.NumberingDefinitionsPart, out _);
    public XElement? Footnotes => Read(main.FootnotesPart, out _);
    public XElement? Endnotes => Read(main.EndnotesPart, out _);

    /// <summary>Where the links of a part lead, by their ids.</summary>
    public IReadOnlyDictionary<string, string> Links => LinksOf(main);
    public IReadOnlyDictionary<string, string> FootnoteLinks => LinksOf(main.FootnotesPart);
    public IReadOnlyDictionary<string, string> EndnoteLinks => LinksOf(main.EndnotesPart);

    public void Dispose() => document.Dispose();

    private static Dictionary<string, string> LinksOf(OpenXmlPart? part)
    {
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var link in part?.HyperlinkRelationships ?? [])
            links.TryAdd(link.Id, link.Uri.OriginalString);
        return links;
    }

    private static XElement? Read(OpenXmlPart? part, out InterchangeProblem? problem)
    {
        problem = null;
        if (part is null)
            return null;
        try
        {
            using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
            if (Unpack(stream, MostPart) is { } bytes)
                return ForeignFile.Xml(bytes, out problem);
            problem = TooLarge;
        }
        catch (Exception e) when (IsDamage(e))
        {
            problem = NotWord;
        }
        return null;
    }

    // Before the library opens it, which unpacks these at once.
    private static InterchangeProblem? Weigh(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (zip.Entries.Count > MostEntries)
            return TooLarge;
        var room = MostRelationships;
        foreach (var entry in zip.Entries)
        {
            if (entry.IsEncrypted)
                return PastedWord.Locked;
            if (!entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) && !entry.FullName.StartsWith('['))
                continue;
            using var stream = entry.Open();
            if (Unpack(stream, room) is not { } unpacked)
                return TooLarge;
            room -= unpacked.Length;
            if (ForeignFile.Xml(unpacked, out var problem) is null)
                return problem;
        }
        return null;
    }

    /// <summary>Null when it weighs too much; what a zip says of its weight is not believed.</summary>
    private static byte[]? Unpack(Stream stream, int most)
    {
        using var unpacked = new MemoryStream();
        var buffer = new byte[16 << 10];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            if (unpacked.Length + read > most)
                return null;
            unpacked.Write(buffer, 0, read);
        }
        return unpacked.ToArray();
    }

    private static bool IsDamage(Exception e) =>
        e
            is OpenXmlPackageException
                or FileFormatException
                or InvalidDataException
                or IOException
                or XmlException
                or NotSupportedException
                or ArgumentException
                or FormatException
                or InvalidOperationException
                or OverflowException
                or KeyNotFoundException;
}
