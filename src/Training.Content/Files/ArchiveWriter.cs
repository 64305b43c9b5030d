using System.IO.Compression;
using System.Text;

namespace Training.Content.Files;

/// <summary>Writes a zip as it goes out, file after file: names in UTF-8, ordinary permissions, nothing that a tool couldn’t read.</summary>
public sealed class ArchiveWriter : IAsyncDisposable
{
    // A regular file that its owner writes and everyone reads, as Unix has it.
    private const int Permissions = unchecked((int)0x81A4_0000);
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Stream output;
    private readonly HeldStream held;
    private readonly ZipArchive zip;

    private ArchiveWriter(Stream output, HeldStream held, ZipArchive zip) => (this.output, this.held, this.zip) = (output, held, zip);

    /// <param name="output">Written to as one can write to a response: never at once.</param>
    public static async Task<ArchiveWriter> OverAsync(Stream output, CancellationToken ct)
    {
        var held = new HeldStream();
        return new(output, held, await ZipArchive.CreateAsync(held, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct));
    }

    /// <param name="changedAt">Zip knows no time zones: it is written as UTC.</param>
    public async Task AddAsync(string path, ReadOnlyMemory<byte> bytes, DateTimeOffset changedAt, CancellationToken ct)
    {
        // Pictures and sounds are packed already.
        var isPacked = Path.GetExtension(path) is ".webp" or ".png" or ".jpg" or ".mp3" or ".m4a" or ".docx";
        var entry = zip.CreateEntry(path, isPacked ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = changedAt < Earliest ? Earliest : changedAt.ToUniversalTime();
        entry.ExternalAttributes = Permissions;
        await using (var stream = await entry.OpenAsync(ct))
            await stream.WriteAsync(bytes, ct);
        await held.SendAsync(output, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await zip.DisposeAsync();
        await held.SendAsync(output, CancellationToken.None);
        await held.DisposeAsync();
    }
}
