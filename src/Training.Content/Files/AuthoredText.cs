using System.Text;

namespace Training.Content.Files;

/// <summary>An authored file as it is typed in a browser, which knows one kind of line end and no byte order mark; the file keeps its own.</summary>
public static class AuthoredText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    /// <returns>Null when these bytes are no UTF-8 text: showing them would spoil them.</returns>
    public static string? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var text = Strict.GetString(HasMark(bytes) ? bytes.Span[Mark.Length..] : bytes.Span);
            return text.ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The bytes of a typed text: those of the file before when it says the same.</summary>
    /// <param name="before">Empty for a new file.</param>
    public static byte[] Write(string typed, ReadOnlyMemory<byte> before)
    {
        var text = typed.ReplaceLineEndings("\n");
        if (text == Read(before))
            return before.ToArray();
        if (before.Span.IndexOf("\r\n"u8) >= 0)
            text = text.Replace("\n", "\r\n", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(text);
        return HasMark(before) ? [.. Mark, .. bytes] : bytes;
    }

    private static bool HasMark(ReadOnlyMemory<byte> bytes) => bytes.Span.StartsWith(Mark);
}
