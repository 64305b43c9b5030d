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

    /// <summary>An empty front matter above a text that has none; null for a text that has one, or half of one.</summary>
    /// <param name="text">With <c>\n</c> at the end of lines.</param>
    public static FrontMatterText? Begin(string text) =>
        text.TrimStart().StartsWith("---", StringComparison.Ordinal) ? null : Read($"---\n---\n\n{text.TrimStart('\n')}");

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

    /// <summary>How many lines it takes, with those that close it off.</summary>
    public int Height => end + 1;

    public bool Has(string key) => LineOf(key) is not null;

    /// <summary>The line of a key, from 1.</summary>
    public int? PlaceOf(string key) => LineOf(key) + 1;

    /// <summary>The key that a line of the file, from 1, belongs to: its own or one of those below it.</summary>
    public string? KeyAt(int line) =>
        lines[..Math.Min(line, end)].Select(text => Key().Match(text)).LastOrDefault(match => match.Success)?.Value.TrimEnd(':');

    /// <summary>The texts of a list, however it is written; empty when it isn’t there, null when a form leaves it alone.</summary>
    public IReadOnlyList<string>? Items(string key) =>
        !Has(key) ? []
        : NodeOf(key) is YamlList list && list.Items.All(IsLine) ? [.. list.Items.Cast<YamlText>().Select(t => t.Value)]
        : null;

    /// <summary>Which text of a list, from 0, a line of the file, from 1, belongs to; null for the line of the key, and for a list on one line.</summary>
    public int? ItemAt(string key, int line)
    {
        var (first, last) = SpanOf(key);
        var dashes = lines[first..Math.Clamp(line, first, last)]
            .Skip(1)
            .Count(text => text.TrimStart().StartsWith("- ", StringComparison.Ordinal));
        return line <= last && dashes > 0 ? dashes - 1 : null;
    }

    /// <summary>The pairs of a map, however it is written; empty when it isn’t there, null when a form leaves it alone.</summary>
    public IReadOnlyList<(string Name, string Value)>? Pairs(string key) =>
        !Has(key) ? []
        : NodeOf(key) is YamlMap map && map.Entries.All(e => IsLine(e.Key) && IsLine(e.Value))
            ? [.. map.Entries.Select(e => (e.Key.Value, ((YamlText)e.Value).Value))]
        : null;

    /// <param name="isProse">Of a list that wasn’t there: each of its texts on a line of its own.</param>
    public FrontMatterText WithItems(string key, IReadOnlyList<string> items, bool isProse = false)
    {
        if (Items(key) is not { } before || before.SequenceEqual(items))
            return this;
        var (first, last) = SpanOf(key);
        var below = lines[first..last].Skip(1).ToList();
        var isBlock = below.Count > 0 ? below[0].TrimStart().StartsWith("- ", StringComparison.Ordinal) : before.Count == 0 && isProse;
        if (!isBlock)
            return WithLines(key, items.Count == 0 ? [] : [$"{key}: [{string.Join(", ", items.Select(Flow))}]"]);
        // A text that stays keeps its own line.
        var written = below.Count == before.Count ? before.Zip(below).DistinctBy(pair => pair.First).ToDictionary() : [];
        var dash = below.Count > 0 ? below[0][..(below[0].IndexOf('-', StringComparison.Ordinal) + 2)] : "  - ";
        return WithLines(
            key,
            items.Count == 0 ? [] : [$"{key}:", .. items.Select(item => written.GetValueOrDefault(item) ?? dash + Block(item))]
        );
    }

    /// <summary>Those that stay keep their places, and so do those that are called otherwise; the others follow.</summary>
    /// <param name="renamed">From what some were called to what they are called now.</param>
    public FrontMatterText WithPairs(
        string key,
        IReadOnlyDictionary<string, string> pairs,
        IReadOnlyDictionary<string, string>? renamed = null
    )
    {
        if (Pairs(key) is not { } before || (before.Count == pairs.Count && before.All(p => pairs.GetValueOrDefault(p.Name) == p.Value)))
            return this;
        var names = before.Select(p => renamed?.GetValueOrDefault(p.Name) ?? p.Name).Where(pairs.ContainsKey).Distinct().ToList();
        names.AddRange(pairs.Keys.Except(names));
        var (first, last) = SpanOf(key);
        var below = lines[first..last].Skip(1).ToList();
        if (below.Count == 0 || Key().Match(lines[first]).Length < lines[first].TrimEnd().Length)
            return WithLines(
                key,
                names.Count == 0 ? [] : [$"{key}: {{ {string.Join(", ", names.Select(name => $"{Flow(name)}: {Flow(pairs[name])}"))} }}"]
            );
        var written = below.Count == before.Count ? before.Zip(below).ToDictionary() : [];
        var indent = below[0][..^below[0].TrimStart().Length];
        return WithLines(
            key,
            names.Count == 0
                ? []
                :
                [
                    $"{key}:",
                    .. names.Select(name => written.GetValueOrDefault((name, pairs[name])) ?? $"{indent}{Flow(name)}: {Flow(pairs[name])}"),
                ]
        );
    }

    /// <summary>Whether a form can set it: it isn’t there, or it is a word or a list on a line of its own, without a comment.</summary>
    public bool Holds(string key)
    {
        if (LineOf(key) is not { } line)
            return true;
        var isAlone = line + 1 == end || lines[line + 1] is "" || Key().IsMatch(lines[line + 1]) || lines[line + 1].StartsWith('#');
        return isAlone && !HasComment(lines[line]) && Parse(lines[line]) is not null;
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

    private FrontMatterText WithLines(string key, IReadOnlyList<string> written)
    {
        var (first, last) = SpanOf(key);
        string[] now = [.. lines[..first], .. written, .. lines[last..]];
        return new(now, end + now.Length - lines.Length);
    }

    // Where a key and all that belongs to it stand; where it would go, when it isn’t there.
    private (int First, int Last) SpanOf(string key)
    {
        if (LineOf(key) is not { } first)
            return (end, end);
        var last = first + 1;
        while (last < end && !Key().IsMatch(lines[last]) && !lines[last].StartsWith('#'))
            last++;
        return (first, last);
    }

    // A comment or a blank line would be lost.
    private YamlNode? NodeOf(string key)
    {
        var (first, last) = SpanOf(key);
        var own = lines[first..last];
        return
            own.All(line => line.Length > 0 && !line.TrimStart().StartsWith('#') && !HasComment(line))
            && YamlReader.Read(string.Join('\n', own), "", 0, new ProblemList()) is YamlMap { Entries: [(_, var value)] }
            ? value
            : null;
    }

    internal static bool HasComment(string line) => InQuotes().Replace(line, "").Contains(" #", StringComparison.Ordinal);

    private static bool IsLine(YamlNode node) => node is YamlText { Value: var text } && ItemFormText.OneLine(text) == text;

    /// <summary>A text within brackets, in quotes where it must be.</summary>
    internal static string Flow(string text) =>
        IsPlain(text, YamlReader.Read($"a: [{text}]", "", 0, new ProblemList()))
        && YamlReader.Read($"a: {{ b: {text} }}", "", 0, new ProblemList())
            is YamlMap { Entries: [(_, YamlMap { Entries: [(_, YamlText { Value: var read })] })] }
        && read == text
            ? text
            : Quoted(text);

    /// <summary>A text on a line of its own, in quotes where it must be.</summary>
    internal static string Block(string text) =>
        IsPlain(text, YamlReader.Read($"a:\n  - {text}", "", 0, new ProblemList())) ? text : Quoted(text);

    private static bool IsPlain(string text, YamlNode? read) =>
        !text.AsSpan().ContainsAny('#', '"', '\'')
        && read is YamlMap { Entries: [(_, YamlList { Items: [YamlText { Value: var value }] })] }
        && value == text;

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

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
        return $"{key}: {Quoted(value)}";
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

    [GeneratedRegex(@"(?<=[\[{,:-]\s*)""(\\.|[^""\\])*""")]
    private static partial Regex InQuotes();

    [GeneratedRegex(@"^[A-Za-z][\w-]*:")]
    private static partial Regex Key();
}
