using System.Buffers.Binary;
using System.Text;

namespace Training.Credentials.Pdf;

/// <summary>A font file with only the outlines that a document draws. Glyphs keep their numbers, so nothing else has to change.</summary>
internal static class TrueTypeSubset
{
    private static readonly string[] Kept = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    public static byte[] Of(TrueTypeFont font, IEnumerable<int> glyphs)
    {
        var (outlines, places) = Outlines(font, WithParts(font, glyphs));
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);

        var tables = Kept.Select(tag =>
                tag switch
                {
                    "glyf" => (tag, outlines),
                    "loca" => (tag, places),
                    "head" => (tag, head),
                    _ => (tag, font.Table(tag).ToArray()),
                }
            )
            .Where(table => table.Item2.Length > 0)
            .ToList();
        return Assemble(tables);
    }

    // An accented letter is drawn from two others: a letter and its accent.
    private static HashSet<int> WithParts(TrueTypeFont font, IEnumerable<int> glyphs)
    {
        HashSet<int> all = [0];
        var waiting = new Stack<int>(glyphs);
        while (waiting.TryPop(out var glyph))
        {
            if (!all.Add(glyph))
                continue;
            foreach (var part in Parts(Outline(font, glyph)))
                waiting.Push(part);
        }
        return all;
    }

    private static List<int> Parts(ReadOnlySpan<byte> outline)
    {
        const int WordArguments = 0x01;
        const int Scale = 0x08;
        const int More = 0x20;
        const int TwoScales = 0x40;
        const int Matrix = 0x80;

        List<int> parts = [];
        var isComposite = outline.Length > 0 && TrueTypeFont.S16(outline, 0) < 0;
        for (var at = 10; isComposite; )
        {
            var flags = TrueTypeFont.U16(outline, at);
            parts.Add(TrueTypeFont.U16(outline, at + 2));
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            at +=
                (flags & Scale) != 0 ? 2
                : (flags & TwoScales) != 0 ? 4
                : (flags & Matrix) != 0 ? 8
                : 0;
            isComposite = (flags & More) != 0;
        }
        return parts;
    }

    private static ReadOnlySpan<byte> Outline(TrueTypeFont font, int glyph)
    {
        var places = font.Table("loca");
        var isLong = TrueTypeFont.S16(font.Table("head"), 50) == 1;
        return font.Table("glyf")[Place(places, glyph)..Place(places, glyph + 1)];

        int Place(ReadOnlySpan<byte> all, int index) =>
            isLong ? (int)BinaryPrimitives.ReadUInt32BigEndian(all[(4 * index)..]) : 2 * TrueTypeFont.U16(all, 2 * index);
    }

    private static (byte[] Outlines, byte[] Places) Outlines(TrueTypeFont font, HashSet<int> glyphs)
    {
        using var outlines = new MemoryStream();
        var places = new byte[4 * (font.GlyphCount + 1)];
        for (var glyph = 0; glyph < font.GlyphCount; glyph++)
        {
            if (glyphs.Contains(glyph))
                outlines.Write(Outline(font, glyph));
            Pad(outlines);
            BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(4 * (glyph + 1)), (uint)outlines.Length);
        }
        return (outlines.ToArray(), places);
    }

    private static byte[] Assemble(List<(string Tag, byte[] Bytes)> tables)
    {
        using var file = new MemoryStream();
        var power = (int)Math.Log2(tables.Count);
        Write(file, [0x00010000u]);
        Write16(file, [tables.Count, 16 << power, power, 16 * tables.Count - (16 << power)]);
        var offset = 12 + 16 * tables.Count;
        foreach (var (tag, bytes) in tables)
        {
            file.Write(Encoding.ASCII.GetBytes(tag));
            Write(file, [CheckSum(bytes), (uint)offset, (uint)bytes.Length]);
            offset += (bytes.Length + 3) & ~3;
        }
        foreach (var (_, bytes) in tables)
        {
            file.Write(bytes);
            Pad(file);
        }
        return file.ToArray();
    }

    private static uint CheckSum(byte[] bytes)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i++)
            sum = unchecked(sum + ((uint)bytes[i] << (24 - 8 * (i % 4))));
        return sum;
    }

    private static void Pad(MemoryStream stream)
    {
        while (stream.Length % 4 != 0)
            stream.WriteByte(0);
    }

    private static void Write(MemoryStream stream, uint[] numbers)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
            stream.Write(bytes);
        }
    }

    private static void Write16(MemoryStream stream, int[] numbers)
    {
        foreach (var number in numbers)
            stream.Write([(byte)(number >> 8), (byte)number]);
    }
}
