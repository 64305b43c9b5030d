using System.Text;

namespace Training.Authoring.Pasting;

/// <summary>A page that a word processor saved, in the encodings in which they write.</summary>
internal static class PastedFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // What Word writes that was never told of UTF-8.
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <returns>Null for what is no page.</returns>
    public static string? Text(byte[] bytes)
    {
        var text = Decode(bytes);
        return text.Contains('\0') || !text.Contains('<') ? null : text;
    }

    /// <summary>A document of Word’s own, which is a zip or older.</summary>
    public static bool IsDocument(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    private static string Decode(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes.AsSpan(2));
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Western.GetString(bytes);
        }
    }
}
