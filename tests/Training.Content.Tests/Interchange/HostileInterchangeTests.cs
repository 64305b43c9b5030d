using System.Text;
using Training.Content.Interchange;
using Training.Content.Interchange.Gift;
using Training.Content.Interchange.Moodle;

namespace Training.Content.Tests.Interchange;

public sealed class HostileInterchangeTests
{
    private const string Gift =
        "// [id:a] [tag:C2]\n::Nom::[html]<p>Quoi \\{?</p> {\n =Oui#f\n ~%-50%Non -> #g\n ####<ol><li>x</li></ol>\n}\n\nUn {#1..2} mot\n\nA {T#b#c}\n";
    private const string Moodle =
        "<quiz><question type=\"multichoice\"><name><text>A</text></name><questiontext format=\"html\"><text><![CDATA[<p>Q?</p>]]></text></questiontext><answer fraction=\"100\"><text>Oui</text></answer></question><question type=\"cloze\"><questiontext><text>{1:MCS:=a#b~c\\}} x</text></questiontext></question></quiz>";

    [Fact]
    public void A_document_type_is_refused_before_anything_is_fetched() =>
        Assert.Equal(
            "xml-doctype",
            MoodleReader
                .Read(Encoding.UTF8.GetBytes("<!DOCTYPE quiz [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><quiz/>"), Language.Fr)
                .Refused?.Code
        );

    [Fact]
    public void A_document_too_deep_is_refused() =>
        Assert.Equal(
            "xml-too-deep",
            MoodleReader.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<quiz>", 5_000))), Language.Fr).Refused?.Code
        );

    [Theory]
    [InlineData(new byte[] { 0x41, 0xE9, 0x42 })]
    [InlineData(new byte[] { 0x41, 0x00, 0x42 })]
    public void What_is_no_text_is_refused(byte[] bytes) => Assert.Equal("not-utf-8", GiftReader.Read(bytes, Language.Fr).Refused?.Code);

    [Fact]
    public void A_name_is_never_cut_in_the_middle_of_a_letter()
    {
        var name = new string('a', 499) + "😀 suite";

        var read = GiftReader.Read(Encoding.UTF8.GetBytes($"::{name}::Quoi? {{=Oui ~Non}}"), Language.Fr);

        Assert.NotNull(read.Quiz);
    }

    [Fact]
    public void A_file_too_large_is_refused() =>
        Assert.Equal("file-too-large", GiftReader.Read(new byte[ForeignFile.MostBytes + 1], Language.Fr).Refused?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("<html/>")]
    [InlineData("<quiz>")]
    public void What_is_no_quiz_is_refused_with_a_word(string xml) =>
        Assert.NotEqual("", MoodleReader.Read(Encoding.UTF8.GetBytes(xml), Language.Fr).Refused?.Message.Fr ?? "");

    [Fact]
    public void Html_nested_without_end_is_left_out_and_told()
    {
        var dropped = new DroppedHtml();

        Assert.Equal("", HtmlToMarkdown.Blocks(string.Concat(Enumerable.Repeat("<div>", 30_000)) + "x", dropped));
        var losses = new LossList();
        dropped.TellTo(losses, null);
        Assert.Single(losses.Items);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_the_bytes_readers_answer(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
        {
            var gift = Spoil(Encoding.UTF8.GetBytes(Gift), random);
            var moodle = Spoil(Encoding.UTF8.GetBytes(Moodle), random);
            foreach (var imported in (Imported[])[GiftReader.Read(gift, Language.Fr), MoodleReader.Read(moodle, Language.En)])
                if (imported.Quiz is { } quiz)
                    Assert.StartsWith("---\n", QuizMarkdown.Write(quiz), StringComparison.Ordinal);
                else
                    Assert.NotNull(imported.Refused);
        }
    }

    private static byte[] Spoil(byte[] bytes, Random random)
    {
        var marks = "{}~=#:\\%[]<>\"&/\n->|*`_!"u8;
        for (var i = random.Next(1, 8); i > 0; i--)
            bytes[random.Next(bytes.Length)] = random.Next(4) == 0 ? (byte)random.Next(256) : marks[random.Next(marks.Length)];
        return bytes[..random.Next(bytes.Length / 2, bytes.Length)];
    }
}
