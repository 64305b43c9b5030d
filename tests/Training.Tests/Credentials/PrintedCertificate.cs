using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Training.Tests.Credentials;

/// <summary>A certificate’s PDF as other programs find it.</summary>
internal sealed partial class PrintedCertificate(byte[] bytes)
{
    /// <summary>The file as it lies, one character a byte.</summary>
    public string Raw { get; } = Encoding.Latin1.GetString(bytes);

    public byte[] Bytes => bytes;

    /// <summary>Every character that the file lets a reader copy or speak.</summary>
    public IReadOnlySet<string> Characters =>
        Streams().SelectMany(stream => Mapped().Matches(stream)).Select(m => Unicode(m.Groups[1].Value)).ToHashSet();

    /// <summary>Texts that people read, such as titles and what stands for a picture.</summary>
    public IReadOnlyList<string> Strings => [.. Written().Matches(Raw).Select(m => Unicode(m.Groups[1].Value))];

    public static async Task<PrintedCertificate> OfAsync(Browser browser, string address)
    {
        var response = await browser.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("application/pdf", response.Content.Headers.ContentType?.MediaType);
        return new(await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>What another program says of the file; skips the test where there is no such program.</summary>
    public async Task<string> AskAsync(string program, params string[] arguments)
    {
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Assert.SkipUnless(paths.Any(p => File.Exists(Path.Combine(p, program))), $"{program} is not installed.");
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, bytes);

        var start = new ProcessStartInfo(program, [.. arguments.Select(a => a == "FILE" ? file : a)]) { RedirectStandardOutput = true };
        start.StandardOutputEncoding = Encoding.UTF8;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        File.Delete(file);
        Assert.Equal(0, process.ExitCode);
        return said;
    }

    private IEnumerable<string> Streams()
    {
        foreach (Match stream in Stream().Matches(Raw))
        {
            var length = int.Parse(stream.Groups[1].Value, CultureInfo.InvariantCulture);
            using var zlib = new ZLibStream(new MemoryStream(bytes, stream.Index + stream.Length, length), CompressionMode.Decompress);
            using var reader = new StreamReader(zlib, Encoding.Latin1);
            yield return reader.ReadToEnd();
        }
    }

    private static string Unicode(string hexadecimal) => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(hexadecimal));

    [GeneratedRegex(@"/FlateDecode/Length (\d+)>>\nstream\n")]
    private static partial Regex Stream();

    [GeneratedRegex("<[0-9A-F]{4}> <([0-9A-F]+)>")]
    private static partial Regex Mapped();

    [GeneratedRegex("<FEFF([0-9A-F]+)>")]
    private static partial Regex Written();
}
