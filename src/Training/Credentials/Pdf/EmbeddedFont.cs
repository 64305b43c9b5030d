using System.Globalization;
using System.Text;

namespace Training.Credentials.Pdf;

/// <summary>A font inside one document: the glyphs drawn with it, their widths, and the characters they stand for.</summary>
internal sealed class EmbeddedFont(TrueTypeFont font, int number)
{
    private readonly SortedDictionary<int, Rune> drawn = [];

    /// <summary>What the page calls it.</summary>
    public string Name { get; } = $"F{number}";

    /// <summary>The glyphs of a text, as a page shows them.</summary>
    public string Encode(string text)
    {
        var codes = new StringBuilder("<");
        foreach (var character in text.EnumerateRunes())
        {
            // A document may not show an empty box; names are checked before, this is for what institutions and authors write.
            var shown = font.Glyph(character) == 0 ? new Rune('?') : character;
            var glyph = font.Glyph(shown);
            drawn[glyph] = shown;
            codes.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
        }
        return codes.Append('>').ToString();
    }

    public int AddTo(PdfFile file)
    {
        // Six letters before the name say that this is a part of a font.
        var name = $"TRAINI+{font.Name}";
        var program = TrueTypeSubset.Of(font, drawn.Keys);
        var outlines = file.AddStream(program, $"/Length1 {program.Length}");
        var descriptor = file.Add(
            $"<</Type/FontDescriptor/FontName/{name}/Flags {Flags}/FontBBox[{PdfFile.Numbers(font.Box.Select(Scale))}]"
                + $"/ItalicAngle {font.ItalicAngle}/Ascent {PdfFile.Number(Scale(font.Ascent))}/Descent {PdfFile.Number(Scale(font.Descent))}"
                + $"/CapHeight {PdfFile.Number(Scale(font.CapHeight))}/StemV {font.Weight / 5}/FontFile2 {PdfFile.Ref(outlines)}>>"
        );
        var widths = string.Join(' ', drawn.Keys.Select(g => $"{g}[{PdfFile.Number(Scale(font.Advance(g)))}]"));
        var descendant = file.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                + $"/CIDToGIDMap/Identity/FontDescriptor {PdfFile.Ref(descriptor)}/W[{widths}]>>"
        );
        var characters = file.AddStream(Encoding.ASCII.GetBytes(CharacterMap()));
        return file.Add(
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
                + $"/DescendantFonts[{PdfFile.Ref(descendant)}]/ToUnicode {PdfFile.Ref(characters)}>>"
        );
    }

    // With serifs, not limited to Latin letters.
    private int Flags => 2 | 32 | (font.ItalicAngle != 0 ? 64 : 0);

    private double Scale(int units) => units * 1000.0 / font.UnitsPerEm;

    // What lets a reader copy, search and speak the glyphs.
    private string CharacterMap()
    {
        var map = new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """.ReplaceLineEndings("\n")
        );
        // A block holds a hundred at most.
        foreach (var block in drawn.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (glyph, character) in block)
            {
                var unicode = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character.ToString()));
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{unicode}>\n");
            }
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
