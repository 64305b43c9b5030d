using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>What is said among other words: a time above choices, an ending in a title, that no one answers.</summary>
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

    /// <summary>Whether words say that whoever learns stays silent.</summary>
    public static bool IsUnsaid(string words) => Unsaid.Contains(Slug.From(words)) || IsUnanswered(words);

    /// <summary>« Si on ne répond pas à temps » : words that say when silence is chosen, and nothing besides.</summary>
    public static bool IsUnanswered(string words) =>
        words.Length <= LongestLine && Unanswered().Match(words) is { Success: true } match && match.Groups["end"].Success;

    /// <summary>« Ensuite », beside a time: the same.</summary>
    public static bool IsAfterTime(string words) => words.Length <= LongestLine && AfterTime().IsMatch(words);

    /// <summary>Words as a sentence: a capital, and a stop.</summary>
    public static string Sentence(string words) =>
        words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..] + (char.IsPunctuation(words[^1]) ? "" : ".");

    /// <summary>A title without « (fin) », and the directive that it says; null for none.</summary>
    public static (string Title, string? Directive) EndingOf(string title)
    {
        if (title.Length > LongestHeading || InEnd().Match(title) is not { Success: true } match)
            return (title, title.Length <= LongestHeading && AtHead().IsMatch(title) ? Ending("").Directive : null);
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

    // With the words around it, up to a stop: « vous avez 20 secondes; ».
    [GeneratedRegex(
        @"[^;,.:→]*?(?<!\d)(?<time>\d{1,3}\s*(?:secondes?|seconds?|sec|s|minutes?|min))(?!\p{L})[^;,.:→]*[;,.:]?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex TimeWithin();

    [GeneratedRegex(@"\s*[(\[](?<in>[^()\[\]]{2,40})[)\]]\.?\z")]
    private static partial Regex InEnd();

    // « Fin 2 : On s’est quittées trop vite »
    [GeneratedRegex(@"^(?:fin|ending|end)\s?\d{0,2}\s?[:–—]\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AtHead();

    // « Si l’étudiante ne répond pas à temps », « If no one answers ».
    [GeneratedRegex(
        @"^(?:si\s+(?:(?:on|vous|tu|(?:l['’]|la |le |les |un |une )(?:[ée]tudiant|apprenant|intervenant|stagiaire|participant|personne|[ée]l[èe]ve)[\p{L}·.()-]{0,20}(?:\s(?:apprenant|intervenant)[\p{L}·.()-]{0,10})?)\s+(?:ne\s+|n['’])?(?:répond(?:s|ez|ent)?|di(?:t|tes|sent)|parle[sz]?|choisi(?:t|s|ssez)|réagi(?:t|s|ssez)|fai(?:t|s|tes))\s+(?:pas|rien)|(?:personne|rien)\s+(?:ne\s+|n['’])(?:répond|parle|réagit|est dit|se passe))"
            + @"|if\s+(?:(?:the\s+)?(?:you|one|they|learner|student|trainee|participant|person)\s+(?:do|does)(?:\s+not|n['’]t)\s+(?:answer|reply|respond|speak|choose|react|say\s+anything)|(?:no\s?one|nobody)\s+(?:answers|replies|responds|speaks|reacts)|there\s+is\s+no\s+(?:answer|reply|response)))"
            + @"(?<end>(?:\s+(?:à temps|dans (?:ce délai|le délai|le temps)|assez vite|in time))?[\s.,;:]*\z)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Unanswered();

    [GeneratedRegex(
        @"^(?:ensuite|puis|sinon|sans réponse|à défaut(?: de réponse)?|(?:passé|après) ce (?:temps|délai)|after that|then|otherwise|when (?:the )?time is up|(?:si|s['’])\s?[^.;:]{1,40}\s(?:ne\s|n['’])[^.;:]{1,20}\s(?:pas|rien)(?: à temps)?)[\s.,;:]*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex AfterTime();
}
