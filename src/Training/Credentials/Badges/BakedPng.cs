using System.Buffers.Binary;
using System.Text;

namespace Training.Credentials.Badges;

/// <summary>A small picture that carries the signed badge itself (Open Badges 3.0, baked PNG), for what takes no SVG.</summary>
internal static class BakedPng
{
    public const string MediaType = "image/png";
    private const string Keyword = "openbadgecredential";
    private const string TitleKeyword = "Title";
    private const string ChunkType = "iTXt";

    // Length and type before what a chunk holds, its check value after.
    private const int Before = 8;
    private const int After = 4;
    private static readonly byte[] Signature = [0x89, .. "PNG\r\n\x1A\n"u8];
    private static readonly Lazy<byte[]> Picture = new(ReadPicture);
    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(Remainder)];

    /// <summary>The picture without a badge in it, which every badge names as its achievement’s.</summary>
    public static byte[] Plain => Picture.Value;

    /// <param name="title">What viewers of pictures call it: the achievement’s name.</param>
    public static byte[] Draw(string title, string token)
    {
        var header = Signature.Length + Before + Length(Picture.Value, Signature.Length) + After;
        return [.. Picture.Value[..header], .. Chunk(TitleKeyword, title), .. Chunk(Keyword, token), .. Picture.Value[header..]];
    }

    public static bool IsOne(byte[] bytes) => bytes.AsSpan().StartsWith(Signature);

    /// <returns>Null when the picture carries none.</returns>
    public static string? Find(byte[] bytes)
    {
        for (var at = Signature.Length; at + Before + After <= bytes.Length; )
        {
            var length = Length(bytes, at);
            if (length < 0 || length > bytes.Length - at - Before - After)
                return null;
            if (
                bytes.AsSpan(at + 4, 4).SequenceEqual(Encoding.ASCII.GetBytes(ChunkType))
                && Text(bytes.AsSpan(at + Before, length)) is { } text
            )
                return text;
            at += Before + length + After;
        }
        return null;
    }

    private static string? Text(ReadOnlySpan<byte> chunk)
    {
        var head = Encoding.ASCII.GetBytes($"{Keyword}\0\0\0");
        if (!chunk.StartsWith(head))
            return null;
        var rest = chunk[head.Length..];
        // A language and a translated name may stand there; they mean nothing to us.
        for (var skipped = 0; skipped < 2; skipped++)
        {
            if (rest.IndexOf((byte)0) is not (>= 0 and var end))
                return null;
            rest = rest[(end + 1)..];
        }
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(rest);
    }

    // Not compressed, no language, no translated name: a zero for each, as the standard wants.
    private static byte[] Chunk(string keyword, string text)
    {
        var holds = Encoding.UTF8.GetBytes($"{keyword}\0\0\0\0\0{text}");
        var checkedPart = (byte[])[.. Encoding.ASCII.GetBytes(ChunkType), .. holds];
        return [.. BigEndian((uint)holds.Length), .. checkedPart, .. BigEndian(Crc(checkedPart))];
    }

    private static int Length(byte[] bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));

    private static byte[] BigEndian(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    /// <summary>CRC-32, as PNG defines it.</summary>
    private static uint Crc(byte[] bytes) =>
        ~bytes.Aggregate(uint.MaxValue, (rest, next) => Remainders[(rest ^ next) & 0xFF] ^ (rest >> 8));

    private static uint Remainder(int of) =>
        Enumerable.Range(0, 8).Aggregate((uint)of, (rest, _) => (rest & 1) == 0 ? rest >> 1 : 0xEDB88320 ^ (rest >> 1));

    private static byte[] ReadPicture()
    {
        using var stream = typeof(BakedPng).Assembly.GetManifestResourceStream("badge.png")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
