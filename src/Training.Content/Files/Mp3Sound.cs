using System.Buffers.Binary;

namespace Training.Content.Files;

/// <summary>An MP3: frames of sound, one after the other, between the notes that programs leave before and after them.</summary>
public static class Mp3Sound
{
    /// <summary>Three in a row, each where the one before ends, are no accident.</summary>
    private const int FramesTold = 3;

    private static readonly int[] Rates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] LowRates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] Samples = [44_100, 48_000, 32_000];

    public static bool Is(ReadOnlySpan<byte> bytes)
    {
        var (at, end) = (Start(bytes), End(bytes));
        for (var frame = 0; frame < FramesTold; frame++)
        {
            if (at >= end)
                return frame > 0 && at == end;
            if (FrameLength(bytes[at..end]) is not { } length)
                return false;
            at += length;
        }
        return at <= end;
    }

    /// <summary>The frames alone: who made it, where, with what, and the picture on its cover are left behind.</summary>
    /// <param name="bytes">Of an MP3.</param>
    public static byte[] WithoutNotes(ReadOnlySpan<byte> bytes) => bytes[Start(bytes)..End(bytes)].ToArray();

    private static int Start(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        // ID3v2; its length is written in seven bits a byte.
        while (bytes.Length - at >= 10 && bytes[at..].StartsWith("ID3"u8))
        {
            var head = bytes[at..];
            long length = 10 + ((head[6] & 0x7F) << 21 | (head[7] & 0x7F) << 14 | (head[8] & 0x7F) << 7 | head[9] & 0x7F);
            length += (head[5] & 0x10) == 0 ? 0 : 10;
            at = (int)Math.Min(bytes.Length, at + length);
        }
        while (at < bytes.Length && bytes[at] == 0)
            at++;
        return at;
    }

    private static int End(ReadOnlySpan<byte> bytes)
    {
        var start = Start(bytes);
        var end = bytes.Length;
        while (NoteAtEnd(bytes[start..end]) is > 0 and var length)
            end -= length;
        return end;
    }

    /// <summary>How long the note is that ends here: ID3v1 and what was built on it, Lyrics3, APE; 0 for none.</summary>
    private static int NoteAtEnd(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 128 && bytes[^128..].StartsWith("TAG"u8))
            return 128;
        if (bytes.Length >= 227 && bytes[^227..].StartsWith("TAG+"u8))
            return 227;
        if (bytes.Length >= 15 && bytes.EndsWith("LYRICS200"u8) && int.TryParse(bytes[^15..^9], out var lyrics) && lyrics >= 0)
            return Math.Min(bytes.Length, lyrics + 15);
        if (bytes.Length < 32 || !bytes[^32..].StartsWith("APETAGEX"u8))
            return 0;
        long length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[^20..]);
        // With a head as long as its foot, if it says so.
        length += (bytes[^9] & 0x80) == 0 ? 0 : 32;
        return (int)Math.Min(bytes.Length, Math.Max(32, length));
    }

    /// <summary>Null where no frame of layer III begins.</summary>
    private static int? FrameLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 0xFF || (bytes[1] & 0xE0) != 0xE0 || ((bytes[1] >> 1) & 3) != 1)
            return null;
        var version = (bytes[1] >> 3) & 3;
        var (rate, sample) = (bytes[2] >> 4, (bytes[2] >> 2) & 3);
        if (version == 1 || rate is 0 or 15 || sample == 3)
            return null;
        var isFirst = version == 3;
        // The second version has half the samples a second, the one after it a quarter.
        var samples =
            Samples[sample]
            >> (
                version switch
                {
                    3 => 0,
                    2 => 1,
                    _ => 2,
                }
            );
        return (isFirst ? 144 : 72) * (isFirst ? Rates : LowRates)[rate] * 1000 / samples + ((bytes[2] >> 1) & 1);
    }
}
