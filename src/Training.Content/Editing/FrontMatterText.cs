using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>The front matter of a text, key by key: setting one changes its line and no other.</summary>
public sealed partial class FrontMatterText
{
    private readonly string[] lines;
    private readonly int end;

    private FrontMatterText(string[] lines, int end)
    {
        this.lines = lines;
        this.end = end;
    }

    /// <param name="text">With <c>\n</c> at the end of lines.</param>
    public static FrontMatterText? Read(string text)
    {
        var lines = text.Split('\n');
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == "---");
        return lines[0].TrimEnd() == "---" && end > 0 ? new(lines, end) : null;
    }

    /// <summary>Where what follows the front matter begins; the end of a text that has none.</summary>
    internal static int EndIn(string text)
    {
        var close = text.IndexOf("\n---", StringComparison.Ordinal);
        var end = close < 0 ? -1 : text.IndexOf('\n', close + 1);
        return end < 0 ? text.Length : end + 1;
    }

    public string Text => string.Join('\n', lines);

    /// <summary>Its value; a list’s with commas. Null when it isn’t there, or is written in a way that a form leaves alone.</summary>
    public string? Value(string key) => LineOf(key) is { } line && Holds(key) ? Parse(lines[line]) : null;

    public bool Has(string key) => LineOf(key) is not null;

    /// <summary>The line of a key, from 1.</summary>
    public int? PlaceOf(string key) => LineOf(key) + 1;

    /// <summary>Whether a form can set it: it isn’t there, or it is a word or a list on a line of its own, without a comment.</summary>
    public bool Holds(string key)
    {
        if (LineOf(key) is not { } line)
            return true;
        var isAlone = line + 1 == end || lines[line + 1] is "" || Key().IsMatch(lines[line + 1]) || lines[line + 1].StartsWith('#');
        return isAlone && !lines[line].Contains(" #", StringComparison.Ordinal) && Parse(lines[line]) is not null;
    }

    /// <param name="value">Null to take the key away.</param>
    /// <param name="isList">Several words between commas.</param>
    public FrontMatterText With(string key, string? value, bool isList = false)
    {
        var place = LineOf(key);
        if (!Holds(key) || Value(key) == value || (value is null && place is null))
            return this;
        var now = lines.ToList();
        var written =
            value is null ? null
            : isList ? $"{key}: [{value}]"
            : Written(key, value);
        if (written is null)
            now.RemoveAt(place!.Value);
        else if (place is { } line)
            now[line] = written;
        else
            now.Insert(end, written);
        return new([.. now], end + now.Count - lines.Length);
    }

    private int? LineOf(string key)
    {
        var line = Array.FindIndex(lines, 1, end - 1, line => line.StartsWith(key + ":", StringComparison.Ordinal));
        return line < 0 ? null : line;
    }

    private static string Written(string key, string value)
    {
        var plain = $"{key}: {value}";
        if (!value.Contains('#', StringComparison.Ordinal) && Parse(plain) == value && !value.StartsWith('['))
            return plain;
        return $"{key}: \"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    private static string? Parse(string line) =>
        YamlReader.Read(line, "", 0, new ProblemList()) is YamlMap { Entries: [(_, var value)] }
            ? value switch
            {
                YamlText text => text.Value,
                YamlList list when list.Items.All(item => item is YamlText) => string.Join(
                    ", ",
                    list.Items.Cast<YamlText>().Select(t => t.Value)
                ),
                _ => null,
            }
            : null;

    [GeneratedRegex(@"^[A-Za-z][\w-]*:")]
    private static partial Regex Key();
}
