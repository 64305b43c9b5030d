using System.Buffers.Binary;
using System.IO.Compression;

namespace Training.Credentials.Pdf;

/// <summary>A picture of points as a PDF holds it: a JPEG as it is, or colours and how opaque each point is.</summary>
internal sealed record Picture(int Width, int Height, byte[] Data)
{
    // A file of a hundred kilobytes may unfold to anything.
    private const int MostPoints = 4_000_000;
    private static readonly byte[] PngHead = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    public bool IsJpeg { get; private init; }

    /// <summary>Of a JPEG: 1 for greys, 3 for colours.</summary>
    public int Components { get; private init; } = 3;

    /// <summary>One byte a point; null where every point is opaque.</summary>
    public byte[]? Opacity { get; private init; }

    /// <returns>Null for what can’t be printed: another kind of file, interlaced, of more or fewer than eight bits, of inks, or too large.</returns>
    public static Picture? Read(byte[] file)
    {
        try
        {
            return file.AsSpan().StartsWith(PngHead) ? ReadPng(file) : ReadJpeg(file);
        }
        // A file that is cut short, or says of itself what isn’t so.
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    private static Picture? ReadJpeg(byte[] file)
    {
        if (!file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8]))
            return null;
        for (var at = 2; at + 9 < file.Length; at += 2 + U16(file, at + 2))
        {
            var marker = file[at + 1];
            // The frame’s head; C4, C8 and CC among its numbers are something else.
            if (file[at] != 0xff || marker is < 0xc0 or > 0xcf or 0xc4 or 0xc8 or 0xcc)
                continue;
            var (height, width, components) = (U16(file, at + 5), U16(file, at + 7), file[at + 9]);
            return components is 1 or 3 && IsPrintable(width, height)
                ? new Picture(width, height, file) { IsJpeg = true, Components = components }
                : null;
        }
        return null;
    }

    private static Picture? ReadPng(byte[] file)
    {
        byte[] palette = [],
            opacities = [];
        using var packed = new MemoryStream();
        for (var at = PngHead.Length; at + 8 <= file.Length; at += 12 + (int)U32(file, at))
        {
            var part = file.AsSpan(at + 8, (int)U32(file, at));
            var kind = file.AsSpan(at + 4, 4);
            if (kind.SequenceEqual("PLTE"u8))
                palette = part.ToArray();
            else if (kind.SequenceEqual("tRNS"u8))
                opacities = part.ToArray();
            else if (kind.SequenceEqual("IDAT"u8))
                packed.Write(part);
        }
        var (width, height, depth, type, interlaced) = ((int)U32(file, 16), (int)U32(file, 20), file[24], file[25], file[28]);
        if (depth != 8 || interlaced != 0 || !IsPrintable(width, height) || Channels(type) is not { } channels)
            return null;

        packed.Position = 0;
        var points = Unfilter(packed, width, height, channels);
        var colours = new byte[3 * width * height];
        var opacity = new byte[width * height];
        for (var i = 0; i < opacity.Length; i++)
        {
            var point = points.AsSpan(i * channels, channels);
            var colour = type switch
            {
                3 => palette.AsSpan(3 * point[0], 3),
                2 or 6 => point[..3],
                _ => (Span<byte>)[point[0], point[0], point[0]],
            };
            colour.CopyTo(colours.AsSpan(3 * i));
            opacity[i] =
                type is 4 or 6 ? point[^1]
                : type == 3 && point[0] < opacities.Length ? opacities[point[0]]
                : (byte)255;
        }
        return new(width, height, colours) { Opacity = opacity.All(o => o == 255) ? null : opacity };
    }

    // Each row says which of five ways its bytes differ from their neighbours’.
    private static byte[] Unfilter(MemoryStream packed, int width, int height, int channels)
    {
        var (row, before) = (new byte[width * channels], new byte[width * channels]);
        var points = new byte[row.Length * height];
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        for (var y = 0; y < height; y++)
        {
            var filter = zlib.ReadByte();
            zlib.ReadExactly(row);
            for (var x = 0; x < row.Length; x++)
            {
                var (left, up, corner) = (x < channels ? 0 : row[x - channels], (int)before[x], x < channels ? 0 : before[x - channels]);
                row[x] += (byte)(
                    filter switch
                    {
                        1 => left,
                        2 => up,
                        3 => (left + up) / 2,
                        4 => Nearest(left, up, corner),
                        _ => 0,
                    }
                );
            }
            row.CopyTo(points, y * row.Length);
            (row, before) = (before, row);
        }
        return points;
    }

    private static int Nearest(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - 2 * corner));
        return toLeft <= toUp && toLeft <= toCorner ? left
            : toUp <= toCorner ? up
            : corner;
    }

    private static int? Channels(int type) =>
        type switch
        {
            0 or 3 => 1,
            4 => 2,
            2 => 3,
            6 => 4,
            _ => null,
        };

    private static bool IsPrintable(int width, int height) => width > 0 && height > 0 && (long)width * height <= MostPoints;

    private static int U16(byte[] file, int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private static uint U32(byte[] file, int at) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
}
