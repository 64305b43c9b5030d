using System.IO.Compression;

namespace Training.Content.Interchange.Qti;

/// <summary>
/// The XML files of a package that comes from anyone. Nothing is written to a disk; only XML is unpacked, and what it weighs is measured while it is,
/// never believed.
/// </summary>
internal sealed class QtiPackage
{
    public const int MostEntries = 2_000;
    public const int MostUnpacked = 50 << 20;

    /// <summary>Text packs to a tenth; beyond a hundredth, a file is made to fill memory.</summary>
    private const int MostRatio = 100;
    private const int RatioFrom = 1 << 20;
    private const int LongestPath = 300;

    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> files = new(StringComparer.Ordinal);

    /// <summary>The paths of the files, in order.</summary>
    public IEnumerable<string> Paths => files.Keys;

    public static bool IsZip(ReadOnlyMemory<byte> bytes) => bytes.Span.StartsWith("PK\x03\x04"u8) || bytes.Span.StartsWith("PK\x05\x06"u8);

    /// <summary>One file that came without a package.</summary>
    public static QtiPackage Of(string path, ReadOnlyMemory<byte> bytes)
    {
        var package = new QtiPackage();
        package.files[path] = bytes;
        return package;
    }

    public static QtiPackage? Open(ReadOnlyMemory<byte> bytes, out InterchangeProblem? problem)
    {
        problem = bytes.Length > ForeignFile.MostBytes ? ForeignFile.TooLarge : null;
        if (problem is not null)
            return null;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.ToArray()), ZipArchiveMode.Read);
            var package = new QtiPackage();
            problem = package.Take(zip);
            return problem is null ? package : null;
        }
        catch (Exception e)
            when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            problem = ForeignFile.Problem(
                "zip-unreadable",
                "Ce paquet est abîmé ou n’est pas un zip ordinaire : exportez-le de nouveau.",
                "This package is damaged or is no ordinary zip: export it again."
            );
            return null;
        }
    }

    public ReadOnlyMemory<byte> Bytes(string path) => files[path];

    /// <summary>A file named by another; null when the address leads out of the package or nowhere.</summary>
    public string? Resolve(string from, string? href)
    {
        if (string.IsNullOrWhiteSpace(href) || href.Length > LongestPath * 3)
            return null;
        var parts = new List<string>(from.Split('/')[..^1]);
        foreach (var part in Uri.UnescapeDataString(href.Trim().Split('#', '?')[0]).Replace('\\', '/').Split('/'))
            if (part == "..")
            {
                if (parts.Count == 0)
                    return null;
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
                parts.Add(part);
        var path = string.Join('/', parts);
        return files.ContainsKey(path) ? path : null;
    }

    private InterchangeProblem? Take(ZipArchive zip)
    {
        if (zip.Entries.Count > MostEntries)
            return ForeignFile.Problem(
                "zip-too-many",
                $"Ce paquet a trop de fichiers : {MostEntries} au plus.",
                $"This package has too many files: {MostEntries} at most."
            );
        var paths = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        long left = MostUnpacked;
        foreach (var entry in zip.Entries)
        {
            var path = entry.FullName.Replace('\\', '/');
            if (Refuse(entry, path) is { } problem)
                return problem;
            if (!paths.Add(path))
                return Problem("zip-twice", path, "Ce paquet a deux fichiers du même nom", "This package has two files of the same name");
            if (!path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || path.Split('/').Any(IsHidden))
                continue;
            if (Unpack(entry, left) is not { } bytes)
                return Problem(
                    "zip-too-large",
                    path,
                    "Ce paquet se déplie en plus de 50 Mo, ou un de ses fichiers en plus de cent fois sa taille",
                    "This package unpacks to more than 50 MB, or one of its files to more than a hundred times its size"
                );
            left -= bytes.Length;
            files[path] = bytes;
        }
        return null;
    }

    private static InterchangeProblem? Refuse(ZipArchiveEntry entry, string path)
    {
        if (!IsInside(path))
            return Problem("zip-path", path, "Un chemin de ce paquet mène hors de lui", "A path of this package leads out of it");
        if (entry.IsEncrypted)
            return Problem("zip-encrypted", path, "Un fichier de ce paquet est chiffré", "A file of this package is encrypted");
        // What Unix calls a regular file, a folder, or nothing at all; the others are links and devices.
        const int Kinds = 0xF000;
        return ((entry.ExternalAttributes >> 16) & Kinds) is 0 or 0x8000 or 0x4000
            ? null
            : Problem(
                "zip-link",
                path,
                "Ce paquet a un lien, qui peut mener hors de lui",
                "This package has a link, which can lead out of it"
            );
    }

    private static bool IsInside(string path) =>
        path.Length is > 0 and <= LongestPath
        && path[0] != '/'
        && !path.Any(c => char.IsControl(c) || c == ':')
        && !path.Split('/').Any(part => part is ".." or ".");

    // What some systems pack beside each file.
    private static bool IsHidden(string name) => name.StartsWith('.') || name == "__MACOSX";

    /// <summary>Null when it weighs too much.</summary>
    private static byte[]? Unpack(ZipArchiveEntry entry, long left)
    {
        using var stream = entry.Open();
        using var unpacked = new MemoryStream();
        var buffer = new byte[16 << 10];
        var most = Math.Min(left, Math.Max(RatioFrom, entry.CompressedLength * MostRatio));
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            if (unpacked.Length + read > most)
                return null;
            unpacked.Write(buffer, 0, read);
        }
        return unpacked.ToArray();
    }

    private static InterchangeProblem Problem(string code, string path, string fr, string en)
    {
        var said = new string([.. path.Where(c => !char.IsControl(c)).Take(80)]);
        return ForeignFile.Problem(code, $"{fr} : « {said} ».", $"{en}: “{said}”.");
    }
}
