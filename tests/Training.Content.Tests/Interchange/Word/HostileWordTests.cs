using System.Diagnostics;
using System.Text;
using Training.Content.Interchange.Word;
using static Training.Content.Tests.Interchange.Word.WordFiles;

namespace Training.Content.Tests.Interchange.Word;

/// <summary>Files that are no Word document, or that mean harm, are refused with a word, soon.</summary>
public sealed class HostileWordTests
{
    private const string Spaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    public static TheoryData<string, string> Refused => new(Files.Select(file => (file.Key, file.Value.Code)));

    private static readonly Dictionary<string, (string Code, Func<byte[]> Make)> Files = new()
    {
        ["an old Word file"] = ("word-old", () => Compound("WordDocument")),
        ["a file with a password"] = ("word-locked", () => Compound("EncryptedPackage")),
        ["a zip with a password"] = ("word-locked", () => Zips.Encrypted("word/document.xml")),
        ["a file that is too large"] = ("word-too-large", () => [.. "PK\x03\x04"u8, .. new byte[PastedWord.MostBytes]]),
        ["a file cut short"] = ("word-unreadable", () => Of(P("Un mot."))[..^40]),
        ["a zip of something else"] = ("word-unreadable", () => Zips.Of([("index.html", "<p>Un mot.</p>")])),
        ["an OpenDocument file"] = (
            "word-unreadable",
            () => Zips.Of([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")])
        ),
        ["an empty document"] = ("word-empty", () => Of(P(""))),
        ["too many parts"] = (
            "word-too-much",
            () => Of(P("Un mot."), more: Enumerable.Range(0, 5_001).Select(i => ($"word/media/{i}.png", Array.Empty<byte>())))
        ),
        ["a bomb of text"] = (
            "word-too-much",
            () => OfParts($"<w:document {Spaces}><w:body>{new string(' ', 17 << 20)}</w:body></w:document>")
        ),
        ["a bomb of relationships"] = (
            "word-too-much",
            () => Of(P("a"), more: [("word/_rels/x.xml.rels", Encoding.ASCII.GetBytes($"<a>{new string(' ', 5 << 20)}</a>"))])
        ),
        ["a DTD"] = (
            "xml-doctype",
            () => OfParts($"<!DOCTYPE w [<!ENTITY a \"b\">]><w:document {Spaces}><w:body>{P("&a;")}</w:body></w:document>")
        ),
        ["a DTD in a relationship"] = (
            "xml-doctype",
            () => Of(P("a"), more: [("word/_rels/x.xml.rels", "<!DOCTYPE a SYSTEM \"http://127.0.0.1/x\"><a/>"u8.ToArray())])
        ),
        ["XML that is none"] = ("xml-unreadable", () => OfParts("<w:document")),
        ["XML without end"] = (
            "xml-too-deep",
            () =>
                Of(
                    string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 20_000))
                        + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 20_000))
                )
        ),
        ["too many elements"] = ("xml-too-deep", () => Of(string.Concat(Enumerable.Repeat("<w:p/>", 300_001)))),
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Each_is_refused_with_a_word(string file, string code)
    {
        Assert.Null(PastedWord.Read(Files[file].Make(), out var problem));

        Assert.Equal(code, problem!.Code);
        Assert.NotEqual(problem.Message.Fr, problem.Message.En);
    }

    [Fact]
    public void Macros_and_what_lies_elsewhere_are_ignored()
    {
        var file = Of(
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DDEAUTO cmd \"/c calc\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                + R("Un mot.")
                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>INCLUDETEXT \"http://127.0.0.1:9/x\"</w:instrText></w:r>"
                + R("Un autre.")
                + "</w:p>",
            links: [("t", "http://127.0.0.1:9/modele.dotm")],
            more: [("word/vbaProject.bin", "macro"u8.ToArray()), ("../../etc/passwd", "x"u8.ToArray()), ("C:\\x.xml", "x"u8.ToArray())]
        );

        Assert.Equal("Un mot.\n\nUn autre.\n", PastedWordTests.Read(file).Markdown);
    }

    [Fact]
    public void Whatever_it_is_ends_in_bounded_time()
    {
        var tables =
            string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 15))
            + P("a")
            + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 15));
        byte[][] hostile =
        [
            Of(tables),
            Of(string.Concat(Enumerable.Repeat(tables, 2_000))),
            Of(
                string.Concat(Enumerable.Repeat(P("a", "s0"), 40_000)),
                string.Concat(Enumerable.Range(0, 20_000).Select(i => Style($"s{i}", $"n{i}", "", $"s{(i + 1) % 20_000}")))
            ),
            Of(
                string.Concat(Enumerable.Repeat(Item("a", 1, 8), 20_000)),
                null,
                $"<w:abstractNum w:abstractNumId=\"1\">{string.Concat(Enumerable.Repeat("<w:lvl w:ilvl=\"99\"/>", 100_000))}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"
            ),
            Of(
                string.Concat(Enumerable.Range(0, 3_000).Select(i => Item("a", 1 + (i % 2), i % 9))),
                null,
                List(1, "bullet") + List(2, "decimal")
            ),
            Of(
                "<w:p>" + string.Concat(Enumerable.Repeat("<w:r><w:footnoteReference w:id=\"1\"/></w:r>", 30_000)) + "</w:p>",
                footnotes: "<w:footnote w:id=\"1\"><w:p><w:r><w:t>a</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p></w:footnote>"
            ),
            Of(
                string.Concat(
                    Enumerable.Repeat(
                        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2000000000\"/></w:tcPr></w:tc></w:tr></w:tbl>",
                        20_000
                    )
                )
            ),
            Of("<w:p>" + string.Concat(Enumerable.Repeat("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", 100_000)) + "</w:p>"),
            Of("<w:p>" + string.Concat(Enumerable.Range(0, 20_000).Select(i => R("a", i % 2 == 0 ? "<w:b/>" : "<w:i/>"))) + "</w:p>"),
        ];

        var clock = Stopwatch.StartNew();
        foreach (var file in hostile)
            PastedWord.Read(file, out _);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
    }

    private static byte[] Compound(string part) =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1016], .. Encoding.Unicode.GetBytes(part), .. new byte[512]];
}
