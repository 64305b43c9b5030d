using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Training.Content.Modules;

/// <summary>The title in a file’s front matter, read and changed without touching anything else.</summary>
public static partial class TitleLine
{
    /// <returns>Null when there is none that can be read.</returns>
    public static string? Read(ReadOnlyMemory<byte> file)
    {
        if (Find(Encoding.Latin1.GetString(file.Span)) is not { } value)
            return null;
        try
        {
            var written = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(value.Value));
            return new DeserializerBuilder().Build().Deserialize<string?>(written)?.Trim() is { Length: > 0 } title ? title : null;
        }
        catch (YamlException)
        {
            return null;
        }
    }

    /// <summary>The file with another title; the same bytes when it has none.</summary>
    public static byte[] Write(ReadOnlyMemory<byte> file, string title)
    {
        // Latin-1 maps each byte to one character and back, so that all the rest stays byte for byte.
        var text = Encoding.Latin1.GetString(file.Span);
        if (Find(text) is not { } value)
            return file.ToArray();
        var written = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Quoted(title)));
        return Encoding.Latin1.GetBytes(string.Concat(text.AsSpan(0, value.Index), written, text.AsSpan(value.Index + value.Length)));
    }

    private static Group? Find(string text)
    {
        var head = FrontMatter().Match(text);
        return head.Success && Title().Match(text, head.Index, head.Length) is { Success: true } found ? found.Groups["value"] : null;
    }

    private static string Quoted(string title)
    {
        var line = string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Plain().IsMatch(line)
            ? line
            : $"\"{line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    [GeneratedRegex(@"\A(?:\xEF\xBB\xBF)?---[ \t]*\r?\n(?:(?!---[ \t]*\r?$)[^\n]*\n)*", RegexOptions.Multiline)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^title:[ \t]*(?<value>[^\r\n]*)", RegexOptions.Multiline)]
    private static partial Regex Title();

    // What YAML takes for words whatever they are.
    [GeneratedRegex(@"^\p{L}[\p{L}\p{N}’'(),.;?!–—-]*(?: [\p{L}\p{N}’'(),.;?!–—-]+)+\z")]
    private static partial Regex Plain();
}
