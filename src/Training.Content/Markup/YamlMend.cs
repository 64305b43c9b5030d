using System.Text.RegularExpressions;

namespace Training.Content.Markup;

/// <summary>Puts straight quotes around words that YAML would take for something else.</summary>
internal static partial class YamlMend
{
    /// <returns>The line as it can be read; null for one that reads as it is, or that quotes don’t mend.</returns>
    public static string? Line(string line)
    {
        if (KeyAndWords().Match(line.TrimEnd()) is not { Success: true } match || Reads(line.Trim()))
            return null;
        var (key, words) = (match.Groups["key"].Value, Bare(match.Groups["words"].Value));
        var mended = $"{key}: \"{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        return Reads(mended) ? mended : null;
    }

    // The quotes of prose around the whole were meant for this, and straight ones that close too early too.
    private static string Bare(string words) =>
        words.Length < 2 ? words
        : (words[0], words[^1]) is ('«', '»') or ('“', '”') or ('"', '"') or ('\'', '\'') ? words[1..^1].Trim()
        : words;

    private static bool Reads(string line)
    {
        var problems = new ProblemList();
        return YamlReader.Parse(line, problems) is YamlMap && problems.Items.Count == 0;
    }

    [GeneratedRegex(@"^\s*(?<key>[\p{L}\p{N}_-]+):\s+(?<words>[^\s{\[].*)\z")]
    private static partial Regex KeyAndWords();
}
