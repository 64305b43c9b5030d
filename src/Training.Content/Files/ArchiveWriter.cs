using System.IO.Compression;
using System.Text;

namespace Training.Content.Files;

/// <summary>Writes a zip as it goes out, file after file: names in UTF-8, ordinary permissions, nothing that a tool couldn’t read.</summary>
public sealed class ArchiveWriter : IAsyncDisposable
{
    // A regular file that its owner writes and everyone reads, as Unix has it.
    private const int Permissions = unchecked((int)0x81A4_0000);
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ZipArchive zip;

    private ArchiveWriter(ZipArchive zip) => this.zip = zip;

    public static async Task<ArchiveWriter> OverAsync(Stream output, CancellationToken ct) =>
        new(await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct));

    /// <param name="changedAt">Zip knows no time zones: it is written as UTC.</param>
    public async Task AddAsync(string path, ReadOnlyMemory<byte> bytes, DateTimeOffset changedAt, CancellationToken ct)
    {
        // Pictures are packed already.
        var isPacked = Path.GetExtension(path) is ".webp" or ".png" or ".jpg";
        var entry = zip.CreateEntry(path, isPacked ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = changedAt < Earliest ? Earliest : changedAt.ToUniversalTime();
        entry.ExternalAttributes = Permissions;
        await using var stream = await entry.OpenAsync(ct);
        await stream.WriteAsync(bytes, ct);
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();
}
