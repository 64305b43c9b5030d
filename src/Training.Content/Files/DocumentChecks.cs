using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Training.Content.Files;

/// <summary>A document is a PDF or a Word file that opens without a password, runs nothing and fetches nothing.</summary>
internal static class DocumentChecks
{
    private const int MostParts = 1_000;
    private const long MostUnpacked = 50 << 20;
    private const int MostRelations = 1 << 20;

    // Those that show without unpacking anything; readers of PDF ask before they run what others hide.
    private static readonly byte[][] Active = ["/JavaScript"u8.ToArray(), "/Launch"u8.ToArray(), "/EmbeddedFile"u8.ToArray()];

    private static readonly XmlReaderSettings Plain = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostRelations,
    };

    public static void Check(string path, ReadOnlyMemory<byte> bytes, ProblemList problems)
    {
        if (path.EndsWith(".pdf", StringComparison.Ordinal))
            CheckPdf(path, bytes.Span, problems);
        else
            CheckWord(path, bytes, problems);
    }

    private static void CheckPdf(string path, ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        if (!bytes.StartsWith("%PDF-"u8) || bytes[Math.Max(0, bytes.Length - 1024)..].IndexOf("%%EOF"u8) < 0)
            Unreadable(path, problems);
        else if (bytes.IndexOf("/Encrypt"u8) >= 0)
            Unsafe(path, "un mot de passe ou une interdiction", "a password or a restriction", problems);
        else
            foreach (var word in Active)
                if (bytes.IndexOf(word) >= 0)
                {
                    var said = System.Text.Encoding.ASCII.GetString(word);
                    Unsafe(path, said, said, problems);
                    return;
                }
    }

    private static void CheckWord(string path, ReadOnlyMemory<byte> bytes, ProblemList problems)
    {
        // Word puts a document with a password in a file of another kind.
        if (bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            Unsafe(path, "un mot de passe, ou l’ancien format .doc", "a password, or the old .doc format", problems);
            return;
        }
        if (!bytes.Span.StartsWith("PK\x03\x04"u8))
        {
            Unreadable(path, problems);
            return;
        }
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.ToArray()), ZipArchiveMode.Read);
            if (!IsWord(zip))
                Unreadable(path, problems);
            else if (Danger(zip) is { } what)
                Unsafe(path, what, what, problems);
        }
        catch (Exception e)
            when (e
                    is InvalidDataException
                        or IOException
                        or NotSupportedException
                        or ArgumentException
                        or OverflowException
                        or XmlException
            )
        {
            Unreadable(path, problems);
        }
    }

    private static bool IsWord(ZipArchive zip) =>
        zip.Entries.Count <= MostParts
        && zip.Entries.Sum(part => part.Length) <= MostUnpacked
        && zip.Entries.All(part => !part.IsEncrypted)
        && zip.GetEntry("[Content_Types].xml") is not null
        && zip.GetEntry("word/document.xml") is not null;

    private static string? Danger(ZipArchive zip)
    {
        foreach (var part in zip.Entries)
        {
            var name = part.FullName.ToLowerInvariant();
            if (name.EndsWith("vbaproject.bin", StringComparison.Ordinal) || name.Contains("/activex/") || name.Contains("/embeddings/"))
                return part.Name;
            if (name.EndsWith(".rels", StringComparison.Ordinal) && Fetched(part) is { } address)
                return address;
        }
        return null;
    }

    /// <summary>What the document would fetch when it is opened; links wait until one follows them.</summary>
    private static string? Fetched(ZipArchiveEntry part)
    {
        using var stream = part.Open();
        using var reader = XmlReader.Create(stream, Plain);
        return
            XDocument
                .Load(reader)
                .Descendants()
                .Where(e => (string?)e.Attribute("TargetMode") == "External")
                .FirstOrDefault(e => (string?)e.Attribute("Type") is not { } type || !type.EndsWith("/hyperlink", StringComparison.Ordinal))
                ?.Attribute("Target")
                ?.Value
                is { } address
            ? address[..Math.Min(address.Length, 80)]
            : null;
    }

    private static void Unreadable(string path, ProblemList problems) =>
        problems.Error(
            ProblemCodes.DocumentUnreadable,
            new(path, 1, 1),
            "Ce document ne se lit pas, ou n’est pas de la sorte que dit son nom : enregistrez-le de nouveau en PDF ou en .docx.",
            "This document can’t be read, or isn’t of the kind its name says: save it again as PDF or .docx."
        );

    private static void Unsafe(string path, string fr, string en, ProblemList problems) =>
        problems.Error(
            ProblemCodes.DocumentUnsafe,
            new(path, 1, 1),
            $"Ce document contient {fr} : il est refusé. Un document s’ouvre sans mot de passe, sans macro, sans fichier joint et sans rien aller chercher.",
            $"This document holds {en}: it is refused. A document opens without a password, a macro, a file attached or anything fetched from elsewhere."
        );
}
