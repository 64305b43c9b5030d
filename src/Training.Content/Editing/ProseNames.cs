using System.Text.RegularExpressions;

namespace Training.Content.Editing;

/// <summary>Where the text of a session says someone’s name in its sentences, which is not where it names who speaks.</summary>
public static partial class ProseNames
{
    /// <summary>The scenes that say a name, in their order; null stands for what is read before the first.</summary>
    public static IReadOnlyList<ScenePart?> Places(ScenarioText text, string name) =>
        name.Length == 0 ? []
        : IsSaid(text.Briefing, name) ? [null, .. Saying(text, name)]
        : [.. Saying(text, name)];

    /// <summary>
    /// The text with another name in all these sentences, headings included. Not what stands between backticks, nor where a link leads; nor after an
    /// apostrophe that the other name wouldn’t take (d’Hélène), which is left to its author.
    /// </summary>
    /// <returns>Null when it would be read as something else.</returns>
    public static ScenarioText? Replace(string path, ScenarioText text, string from, string to)
    {
        var head = FrontMatterText.EndIn(text.Text);
        var isElided = Elides(from) != Elides(to);
        var body = Word(from)
            .Replace(
                text.Text[head..],
                match =>
                    match.Groups["name"].Success && !(isElided && match.Groups["elided"].Success)
                        ? match.Groups["elided"].Value + to
                        : match.Value
            );
        return ScenarioText.Read(path, text.Text[..head] + body, text.Cast);
    }

    private static IEnumerable<ScenePart> Saying(ScenarioText text, string name) =>
        text.Scenes.Where(scene => IsSaid(text.TextOf(scene), name));

    private static bool IsSaid(string words, string name) => Word(name).Matches(words).Any(match => match.Groups["name"].Success);

    private static bool Elides(string name) => name.Length > 0 && Vowels().IsMatch(name);

    private static Regex Word(string name) =>
        new(
            $@"`[^`\n]*`|\]\([^)\n]*\)|\{{#[^}}\n]*\}}|(?<![\p{{L}}\p{{N}}-])(?<elided>\p{{L}}[’'])?(?<name>{Regex.Escape(name)})(?![\p{{L}}\p{{N}}-])",
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        );

    [GeneratedRegex(@"^[aeiouyhàâéèêëîïôöûùü]", RegexOptions.IgnoreCase)]
    private static partial Regex Vowels();
}
