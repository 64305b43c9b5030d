using System.Buffers.Binary;
using System.Text;

namespace Training.Credentials.Pdf;

/// <summary>A TrueType font: which glyph draws a character, how wide it is, how tall letters are. Read once, shared by all.</summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] file;
    private readonly Dictionary<string, Range> tables = [];
    private readonly Dictionary<int, int> glyphs = [];
    private readonly int advances;

    public TrueTypeFont(string name, byte[] file)
    {
        (Name, this.file) = (name, file);
        for (var entry = 12; entry < 12 + 16 * U16(file, 4); entry += 16)
        {
            var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(entry + 8));
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(entry + 12));
            tables[Encoding.ASCII.GetString(file, entry, 4)] = offset..(offset + length);
        }

        UnitsPerEm = U16(Table("head"), 18);
        GlyphCount = U16(Table("maxp"), 4);
        advances = U16(Table("hhea"), 34);
        ReadCharacters(Table("cmap"));
    }

    /// <summary>The PostScript name, such as <c>Alegreya-Bold</c>.</summary>
    public string Name { get; }

    public int UnitsPerEm { get; }
    public int GlyphCount { get; }
    public int Ascent => S16(Table("hhea"), 4);
    public int Descent => S16(Table("hhea"), 6);
    public int CapHeight => S16(Table("OS/2"), 88);
    public int Weight => U16(Table("OS/2"), 4);

    /// <summary>In degrees; leaning to the right is negative.</summary>
    public int ItalicAngle => S16(Table("post"), 4);

    /// <summary>Left, bottom, right and top of the box that holds every glyph.</summary>
    public IEnumerable<int> Box => [S16(Table("head"), 36), S16(Table("head"), 38), S16(Table("head"), 40), S16(Table("head"), 42)];

    /// <summary>Zero when this font cannot draw the character.</summary>
    public int Glyph(Rune character) => glyphs.GetValueOrDefault(character.Value);

    /// <summary>The characters of a text that this font cannot draw, each once.</summary>
    public IEnumerable<Rune> Missing(string text) => text.EnumerateRunes().Where(r => Glyph(r) == 0).Distinct();

    public int Advance(int glyph) => U16(Table("hmtx"), 4 * Math.Min(glyph, advances - 1));

    /// <summary>How wide a text is when it is set at a size, in points.</summary>
    public double Width(string text, double size) => text.EnumerateRunes().Sum(r => Advance(Glyph(r))) * size / UnitsPerEm;

    public ReadOnlySpan<byte> Table(string tag) => tables.TryGetValue(tag, out var range) ? file.AsSpan(range) : [];

    public static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    public static int S16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);

    // Only the Unicode map of the basic plane (format 4), which every font of this kind carries.
    private void ReadCharacters(ReadOnlySpan<byte> cmap)
    {
        for (var entry = 4; entry < 4 + 8 * U16(cmap, 2); entry += 8)
        {
            var map = cmap[(int)BinaryPrimitives.ReadUInt32BigEndian(cmap[(entry + 4)..])..];
            if (U16(map, 0) == 4)
                ReadSegments(map);
        }
    }

    private void ReadSegments(ReadOnlySpan<byte> map)
    {
        var size = U16(map, 6);
        for (var segment = 0; segment < size; segment += 2)
        {
            var (end, start) = (U16(map, 14 + segment), U16(map, 16 + size + segment));
            var (delta, rangeAt) = (U16(map, 16 + 2 * size + segment), 16 + 3 * size + segment);
            var range = U16(map, rangeAt);
            for (var character = start; character <= end && character != 0xFFFF; character++)
            {
                var listed = range == 0 ? character : U16(map, rangeAt + range + 2 * (character - start));
                if (listed != 0)
                    glyphs[character] = (listed + delta) & 0xFFFF;
            }
        }
    }
}
