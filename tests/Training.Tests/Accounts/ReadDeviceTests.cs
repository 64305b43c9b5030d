using Training.Web.Accounts;

namespace Training.Tests.Accounts;

public sealed class ReadDeviceTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("curl/8.5", "")]
    [InlineData("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox, Android")]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
        "Safari, iPhone"
    )]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
        "Edge, Windows"
    )]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome, Linux")]
    public void A_browser_and_its_system_are_told_in_a_word_or_two(string? userAgent, string device) =>
        Assert.Equal(device, ReadDevice.From(userAgent));
}
