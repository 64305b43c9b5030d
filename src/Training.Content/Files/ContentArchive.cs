using System.Collections.Immutable;
using System.IO.Compression;

namespace Training.Content.Files;

/// <summary>One module as it came in an archive or in a folder.</summary>
/// <param name="Slug">Its folder’s name; empty when it came without a folder.</param>
/// <param name="Files">By their paths in the module’s folder: <c>media/cuisine.webp</c>.</param>
public sealed record ArchivedModule(string Slug, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files);

/// <summary>
/// The modules in a zip or a folder that comes from anyone. Nothing is written to a disk; what each file weighs is measured while it is unpacked, never
/// believed; bytes stay as they are.
/// </summary>
public sealed record ContentArchive(IReadOnlyList<ArchivedModule> Modules)
{
    public const int MostBytes = 20 << 20;
    public const int MostEntries = 2_000;
    public const int MostUnpacked = 50 << 20;

    /// <summary>Text packs to a tenth; beyond a hundredth, a file is made to fill memory.</summary>
    private const int MostRatio = 100;
    private const int RatioFrom = 1 << 20;

    /// <returns>Null, with the problems, when anything in it is refused.</returns>
    public static ContentArchive? Read(ReadOnlyMemory<byte> zip, ProblemList problems)
    {
        if (zip.Length > MostBytes)
        {
            problems.Error(
                ProblemCodes.ArchiveTooLarge,
                ArchivedFiles.At(""),
                $"Cette archive est trop lourde : {MostBytes >> 20} Mo au plus.",
                $"This archive is too large: {MostBytes >> 20} MB at most."
            );
            return null;
        }
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip.ToArray()), ZipArchiveMode.Read);
            var files = new ArchivedFiles(problems);
            return Take(archive, files, problems) ? files.Build() : null;
        }
        catch (Exception e)
            when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            problems.Error(
                ProblemCodes.ArchiveUnreadable,
                ArchivedFiles.At(""),
                "Cette archive est abîmée, ou n’est pas un zip ordinaire : refaites-la.",
                "This archive is damaged, or is no ordinary zip: make it again."
            );
            return null;
        }
    }

    /// <summary>A folder on disk: that of one module, or one with several.</summary>
    /// <returns>Null, with the problems, when anything in it is refused.</returns>
    public static ContentArchive? FromFolder(string folder, ProblemList problems) => new ArchivedFolder(problems).Read(folder);

    private static bool Take(ZipArchive zip, ArchivedFiles files, ProblemList problems)
    {
        if (zip.Entries.Count > MostEntries)
        {
            TooMany(problems);
            return false;
        }
        long left = MostUnpacked;
        foreach (var entry in zip.Entries)
        {
            if (
                !files.Accepts(entry.FullName)
                || !IsPlain(entry, problems)
                || entry.FullName.EndsWith('/')
                || files.IsLitter(entry.FullName)
            )
                continue;
            if (Unpack(entry, left) is not { } bytes)
            {
                problems.Error(
                    ProblemCodes.ArchiveTooLarge,
                    ArchivedFiles.At(entry.FullName),
                    $"Cette archive se déplie en plus de {MostUnpacked >> 20} Mo, ou un de ses fichiers en plus de cent fois sa taille : elle est refusée.",
                    $"This archive unpacks to more than {MostUnpacked >> 20} MB, or one of its files to more than a hundred times its size: it is refused."
                );
                return false;
            }
            left -= bytes.Length;
            files.Add(entry.FullName, bytes);
        }
        return true;
    }

    public static void TooMany(ProblemList problems) =>
        problems.Error(
            ProblemCodes.ArchiveTooMany,
            ArchivedFiles.At(""),
            $"Il y a trop de fichiers : {MostEntries} au plus.",
            $"There are too many files: {MostEntries} at most."
        );

    private static bool IsPlain(ZipArchiveEntry entry, ProblemList problems)
    {
        // What Unix calls a regular file, a folder, or nothing at all; the others are links and devices.
        const int Kinds = 0xF000;
        if (((entry.ExternalAttributes >> 16) & Kinds) is not (0 or 0x8000 or 0x4000))
            problems.Error(
                ProblemCodes.ArchiveLink,
                ArchivedFiles.At(entry.FullName),
                "C’est un lien, qui peut mener hors de l’archive : mettez le fichier lui-même.",
                "This is a link, which can lead out of the archive: put the file itself."
            );
        else if (entry.IsEncrypted)
            problems.Error(
                ProblemCodes.ArchiveEncrypted,
                ArchivedFiles.At(entry.FullName),
                "Ce fichier est chiffré : refaites l’archive sans mot de passe.",
                "This file is encrypted: make the archive again without a password."
            );
        else
            return true;
        return false;
    }

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
}
