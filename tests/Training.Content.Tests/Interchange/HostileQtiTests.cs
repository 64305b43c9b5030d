using System.Text;
using Training.Content.Interchange;
using Training.Content.Interchange.Qti;

namespace Training.Content.Tests.Interchange;

public sealed class HostileQtiTests
{
    private static readonly byte[] Good = QtiFiles.Zip(("item.xml", QtiFiles.Choice("q")));

    [Theory]
    [InlineData("../item.xml")]
    [InlineData("a/../../item.xml")]
    [InlineData("..\\item.xml")]
    [InlineData("/etc/item.xml")]
    [InlineData("\\item.xml")]
    [InlineData("C:\\item.xml")]
    [InlineData("a/./item.xml")]
    [InlineData("a\u0007.xml")]
    [InlineData("../image.png")]
    public void A_path_that_leaves_the_package_is_refused(string path) =>
        Assert.Equal("zip-path", QtiFiles.Refused(QtiFiles.Zip((path, QtiFiles.Choice("q")))));

    [Fact]
    public void A_link_is_refused() =>
        Assert.Equal(
            "zip-link",
            QtiFiles.Refused(QtiFiles.Zip([("item.xml", Encoding.UTF8.GetBytes("/etc/passwd"))], attributes: unchecked((int)0xA1FF0000)))
        );

    [Fact]
    public void A_regular_file_of_unix_is_taken() =>
        Assert.Null(
            QtiFiles.Refused(
                QtiFiles.Zip([("item.xml", Encoding.UTF8.GetBytes(QtiFiles.Choice("q")))], attributes: unchecked((int)0x81A40000))
            )
        );

    [Fact]
    public void Two_files_of_one_name_are_refused() =>
        Assert.Equal("zip-twice", QtiFiles.Refused(QtiFiles.Zip(("a.xml", QtiFiles.Choice("q")), ("A.xml", QtiFiles.Choice("r")))));

    [Fact]
    public void A_file_that_unpacks_to_a_hundred_times_its_size_is_refused() =>
        Assert.Equal("zip-too-large", QtiFiles.Refused(QtiFiles.Zip(("item.xml", $"<a>{new string(' ', 5 << 20)}</a>"))));

    [Fact]
    public void A_package_that_unpacks_to_more_than_its_bound_is_refused()
    {
        // Hard to pack: each file is within its own ratio.
        var random = new Random(1);
        var letters = Encoding.ASCII.GetBytes("abcdefgh");
        var file = new byte[9 << 20];
        for (var i = 0; i < file.Length; i++)
            file[i] = i % 40 < 4 ? letters[random.Next(8)] : (byte)'a';

        var bytes = QtiFiles.Zip(Enumerable.Range(0, 6).Select(i => ($"{i}.xml", file)));

        Assert.True(bytes.Length < ForeignFile.MostBytes);
        Assert.Equal("zip-too-large", QtiFiles.Refused(bytes));
    }

    [Fact]
    public void What_is_no_xml_is_never_unpacked() =>
        Assert.Null(
            QtiFiles.Refused(QtiFiles.Zip([("item.xml", Encoding.UTF8.GetBytes(QtiFiles.Choice("q"))), ("a.bin", new byte[80 << 20])]))
        );

    [Fact]
    public void Too_many_files_are_refused()
    {
        var most = Enumerable.Range(0, QtiPackage.MostEntries - 1).Select(i => ($"{i}.txt", Array.Empty<byte>()));
        var item = ("item.xml", Encoding.UTF8.GetBytes(QtiFiles.Choice("q")));

        Assert.Null(QtiFiles.Refused(QtiFiles.Zip(most.Append(item))));
        Assert.Equal("zip-too-many", QtiFiles.Refused(QtiFiles.Zip(most.Append(item).Append(("more.txt", [])))));
    }

    [Fact]
    public void A_package_too_large_is_refused_unopened() =>
        Assert.Equal("file-too-large", QtiFiles.Refused([.. "PK\x03\x04"u8, .. new byte[ForeignFile.MostBytes]]));

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><assessmentItem>&x;</assessmentItem>", "xml-doctype")]
    [InlineData("<assessmentItem>", "xml-unreadable")]
    [InlineData("rien", "xml-unreadable")]
    [InlineData("", "xml-unreadable")]
    [InlineData("<quiz/>", "not-qti")]
    [InlineData("<questestinterop/>", "qti-version")]
    [InlineData("<qti-assessment-item/>", "qti-version")]
    [InlineData("<assessmentItem/>", "no-question")]
    [InlineData("<assessmentTest/>", "no-question")]
    public void A_file_that_can_not_be_read_is_refused_alone_or_in_a_package(string xml, string code)
    {
        Assert.Equal(code, QtiFiles.Read(xml).Refused?.Code);
        Assert.Equal(code, QtiFiles.Refused(QtiFiles.Zip(("folder/item.xml", xml))));
    }

    [Fact]
    public void A_file_of_a_package_that_can_not_be_read_is_named()
    {
        var refused = QtiReader.Read(QtiFiles.Zip(("a.xml", QtiFiles.Choice("q")), ("b/c.xml", "<x>")), Language.Fr).Refused;

        Assert.StartsWith("b/c.xml", refused!.Message.Fr, StringComparison.Ordinal);
        Assert.StartsWith("b/c.xml", refused.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_too_deep_is_refused() =>
        Assert.Equal(
            "xml-too-deep",
            QtiFiles
                .Read(QtiFiles.Item("q", string.Concat(Enumerable.Repeat("<div>", 5_000).Concat(Enumerable.Repeat("</div>", 5_000)))))
                .Refused?.Code
        );

    [Fact]
    public void An_item_with_choices_without_end_is_left_out()
    {
        var choices = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<simpleChoice identifier='c{i}'/>"));
        var imported = QtiFiles.Read(QtiFiles.Item("q", $"<choiceInteraction responseIdentifier='RESPONSE'>{choices}</choiceInteraction>"));

        Assert.Equal("no-question", imported.Refused?.Code);
        Assert.Contains("200", Assert.Single(imported.Losses).What.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Sections_that_name_each_other_end()
    {
        const string A = "<assessmentSection identifier='s' title='S'><assessmentSectionRef href='b.xml'/></assessmentSection>";
        const string B =
            "<assessmentSection identifier='t' title='T'><assessmentSectionRef href='a.xml'/><assessmentItemRef href='q.xml'/></assessmentSection>";
        const string Test =
            "<assessmentTest title='Bilan'><testPart><assessmentSectionRef href='a.xml'/><assessmentSectionRef href='../../up.xml'/></testPart></assessmentTest>";

        var imported = QtiReader.Read(
            QtiFiles.Zip(("test.xml", Test), ("a.xml", A), ("b.xml", B), ("q.xml", QtiFiles.Choice("q"))),
            Language.Fr
        );

        Assert.Equal(1, imported.Quiz!.ItemCount);
        Assert.Contains(imported.Losses, loss => loss.What.En.Contains("not in the package", StringComparison.Ordinal));
    }

    [Fact]
    public void A_package_cut_anywhere_is_refused()
    {
        for (var length = 4; length < Good.Length; length++)
            Assert.NotNull(QtiReader.Read(Good.AsMemory(0, length), Language.Fr).Refused);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_the_bytes_of_a_package_it_is_answered(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 400; i++)
        {
            var bytes = (byte[])Good.Clone();
            for (var n = random.Next(1, 8); n > 0; n--)
                bytes[random.Next(4, bytes.Length)] = (byte)random.Next(256);
            Answered(QtiReader.Read(bytes, Language.Fr));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_written_in_items_they_are_answered(int seed)
    {
        var random = new Random(seed);
        var files = QtiQuizzes
            .All.Take(2)
            .SelectMany(quiz => quiz.Files)
            .Select(file => file.Value.ToString(System.Xml.Linq.SaveOptions.DisableFormatting))
            .ToList();
        string[] words =
        [
            .. files.SelectMany(text => System.Text.RegularExpressions.Regex.Matches(text, "[A-Za-z0-9]+").Select(m => m.Value)).Distinct(),
            "",
            "-1",
            "1e400",
            "1e-28",
            "79228162514264337593543950335",
            "_xD800_",
            "&#xE000;",
            "NaN",
            "multiple",
            "directedPair",
            "😀",
        ];
        for (var i = 0; i < 250; i++)
        {
            var text = files[random.Next(files.Count)];
            for (var n = random.Next(1, 6); n > 0; n--)
            {
                // A word for another, everywhere, so that most of it stays XML.
                var from = words[random.Next(words.Length - 10)];
                text = from.Length == 0 ? text : text.Replace(from, words[random.Next(words.Length)], StringComparison.Ordinal);
            }
            Answered(QtiFiles.Read(text));
            Answered(QtiReader.Read(QtiFiles.Zip(("a.xml", text), ("b.xml", QtiFiles.Choice("q"))), Language.En));
        }
    }

    private static void Answered(Imported imported)
    {
        if (imported.Quiz is { } quiz)
            Assert.StartsWith("---\n", QuizMarkdown.Write(quiz), StringComparison.Ordinal);
        else
            Assert.NotEqual("", imported.Refused!.Message.Fr);
    }
}
