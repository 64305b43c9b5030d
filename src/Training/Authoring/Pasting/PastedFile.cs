using System.Text;
using Microsoft.Extensions.Localization;
using Training.Content.Interchange;
using Training.Content.Interchange.Word;
using Training.Localization;

namespace Training.Authoring.Pasting;

/// <summary>What a word processor saved: a Word file, or a page in the encodings in which they write.</summary>
internal static class PastedFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // What Word writes that was never told of UTF-8.
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <param name="hasLetters">Whether a list that is lettered keeps its letters.</param>
    /// <returns>What it says; null, with why, when it is refused.</returns>
    public static (Pasted? Pasted, string Refusal) Read(byte[] bytes, IStringLocalizer<TrainingText> text, bool hasLetters = false)
    {
        if (PastedWord.Looks(bytes))
            return (PastedWord.Read(bytes, out var problem, hasLetters), problem?.Message.In(Languages.Current) ?? "");
        if (bytes.Length > PastedHtml.MostLetters)
            return (null, text["Paste.File.Large", PastedHtml.MostLetters / 1_000_000]);
        return Text(bytes) is { } html ? (PastedHtml.Read(html, hasLetters), "") : (null, text["Paste.File.Kind"]);
    }

    /// <returns>Null for what is no page.</returns>
    private static string? Text(byte[] bytes)
    {
        var text = Decode(bytes);
        return text.Contains('\0') || !text.Contains('<') ? null : text;
    }

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
