using System.Text;
using System.Text.RegularExpressions;

namespace Training.Authoring.Publishing;

/// <summary>Writes another number in a <c>module.md</c>, and leaves every other byte as it is.</summary>
public static partial class RaiseVersion
{
    /// <returns>Null when the front matter holds no version to write over.</returns>
    public static byte[]? In(ReadOnlyMemory<byte> module, VersionNumber number)
    {
        // One character for each byte, whatever they mean.
        var text = Encoding.Latin1.GetString(module.Span);
        return Version().Match(text) is { Success: true } match && match.Groups["number"] is var old
            ? Encoding.Latin1.GetBytes(text[..old.Index] + number + text[(old.Index + old.Length)..])
            : null;
    }

    [GeneratedRegex(
        @"\A(?:\u00EF\u00BB\u00BF)?---[ \t]*\r?\n(?:(?!---|version[ \t]*:)[^\n]*\n)*version[ \t]*:[ \t]*[""']?(?<number>[0-9]+\.[0-9]+\.[0-9]+)"
    )]
    private static partial Regex Version();
}
