using System.Text;
using System.Text.RegularExpressions;
using Training.Content.Files;
using Training.Content.Markup;

namespace Training.Content.Translations;

/// <summary>
/// A translation to be: the source’s own words where English ones will stand, with everything that stays the same already there. It says of no source
/// that it is its translation, for it isn’t one yet.
/// </summary>
public static partial class TranslationTwin
{
    private static readonly string[] Kept = ["title", "summary", "audience", "objectives", "warnings", "labels", "reflection"];

    /// <summary>What this twin begins as; null when the source can’t be read.</summary>
    /// <param name="path">Of the source, from the top of the content.</param>
    public static byte[]? Of(string path, ReadOnlyMemory<byte> source)
    {
        if (AuthoredText.Read(source) is not { } text || FrontMatter().Match(text) is not { Success: true } match)
            return null;
        var body = text[(match.Index + match.Length)..];
        if (path.EndsWith(".scenario.md", StringComparison.Ordinal))
            body = Scenes(body);
        return Encoding.UTF8.GetBytes($"---\n{Head(match.Groups["keys"].Value)}---\n{Boxes(body)}");
    }

    // A key with the lines indented under it, or the dashes of its list.
    private static string Head(string keys)
    {
        var head = new StringBuilder();
        var isKept = false;
        foreach (var line in keys.Split('\n')[..^1])
        {
            if (Key().Match(line) is { Success: true } key)
                isKept = Kept.Contains(key.Groups[1].Value);
            // What an objective aims at is the source’s to say.
            if (isKept)
                head.Append(line.TrimStart().StartsWith('-') ? Marks().Replace(line, "") : line).Append('\n');
        }
        return head.ToString();
    }

    private static string Boxes(string body) => Box().Replace(body, match => match.Groups[1].Value + English(match.Groups[2].Value));

    private static string English(string box) =>
        box switch
        {
            "exemple" => "example",
            "essayer" => "try",
            "formateur" => "instructor",
            "plus" => "more",
            _ => box,
        };

    /// <summary>Every scene says its id, as its title gives it; layers are told in English.</summary>
    private static string Scenes(string body) =>
        Spoken()
            .Replace(
                Scene()
                    .Replace(
                        body,
                        match =>
                            match.Value.Contains("{#", StringComparison.Ordinal)
                                ? match.Value
                                : $"{match.Value} {{#{Slug.From(match.Value)}}}"
                    ),
                match => match.Groups[1].Value + Layers(match.Groups[2].Value) + ")"
            );

    private static string Layers(string cues) =>
        Layer()
            .Replace(
                cues,
                match =>
                    match.Groups[1].Value
                    + match.Groups[2].Value switch
                    {
                        "voix" => "voice",
                        "bruit" => "sound",
                        "visage" => "face",
                        "corps" => "body",
                        "décor" => "place",
                        _ => "screen",
                    }
                    + ":"
            );

    [GeneratedRegex(@"\A---[ \t]*\n(?<keys>(?:(?!---[ \t]*$|\.\.\.)[^\n]*\n)*)(?:---|\.\.\.)[ \t]*\n", RegexOptions.Multiline)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^([A-Za-z]+):")]
    private static partial Regex Key();

    [GeneratedRegex("""(?:\s*`[CN]\d+`)+(?=["']?\s*$)""")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^(:::+[ \t]*)(exemple|essayer|formateur|plus)\b", RegexOptions.Multiline)]
    private static partial Regex Box();

    [GeneratedRegex(@"^## [^\n]*[^\s]", RegexOptions.Multiline)]
    private static partial Regex Scene();

    // A name, then its cues between parentheses, which may go on over the next lines.
    [GeneratedRegex(@"^([^\s`>#|:(«-][^\n`:(]{0,60}\()((?:[^()]|\([^()]*\)){0,2000})\)(?=\s*:)", RegexOptions.Multiline)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"(^|;\s*)(voix|bruit|visage|corps|décor|écran)\s?:")]
    private static partial Regex Layer();
}
