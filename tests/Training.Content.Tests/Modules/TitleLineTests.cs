using System.Text;
using Training.Content.Modules;

namespace Training.Content.Tests.Modules;

/// <summary>A module’s title changes, and nothing else of its file.</summary>
public sealed class TitleLineTests
{
    [Theory]
    [InlineData("Écouter à distance", "Écouter à distance")]
    [InlineData("Dire « non » : comment?", "\"Dire « non » : comment?\"")]
    [InlineData("A \"B\" \\ C", "\"A \\\"B\\\" \\\\ C\"")]
    [InlineData("true", "\"true\"")]
    public void A_title_is_written_and_read_back(string title, string written)
    {
        var file = Encoding.UTF8.GetBytes("\uFEFF---\r\nsummary: x\r\ntitle: Avant é\r\nversion: 1.0.0\r\n---\r\n\r\ntitle: pas ici\r\n");

        var changed = TitleLine.Write(file, title);

        Assert.Equal(
            $"\uFEFF---\r\nsummary: x\r\ntitle: {written}\r\nversion: 1.0.0\r\n---\r\n\r\ntitle: pas ici\r\n",
            Encoding.UTF8.GetString(changed)
        );
        Assert.Equal(title, TitleLine.Read(changed));
    }

    [Theory]
    [InlineData("title: x\n")]
    [InlineData("---\nsummary: x\n---\ntitle: y\n")]
    [InlineData("---\ntitle: [\n---\n")]
    [InlineData("")]
    public void A_file_without_a_title_has_none(string text) => Assert.Null(TitleLine.Read(Encoding.UTF8.GetBytes(text)));
}
