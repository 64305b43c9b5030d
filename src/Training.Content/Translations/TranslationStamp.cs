using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Translations;

/// <summary>The line <c>of:</c> of a translation, which says of which text it is the translation.</summary>
public static partial class TranslationStamp
{
    public const string Key = "of";

    /// <summary>The stamp of a source: the first 12 hex digits of its text’s SHA-256, line endings normalised.</summary>
    public static string? Of(ReadOnlyMemory<byte> source) => SourceText.Read("", source, new ProblemList()) is { } text ? Of(text) : null;

    internal static string Of(string normalText) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalText)))[..12];

    /// <summary>The stamp that a translation carries; null when it has none.</summary>
    public static string? In(ReadOnlyMemory<byte> translation)
    {
        var frontMatter = FrontMatter().Match(Encoding.Latin1.GetString(translation.Span));
        return frontMatter.Success && StampLine().Match(frontMatter.Groups["keys"].Value) is { Success: true } line
            ? line.Value[(Key.Length + 1)..].Trim().Trim('"', '\'')
            : null;
    }

    /// <summary>The translation with this stamp, as text; the same when it has it already or can’t carry it.</summary>
    public static string Write(string translation, string stamp) =>
        Write(Encoding.UTF8.GetBytes(translation), stamp) is { } stamped ? Encoding.UTF8.GetString(stamped) : translation;

    /// <summary>The translations whose stamp isn’t their source’s, with their new bytes. Only that line differs.</summary>
    public static IEnumerable<(string Path, byte[] Bytes)> Renew(ContentFiles files)
    {
        foreach (var path in files.Paths.Where(path => path.EndsWith(".en.md", StringComparison.Ordinal)))
            if (
                files.Find(path[..^".en.md".Length] + ".md") is { } source
                && Of(source) is { } stamp
                && Write(files.Find(path)!.Value, stamp) is { } stamped
            )
                yield return (path, stamped);
    }

    /// <summary>The translation with this stamp; null when it has it already, or has no front matter to carry it.</summary>
    public static byte[]? Write(ReadOnlyMemory<byte> translation, string stamp)
    {
        // Latin-1 maps each byte to one character and back, so that all the rest stays byte for byte.
        var text = Encoding.Latin1.GetString(translation.Span);
        var frontMatter = FrontMatter().Match(text);
        if (!frontMatter.Success)
            return null;

        var keys = frontMatter.Groups["keys"];
        var line = StampLine().Match(keys.Value);
        var stamped = line.Success
            ? text[..(keys.Index + line.Index)] + $"{Key}: {stamp}" + text[(keys.Index + line.Index + line.Length)..]
            : text[..(keys.Index + keys.Length)] + $"{Key}: {stamp}{frontMatter.Groups["end"].Value}" + text[(keys.Index + keys.Length)..];
        return stamped == text ? null : Encoding.Latin1.GetBytes(stamped);
    }

    [GeneratedRegex(
        @"\A(?:\xEF\xBB\xBF)?---[ \t]*(?<end>\r?\n)(?<keys>(?:(?!---[ \t]*\r?$|\.\.\.)[^\n]*\n)*)(?:---|\.\.\.)",
        RegexOptions.Multiline
    )]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^of:[^\r\n]*", RegexOptions.Multiline)]
    private static partial Regex StampLine();
}
