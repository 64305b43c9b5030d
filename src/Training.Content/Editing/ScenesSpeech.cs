using System.Text.RegularExpressions;
using Training.Content.Markup;
using Training.Content.Scenarios;

namespace Training.Content.Editing;

/// <summary>Who speaks in a text of scenes: people of the cast, and others that the text names as people.</summary>
internal sealed partial class ScenesSpeech
{
    private const int LongestHead = 160;

    private readonly ScenesNames names;
    private readonly Dictionary<string, (string Name, int Times)> met = new(StringComparer.Ordinal);

    public ScenesSpeech(ScenesNames names, IEnumerable<ScenesLine> lines)
    {
        this.names = names;
        foreach (var line in lines)
            if (Split(line.Text) is var (name, _, _) && IsName(name))
                met[Slug.From(name)] = met.TryGetValue(Slug.From(name), out var seen) ? (seen.Name, seen.Times + 1) : (name, 1);
    }

    /// <summary>What someone says and gives to perceive; null for what no one says.</summary>
    public ScenePassage? Read(string text)
    {
        if (Split(text) is not var (typed, inParentheses, words) || Who(typed, inParentheses, words) is not { } who)
            return null;
        var cues = Cues(inParentheses);
        // « Thérèse : (un soupir) Oui. »
        if (Aside().Match(words) is { Success: true } aside)
        {
            cues.AddRange(Cues(aside.Groups["cue"].Value));
            words = words[aside.Length..];
        }
        var line = cues.Count > 0 ? $"{who} ({string.Join("; ", cues)}): {words}" : $"{who}: {words}";
        var passage = SceneFormReader.ReadPassage(ItemFormText.OneLine(line), 0, [who]) with { From = null };
        return passage.Kind == ScenePassageKind.Line && passage.Who == who ? passage : null;
    }

    /// <summary>What whoever learns is made to say, as the words of a narration; null for any other words.</summary>
    public string? Learner(string text)
    {
        if (Split(text) is not var (typed, inParentheses, words) || words.Length == 0 || !ScenesWords.IsLearner(typed))
            return null;
        var how = inParentheses.Length > 0 ? $" ({inParentheses})" : "";
        var said = words is ['«', .., '»'] or ['“', .., '”'] or ['"', .., '"'] ? words[1..^1].Trim(' ', '\u00A0', '\u202F') : words;
        return names.Language == Language.Fr ? $"Vous dites{how}\u00A0: «\u00A0{said}\u00A0»" : $"You say{how}: “{said}”";
    }

    /// <summary>A choice’s words without « Vous : ».</summary>
    public static string WithoutLearner(string text) =>
        Split(text) is var (typed, inParentheses, words) && inParentheses.Length == 0 && words.Length > 0 && ScenesWords.IsLearner(typed)
            ? words
            : text;

    private string? Who(string typed, string inParentheses, string words)
    {
        var slug = Slug.From(typed);
        if (names.Cast.FirstOrDefault(name => Slug.From(name) == slug) is { } known)
            return known;
        if (!IsName(typed) || !met.TryGetValue(slug, out var seen))
            return null;
        return seen.Times > 1 || Said().IsMatch(words) || LayerOf(inParentheses.Split(';')[0]) is not null ? seen.Name : null;
    }

    // A capital and three words at most.
    private static bool IsName(string name) => Name().IsMatch(name) && !ScenesWords.IsNobody(name);

    private static (string Name, string Cues, string Words)? Split(string text)
    {
        if (ColonIn(text) is not { } colon)
            return null;
        var head = text[..colon];
        var words = ScenesWords.Bare(head, text[(colon + 1)..]);
        return LineReader.LinePattern().Match($"{head.Replace("*", "", StringComparison.Ordinal).Trim()}: ") is { Success: true } match
            ? (match.Groups["name"].Value.Trim(), match.Groups["cues"].Value.Trim(), words)
            : null;
    }

    // The first outside parentheses, unless it stands within a number or an address.
    private static int? ColonIn(string text)
    {
        var depth = 0;
        for (var i = 0; i < Math.Min(text.Length, LongestHead); i++)
            if (text[i] == '(')
                depth++;
            else if (text[i] == ')')
                depth--;
            else if (text[i] == ':' && depth == 0)
                return i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || text[i + 1] is '*' or '«' or '“' or '"' ? i : null;
        return null;
    }

    // A comma parts two cues where what follows says its own layer.
    private List<string> Cues(string typed)
    {
        var cues = new List<string>();
        foreach (
            var part in typed
                .Replace("*", "", StringComparison.Ordinal)
                .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
        foreach (var (index, piece) in part.Split(',', StringSplitOptions.TrimEntries).Index())
            if (LayerOf(piece) is var (layer, rest))
                cues.Add($"{layer}: {rest}");
            else if (index > 0)
                cues[^1] += $", {piece}";
            else
                cues.Add(piece.StartsWith('#') ? piece : $"{Layers[0]}: {piece}");
        return cues;
    }

    private IReadOnlyList<string> Layers => LineReader.WordsIn(names.Language);

    // The word of either language, and what follows it.
    private (string Layer, string What)? LayerOf(string part)
    {
        foreach (var language in Enum.GetValues<Language>())
        foreach (var (index, word) in LineReader.WordsIn(language).Index())
            if (part.StartsWith(word, StringComparison.OrdinalIgnoreCase) && Follows().Match(part[word.Length..]) is { Success: true } rest)
                return (Layers[index], rest.Groups["rest"].Value);
        return null;
    }

    [GeneratedRegex(@"^(?:\s*:\s*|\s+)(?<rest>\S.*)\z")]
    private static partial Regex Follows();

    [GeneratedRegex(@"^\*{0,2}\((?<cue>[^()]{1,200})\)\*{0,2}\s*")]
    private static partial Regex Aside();

    [GeneratedRegex(@"^[«“""]")]
    private static partial Regex Said();

    [GeneratedRegex(@"^\p{Lu}[\p{L}\p{M}’'.-]*(?: (?:\p{Lu}[\p{L}\p{M}’'.-]*|de|du|des|la|le|d’|van|von|del)){0,2}\z")]
    private static partial Regex Name();
}
