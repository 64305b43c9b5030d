using System.Text;

namespace Training.Content.Interchange.Word;

/// <summary>A Word file, whoever wrote it, as the Markdown of a lesson. Nothing of it runs, nothing is fetched, no picture is unpacked.</summary>
public static class PastedWord
{
    public const int MostBytes = ForeignFile.MostBytes;

    /// <summary>A zip, or what Word wrote before and still writes around a document that has a password.</summary>
    public static bool Looks(ReadOnlySpan<byte> bytes) => IsZip(bytes) || IsCompound(bytes);

    /// <param name="hasLetters">Whether a list that is lettered keeps its letters.</param>
    /// <returns>Null, with the problem, for what is no Word file or means harm.</returns>
    public static Pasted? Read(ReadOnlyMemory<byte> bytes, out InterchangeProblem? problem, bool hasLetters = false)
    {
        problem = Refuse(bytes);
        if (problem is not null)
            return null;
        using var package = WordPackage.Open(bytes, out problem);
        if (package is null)
            return null;
        var left = new LeftOut();
        var html = new WordToHtml(package, left).Write(out problem);
        if (html is null)
            return null;
        var pasted = PastedHtml.Read(html, left, hasLetters);
        if (pasted.Markdown.Length == 0 && pasted.LeftOut.Count == 0)
            problem = ForeignFile.Problem("word-empty", "Ce document est vide.", "This document is empty.");
        return problem is null ? pasted : null;
    }

    private static InterchangeProblem? Refuse(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        if (bytes.Length > MostBytes)
            return ForeignFile.Problem(
                "word-too-large",
                $"Ce document est trop lourd : {MostBytes >> 20} Mo au plus. Enregistrez-le sans ses images.",
                $"This document is too large: {MostBytes >> 20} MB at most. Save it without its pictures."
            );
        // The names of its parts are in UTF-16.
        if (IsCompound(bytes))
            return bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? Locked
                : ForeignFile.Problem(
                    "word-old",
                    "Ce document est d’un ancien Word (.doc) : ouvrez-le, puis enregistrez-le en .docx.",
                    "This document is of an old Word (.doc): open it, then save it as .docx."
                );
        return null;
    }

    internal static readonly InterchangeProblem Locked = ForeignFile.Problem(
        "word-locked",
        "Ce document a un mot de passe : enregistrez-le sans mot de passe.",
        "This document has a password: save it without one."
    );

    private static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8);

    private static bool IsCompound(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
}
