using System.IO.Compression;
using System.Text;

namespace Training.Content.Files;

/// <summary>The archive of a content version: a mark, the hash, then Brotli over each path and its bytes.</summary>
internal static class ContentPack
{
    private const int HashLength = 32;

    private static ReadOnlySpan<byte> Mark => "TCP1"u8;

    public static byte[] Write(ContentFiles files)
    {
        using var pack = new MemoryStream();
        pack.Write(Mark);
        pack.Write(Convert.FromHexString(files.Hash));
        using (var brotli = new BrotliStream(pack, new BrotliCompressionOptions { Quality = 6 }, leaveOpen: true))
        using (var writer = new BinaryWriter(brotli, Encoding.UTF8))
        {
            writer.Write(files.Count);
            foreach (var path in files.Paths)
            {
                var bytes = files.Find(path)!.Value;
                writer.Write(path);
                writer.Write(bytes.Length);
                writer.Write(bytes.Span);
            }
        }
        return pack.ToArray();
    }

    public static ContentFiles? Read(ReadOnlyMemory<byte> pack, ProblemList problems)
    {
        if (ReadOrNull(pack) is { } files)
            return files;
        problems.Error(
            ProblemCodes.PackUnreadable,
            new("", 1, 1),
            "Cette archive de contenu est abîmée : refaites-la à partir des fichiers.",
            "This content archive is damaged: make it again from the files."
        );
        return null;
    }

    // The bytes may come from anyone: no length is believed before it is weighed, and the hash must agree at the end.
    private static ContentFiles? ReadOrNull(ReadOnlyMemory<byte> pack)
    {
        if (pack.Length < Mark.Length + HashLength || !pack.Span.StartsWith(Mark))
            return null;
        var hash = Convert.ToHexStringLower(pack.Span.Slice(Mark.Length, HashLength));
        try
        {
            using var packed = new MemoryStream(pack[(Mark.Length + HashLength)..].ToArray());
            using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
            using var reader = new BinaryReader(brotli, Encoding.UTF8);
            return ReadFiles(reader) is { } files && brotli.ReadByte() < 0 && files.Hash == hash ? files : null;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or InvalidDataException or FormatException)
        {
            return null;
        }
    }

    private static ContentFiles? ReadFiles(BinaryReader reader)
    {
        var refused = new ProblemList();
        var files = new ContentFilesBuilder(refused);
        var count = reader.ReadInt32();
        if (count is < 0 or > ContentFiles.MostFiles)
            return null;
        for (var i = 0; i < count; i++)
        {
            var path = ReadPath(reader);
            var length = reader.ReadInt32();
            if (path is null || length < 0 || !files.Fits(path, length))
                return null;
            var bytes = reader.ReadBytes(length);
            if (bytes.Length != length || !files.Add(path, bytes))
                return null;
        }
        return files.Build();
    }

    private static string? ReadPath(BinaryReader reader)
    {
        var length = reader.Read7BitEncodedInt();
        return length is > 0 and <= 400 ? Encoding.UTF8.GetString(reader.ReadBytes(length)) : null;
    }
}
