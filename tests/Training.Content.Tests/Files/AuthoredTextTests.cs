using System.Text;
using Training.Content.Files;

namespace Training.Content.Tests.Files;

/// <summary>A text goes to a browser and back, and the file keeps what the browser doesn’t know of.</summary>
public sealed class AuthoredTextTests
{
    [Theory]
    [InlineData("un\ndeux\n")]
    [InlineData("un\r\ndeux\r\n")]
    [InlineData("\uFEFFun\r\ndeux")]
    [InlineData("un\r\ndeux\ntrois")]
    [InlineData("")]
    public void What_is_sent_back_as_it_was_shown_is_the_same_file_byte_for_byte(string file)
    {
        var bytes = Encoding.UTF8.GetBytes(file);

        var back = AuthoredText.Read(bytes)!.Replace("\n", "\r\n", StringComparison.Ordinal);

        Assert.Equal(bytes, AuthoredText.Write(back, bytes));
    }

    [Fact]
    public void A_change_takes_the_line_ends_and_the_mark_of_the_file()
    {
        var before = Encoding.UTF8.GetBytes("\uFEFFun\r\ndeux\r\n");

        Assert.Equal(Encoding.UTF8.GetBytes("\uFEFFun\r\ndeux\r\ntrois\r\n"), AuthoredText.Write("un\ndeux\ntrois\n", before));
        Assert.Equal("un\ndeux\n"u8.ToArray(), AuthoredText.Write("un\r\ndeux\r\n", default));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_not_shown()
    {
        Assert.Null(AuthoredText.Read(new byte[] { 0xFF, 0xFE, 0x41 }));
    }
}
