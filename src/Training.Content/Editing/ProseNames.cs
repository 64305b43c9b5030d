using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>Where the text of a session says someone’s name in its sentences, which is not where it names who speaks.</summary>
public static partial class ProseNames
{
    private static readonly string[] Keys = ["title", "labels", "warnings", "reflection"];

    /// <summary>The scenes that say a name, in their order; null stands for what is read before the first.</summary>
    public static IReadOnlyList<ScenePart?> Places(ScenarioText text, string name) =>
        name.Length == 0 ? []
        : IsSaid(text.Briefing, name) ? [null, .. Saying(text, name)]
        : [.. Saying(text, name)];

    /// <summary>The settings that say a name, in their order: those of sentences, and not who is in the cast.</summary>
    public static IReadOnlyList<string> Settings(ScenarioText text, string name) =>
        name.Length > 0 && FrontMatterText.Read(text.Text) is { } front
            ? [.. Keys.Where(key => Said(front, key).Any(words => IsSaid(words, name)))]
            : [];

    /// <summary>The facts that are named after someone: <c>josee-a-menti</c>.</summary>
    public static IReadOnlyList<string> Facts(ScenarioText text, string name) =>
        Slug.From(name) is { Length: > 0 } slug && FrontMatterText.Read(text.Text)?.Items("facts") is { } facts
            ? [.. facts.Where(fact => $"-{Slug.From(fact)}-".Contains($"-{slug}-", StringComparison.Ordinal))]
            : [];

    /// <summary>Whether sentences say a name.</summary>
    public static bool IsSaid(string words, string name) =>
        name.Length > 0 && Word(name).Matches(words).Any(match => match.Groups["name"].Success);

    /// <summary>
    /// The text with another name in all these sentences, headings and settings included. Not what stands between backticks, nor where a link leads; nor after an
    /// apostrophe that the other name wouldn’t take (d’Hélène), which is left to its author.
    /// </summary>
    /// <returns>Null when it would be read as something else.</returns>
    public static ScenarioText? Replace(string path, ScenarioText text, string from, string to)
    {
        var front = FrontMatterText.Read(text.Text);
        var now = front is null ? text.Text : Keys.Aggregate(front, (told, key) => In(told, key, from, to)).Text;
        var head = FrontMatterText.EndIn(now);
        return ScenarioText.Read(path, now[..head] + In(now[head..], from, to), text.Cast);
    }

    /// <summary>Sentences with another name.</summary>
    /// <param name="options">How the name may be written.</param>
    internal static string In(string words, string from, string to, RegexOptions options = RegexOptions.None)
    {
        var isElided = Elides(from) != Elides(to);
        return Word(from, options)
            .Replace(
                words,
                match =>
                    match.Groups["name"].Success && !(isElided && match.Groups["elided"].Success)
                        ? match.Groups["elided"].Value + to
                        : match.Value
            );
    }

    private static FrontMatterText In(FrontMatterText front, string key, string from, string to) =>
        key switch
        {
            "title" => front.Value(key) is { } title ? front.With(key, In(title, from, to)) : front,
            "labels" => front.WithPairs(
                key,
                (front.Pairs(key) ?? [])
                    .DistinctBy(label => label.Name)
                    .ToDictionary(label => label.Name, label => In(label.Value, from, to))
            ),
            _ => front.WithItems(key, [.. (front.Items(key) ?? []).Select(words => In(words, from, to))]),
        };

    private static IEnumerable<string> Said(FrontMatterText front, string key) =>
        key switch
        {
            "title" => [front.Value(key) ?? ""],
            "labels" => (front.Pairs(key) ?? []).Select(label => label.Value),
            _ => front.Items(key) ?? [],
        };

    private static IEnumerable<ScenePart> Saying(ScenarioText text, string name) =>
        text.Scenes.Where(scene => IsSaid(text.TextOf(scene), name));

    private static bool Elides(string name) => name.Length > 0 && Vowels().IsMatch(name);

    private static Regex Word(string name, RegexOptions options = RegexOptions.None) =>
        new(
            $@"`[^`\n]*`|\]\([^)\n]*\)|\{{#[^}}\n]*\}}|(?<![\p{{L}}\p{{N}}-])(?<elided>\p{{L}}[’'])?(?<name>{Regex.Escape(name)})(?![\p{{L}}\p{{N}}-])",
            RegexOptions.CultureInvariant | options,
            TimeSpan.FromSeconds(1)
        );

    [GeneratedRegex(@"^[aeiouyhàâéèêëîïôöûùü]", RegexOptions.IgnoreCase)]
    private static partial Regex Vowels();
}
