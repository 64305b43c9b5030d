using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>What is said among other words: a time above choices, an ending in a title, an incident at the end of a paragraph.</summary>
internal static partial class ScenesWords
{
    /// <summary>
    /// What a line says of the choices below it: « Réponses possibles (vous avez 20 secondes) : » is no choice, whatever it holds; null for any other.
    /// </summary>
    private static string? ChoicesIn(string text)
    {
        var isLine = text.Length <= LongestLine && (text.EndsWith(':') || text.EndsWith(')'));
        if (!isLine && text.Length > LongestLabel)
            return null;
        for (var end = Math.Min(text.Length, LongestLabel); end > 0; end--)
            if (
                (end == text.Length || (isLine && !char.IsLetterOrDigit(text[end])))
                && char.IsLetterOrDigit(text[end - 1])
                && Labels.GetValueOrDefault(Slug.From(text[..end])) == ScenesLabel.Choices
            )
                return text.EndsWith(':') || text[end..].Trim() is ['(', .., ')'] or "" or "?"
                    ? text[end..].Trim(' ', '\u00A0', '\u202F', ':', '?', '(', ')', ',', '–', '—', '*')
                    : null;
        return null;
    }

    /// <summary>A timed decision said among other words, and those words.</summary>
    public static (string Directive, string Words)? TimeIn(string rest)
    {
        if (
            rest.Length > LongestLine
            || TimeWithin().Match(rest) is not { Success: true } match
            || Decide(match.Groups["time"].Value) is not { } directive
        )
            return null;
        var words = $"{rest[..match.Index]} {rest[(match.Index + match.Length)..]}".Trim(' ', '\u00A0', ',', ';', '.', ':', '–', '—');
        return (directive, words);
    }

    /// <summary>Words as a sentence: a capital, and a stop.</summary>
    public static string Sentence(string words) =>
        words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..] + (char.IsPunctuation(words[^1]) ? "" : ".");

    /// <summary>A title without « (fin) », and the directive that it says; null for none.</summary>
    public static (string Title, string? Directive) EndingOf(string title)
    {
        if (title.Length > LongestHeading || InEnd().Match(title) is not { Success: true } match)
            return (title, null);
        var said = match.Groups["in"].Value;
        var rest = Labels.TryGetValue(Slug.From(said), out var alone)
            ? alone == ScenesLabel.Ending
                ? ""
                : null
            : LabelOf(said) is (ScenesLabel.Ending, var what)
                ? what
                : null;
        return rest is null ? (title, null) : (title[..match.Index], Ending(rest).Directive);
    }

    /// <summary>A line parted where a sentence ends and something else is said of the scene: an incident, an ending, its note.</summary>
    public static string[] Sentences(string line) => Label().Split(line);

    // With the words around it, up to a stop: « vous avez 20 secondes; ».
    [GeneratedRegex(
        @"[^;,.:→]*?(?<!\d)(?<time>\d{1,3}\s*(?:secondes?|seconds?|sec|s|minutes?|min))(?!\p{L})[^;,.:→]*[;,.:]?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex TimeWithin();

    [GeneratedRegex(@"\s*[(\[](?<in>[^()\[\]]{2,40})[)\]]\.?\z")]
    private static partial Regex InEnd();

    [GeneratedRegex(
        @"(?<=[.!?…»”)])\s+(?=(?:Incident(?: technique)?|Technical incident|Panne(?: technique)?|(?:Bonne|Mauvaise) fin|Fin(?: réussie| heureuse| à reprendre| ouverte| difficile)?|(?:Good|Bad) ending|Ending|Débreffage|Debrief)\s?:)"
    )]
    private static partial Regex Label();
}
