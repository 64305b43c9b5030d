using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Training.Content.Files;

namespace Training.Content;

/// <summary>An immutable set of authored files: their paths, with <c>/</c> between folders, and their bytes.</summary>
public sealed class ContentFiles
{
    public const int MostTextBytes = 1 << 20;
    public const int MostMediaBytes = 5 << 20;
    public const int MostFiles = 5_000;
    public const int MostTotalBytes = 100 << 20;

    public static readonly ContentFiles Empty = new(ImmutableSortedDictionary.Create<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal));

    private readonly ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files;
    private readonly Lazy<string> hash;

    internal ContentFiles(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        this.files = files;
        hash = new(ComputeHash);
        ModuleSlugs = [.. files.Keys.Select(ContentPath.ModuleOf).OfType<string>().Distinct()];
    }

    /// <summary>Sorted by code unit, so that they come in the same order everywhere.</summary>
    public IEnumerable<string> Paths => files.Keys;

    public int Count => files.Count;

    public IReadOnlyList<string> ModuleSlugs { get; }

    /// <summary>Hex SHA-256 of the sorted paths and contents. A text has the same hash with Windows and Unix line endings.</summary>
    public string Hash => hash.Value;

    /// <summary>Reads a content folder. What is too large, misplaced or a symbolic link is reported and left out.</summary>
    public static ContentFiles FromFolder(string root, ProblemList problems) => new FolderReader(problems).Read(root);

    /// <summary>Reads back what <see cref="Pack"/> wrote; null, with a problem, for anything else.</summary>
    public static ContentFiles? Unpack(ReadOnlyMemory<byte> pack, ProblemList problems) => ContentPack.Read(pack, problems);

    /// <summary>One compact archive of all files, byte for byte.</summary>
    public byte[] Pack() => ContentPack.Write(this);

    // A plain null would become an empty memory, by way of a null array.
    public ReadOnlyMemory<byte>? Find(string path) => files.TryGetValue(path, out var bytes) ? bytes : default(ReadOnlyMemory<byte>?);

    /// <summary>The same files with one added or replaced; the same set, with a problem, when the path or the size is refused.</summary>
    public ContentFiles With(string path, ReadOnlyMemory<byte> bytes, ProblemList problems)
    {
        var builder = new ContentFilesBuilder(files, problems);
        return builder.Add(path, bytes) ? builder.Build() : this;
    }

    /// <summary>The same files with these added or replaced, but for those whose path or size is refused.</summary>
    public ContentFiles With(IEnumerable<(string Path, ReadOnlyMemory<byte> Bytes)> more, ProblemList problems)
    {
        var builder = new ContentFilesBuilder(files, problems);
        foreach (var (path, bytes) in more)
            builder.Add(path, bytes);
        return builder.Build();
    }

    public ContentFiles Without(string path) => new(files.Remove(path));

    /// <summary>What a version of one module needs: its folder, the shared files and the people.</summary>
    public ContentFiles Module(string slug) =>
        new(
            files.RemoveRange(
                files.Keys.Where(path => ContentPath.IsCourse(path) || (ContentPath.ModuleOf(path) is { } module && module != slug))
            )
        );

    /// <summary>What no module owns: the shared files and the people.</summary>
    public ContentFiles Shared =>
        new(files.RemoveRange(files.Keys.Where(path => ContentPath.IsCourse(path) || ContentPath.ModuleOf(path) is not null)));

    private string ComputeHash()
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[8];
        foreach (var (path, bytes) in files)
        {
            var content = ContentPath.IsText(path) ? WithUnixLineEndings(bytes.Span) : bytes.Span;
            sha.AppendData(Encoding.UTF8.GetBytes(path));
            // The zero byte and the length keep one set of files from spelling another.
            BinaryPrimitives.WriteInt64LittleEndian(length, content.Length);
            sha.AppendData([0]);
            sha.AppendData(length);
            sha.AppendData(content);
        }
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static ReadOnlySpan<byte> WithUnixLineEndings(ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)'\r'))
            return text;
        var normal = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\r')
                normal[length++] = text[i];
            else if (i + 1 == text.Length || text[i + 1] != '\n')
                normal[length++] = (byte)'\n';
        }
        return normal.AsSpan(0, length);
    }
}
