using System.Buffers.Binary;
using System.Text;

namespace Training.Content.Tests.Media;

/// <summary>Sounds of a few bytes, with what programs note in them.</summary>
internal static class SoundBytes
{
    public const string Secret = "GPS 46.8139";

    /// <summary>Silent frames of MPEG-2 layer III, 8 kbit/s, 16 kHz.</summary>
    public static byte[] Frames(int count) =>
        [.. Enumerable.Range(0, count).SelectMany(_ => (byte[])[0xFF, 0xF3, 0x18, 0xC4, .. new byte[32]])];

    public static byte[] NotedMp3(int frames)
    {
        var note = Encoding.ASCII.GetBytes(Secret);
        byte[] first = [.. "ID3\u0004\0\0"u8, 0, 0, 0, (byte)note.Length, .. note];
        var last = new byte[128];
        "TAG"u8.CopyTo(last);
        note.CopyTo(last, 3);
        byte[] ape = [.. note, .. "APETAGEX"u8, 0xD0, 7, 0, 0, (byte)(note.Length + 32), .. new byte[19]];
        return [.. first, .. Frames(frames), .. ape, .. last];
    }

    /// <param name="handler">What the track says that it is: <c>soun</c>, or <c>vide</c>.</param>
    public static byte[] M4a(string handler = "soun") =>
        [
            .. Box("ftyp", [.. "M4A "u8, 0, 0, 0, 0]),
            .. Box(
                "moov",
                [
                    .. Box("mvhd", [0, 0, 0, 0, .. "datedate"u8, .. new byte[88]]),
                    .. Box(
                        "trak",
                        Box(
                            "mdia",
                            [
                                .. Box("hdlr", [.. new byte[8], .. Encoding.ASCII.GetBytes(handler), .. new byte[13]]),
                                .. Box("minf", Box("stbl", Box("stsd", [.. new byte[8], .. Box("mp4a", new byte[28])]))),
                            ]
                        )
                    ),
                    .. Box("udta", Encoding.ASCII.GetBytes(Secret)),
                ]
            ),
            .. Box("free", Encoding.ASCII.GetBytes(Secret)),
            .. Box("mdat", [1, 2, 3, 4]),
        ];

    /// <summary>A box in a box in a box.</summary>
    public static byte[] Nested(string type, int depth)
    {
        var boxes = new byte[depth * 8];
        for (var at = 0; at < boxes.Length; at += 8)
        {
            BinaryPrimitives.WriteInt32BigEndian(boxes.AsSpan(at), boxes.Length - at);
            Encoding.ASCII.GetBytes(type).CopyTo(boxes, at + 4);
        }
        return boxes;
    }

    private static byte[] Box(string type, byte[] content)
    {
        var box = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.ASCII.GetBytes(type).CopyTo(box, 4);
        content.CopyTo(box, 8);
        return box;
    }
}
