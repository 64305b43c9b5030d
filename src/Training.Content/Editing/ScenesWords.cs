using System.Globalization;
using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>What a line says it is, by the word before its colon.</summary>
internal enum ScenesLabel
{
    Feedback,
    Time,
    Ending,
    Debrief,
    Narration,
    Choices,
    Incident,
    Channel,
    Points,

    /// <summary>« Retour » : of an ending, its note; under a choice, its feedback.</summary>
    Lesson,
}

/// <summary>The words that texts of scenes are written with, in both languages.</summary>
internal static partial class ScenesWords
{
    private const int LongestLabel = 40;
    private const int LongestHeading = 120;
    private const int LongestLine = 240;
    private const int MostSeconds = 999;
    private const int MostIncidentWords = 12;

    private static readonly Dictionary<string, ScenesLabel> Labels = new(StringComparer.Ordinal)
    {
        ["retroaction"] = ScenesLabel.Feedback,
        ["retro"] = ScenesLabel.Feedback,
        ["feedback"] = ScenesLabel.Feedback,
        ["temps"] = ScenesLabel.Time,
        ["temps-de-decision"] = ScenesLabel.Time,
        ["temps-pour-decider"] = ScenesLabel.Time,
        ["delai"] = ScenesLabel.Time,
        ["decision-minutee"] = ScenesLabel.Time,
        ["time"] = ScenesLabel.Time,
        ["time-to-decide"] = ScenesLabel.Time,
        ["timed-decision"] = ScenesLabel.Time,
        ["fin"] = ScenesLabel.Ending,
        ["fin-de-la-seance"] = ScenesLabel.Ending,
        ["fin-reussie"] = ScenesLabel.Ending,
        ["fin-heureuse"] = ScenesLabel.Ending,
        ["fin-ouverte"] = ScenesLabel.Ending,
        ["fin-difficile"] = ScenesLabel.Ending,
        ["mauvaise-fin"] = ScenesLabel.Ending,
        ["ending-to-redo"] = ScenesLabel.Ending,
        ["fin-a-reprendre"] = ScenesLabel.Ending,
        ["bonne-fin"] = ScenesLabel.Ending,
        ["good-ending"] = ScenesLabel.Ending,
        ["bad-ending"] = ScenesLabel.Ending,
        ["end"] = ScenesLabel.Ending,
        ["the-end"] = ScenesLabel.Ending,
        ["ending"] = ScenesLabel.Ending,
        ["end-of-the-session"] = ScenesLabel.Ending,
        ["debreffage"] = ScenesLabel.Debrief,
        ["debriefing"] = ScenesLabel.Debrief,
        ["debrief"] = ScenesLabel.Debrief,
        ["note"] = ScenesLabel.Debrief,
        ["note-de-debreffage"] = ScenesLabel.Debrief,
        ["note-pour-le-debreffage"] = ScenesLabel.Debrief,
        ["pour-le-debreffage"] = ScenesLabel.Debrief,
        ["debrief-note"] = ScenesLabel.Debrief,
        ["for-the-debrief"] = ScenesLabel.Debrief,
        ["narration"] = ScenesLabel.Narration,
        ["narrateur"] = ScenesLabel.Narration,
        ["narratrice"] = ScenesLabel.Narration,
        ["narrator"] = ScenesLabel.Narration,
        ["description"] = ScenesLabel.Narration,
        ["didascalie"] = ScenesLabel.Narration,
        ["choix"] = ScenesLabel.Choices,
        ["les-choix"] = ScenesLabel.Choices,
        ["choix-possibles"] = ScenesLabel.Choices,
        ["reponses"] = ScenesLabel.Choices,
        ["reponses-possibles"] = ScenesLabel.Choices,
        ["les-reponses-possibles"] = ScenesLabel.Choices,
        ["choix-de-reponse"] = ScenesLabel.Choices,
        ["choix-de-reponses"] = ScenesLabel.Choices,
        ["vos-choix"] = ScenesLabel.Choices,
        ["vos-reponses"] = ScenesLabel.Choices,
        ["que-dites-vous"] = ScenesLabel.Choices,
        ["que-faites-vous"] = ScenesLabel.Choices,
        ["que-repondez-vous"] = ScenesLabel.Choices,
        ["que-pouvez-vous-dire"] = ScenesLabel.Choices,
        ["answers"] = ScenesLabel.Choices,
        ["possible-answers"] = ScenesLabel.Choices,
        ["possible-responses"] = ScenesLabel.Choices,
        ["possible-choices"] = ScenesLabel.Choices,
        ["your-choices"] = ScenesLabel.Choices,
        ["what-do-you-say"] = ScenesLabel.Choices,
        ["what-do-you-do"] = ScenesLabel.Choices,
        ["options"] = ScenesLabel.Choices,
        ["choices"] = ScenesLabel.Choices,
        ["incident"] = ScenesLabel.Incident,
        ["incident-technique"] = ScenesLabel.Incident,
        ["technical-incident"] = ScenesLabel.Incident,
        ["panne"] = ScenesLabel.Incident,
        ["panne-technique"] = ScenesLabel.Incident,
        ["canal"] = ScenesLabel.Channel,
        ["channel"] = ScenesLabel.Channel,
        ["points"] = ScenesLabel.Points,
    };

    // What only a colon makes a label; a scene may be called so.
    private static readonly Dictionary<string, ScenesLabel> Notes = new(StringComparer.Ordinal)
    {
        ["bilan"] = ScenesLabel.Debrief,
        ["a-retenir"] = ScenesLabel.Debrief,
        ["takeaway"] = ScenesLabel.Debrief,
        ["takeaways"] = ScenesLabel.Debrief,
        ["retour"] = ScenesLabel.Lesson,
    };

    private static readonly string[] Undone = ["pas", "revient", "reprend", "retablie", "retabli", "not", "back", "again"];

    // How a text names whoever learns, when it gives them words.
    private static readonly string[] Learner = ["vous", "moi", "intervenante", "intervenant", "intervenant-e", "you", "me"];

    private static readonly string[] Harm = ["tort", "torts", "harm", "harmful", "souffre", "souffrance", "prejudice", "dommage", "hurt"];

    // How an ending is told to be, which the note of its debrief needn’t say.
    private static readonly string[] Kinds =
    [
        .. "fin reussite reussie reussi succes heureuse ouverte positive neutre oui echec rupture negative".Split(' '),
        .. "ending success successful happy open good neutral yes failure".Split(' '),
    ];

    // What of the channel fails, in any of these words; a moving picture is told from a line first.
    private static readonly (string Directive, string[] What, string[] Fails)[] Incidents =
    [
        ("freeze", ["image", "picture", "ecran", "screen"], ["fige", "figee", "gelee", "gele", "bloquee", "freezes", "frozen", "freeze"]),
        ("camera off", ["camera"], ["coupe", "coupee", "ferme", "fermee", "eteinte", "eteint", "off", "closes", "cuts", "stops"]),
        (
            "cut",
            [.. "ligne appel communication connexion reseau internet telephone line call connection network".Split(' ')],
            [
                .. "coupe coupee coupes perdue perd perdu interrompue interrompu interrompt tombe tombee saute morte panne raccroche lache".Split(
                    ' '
                ),
                .. "cut cuts drops dropped drop dead lost dies fails".Split(' '),
            ]
        ),
    ];

    private static readonly Dictionary<string, string> Channels = new(StringComparer.Ordinal)
    {
        ["en-personne"] = "in-person",
        ["in-person"] = "in-person",
        ["video"] = "video",
        ["visio"] = "video",
        ["visioconference"] = "video",
        ["telephone"] = "phone",
        ["phone"] = "phone",
        ["clavardage"] = "chat",
        ["texto"] = "chat",
        ["chat"] = "chat",
        ["groupe-virtuel"] = "group-video",
        ["group-video"] = "group-video",
    };

    // Capitalised and followed by a colon, and nobody’s name.
    private static readonly HashSet<string> Nobody =
    [
        .. "intervenante intervenant vous tu toi moi je il elle you me i he she they silence bruit contexte lieu heure date objectif but resume plus-tard attention".Split(
            ' '
        ),
        .. "important remarque bilan retour exemple question reponse choix option scene lundi mardi mercredi jeudi vendredi samedi dimanche context place".Split(
            ' '
        ),
        .. "noise later warning example answer choice monday tuesday wednesday thursday friday saturday sunday".Split(' '),
    ];

    private static readonly string[] Unsaid =
    [
        "silence",
        "si-rien-n-est-dit",
        "si-personne-ne-dit-rien",
        "si-rien-ne-se-passe",
        "si-le-temps-passe",
        "si-le-temps-est-ecoule",
        "si-le-temps-s-ecoule",
        "quand-le-temps-est-ecoule",
        "le-temps-est-ecoule",
        "a-la-fin-du-temps",
        "fin-du-temps",
        "temps-ecoule",
        "rien-dire",
        "ne-rien-dire",
        "if-nothing-is-said",
        "if-no-one-speaks",
        "if-time-runs-out",
        "if-the-time-runs-out",
        "if-time-is-up",
        "when-time-is-up",
        "time-is-up",
        "time-out",
        "timeout",
        "on-timeout",
    ];

    private static readonly string[] Critical =
    [
        "erreur-grave",
        "erreur-critique",
        "grave",
        "critique",
        "critical",
        "critical-error",
        "serious-error",
    ];

    private static readonly string[] Back = ["retour", "reprise", "la-ou-on-etait", "back", "resume", "where-we-were"];
    private static readonly string[] Next =
    [
        "suite",
        "la-suite",
        "scene-suivante",
        "la-scene-suivante",
        "next",
        "next-scene",
        "the-next-scene",
    ];

    /// <summary>What a line says it is, and what follows.</summary>
    public static (ScenesLabel Label, string What)? LabelOf(string line)
    {
        var text = Unmarked(line);
        var at = text.AsSpan(0, Math.Min(text.Length, LongestLabel)).IndexOfAny(':', '–', '—');
        if (at > 0 && Labels.TryGetValue(Slug.From(text[..at]), out var label))
            return (label, Bare(text[..at], text[(at + 1)..]));
        if (at > 0 && text[at] == ':' && Notes.TryGetValue(Slug.From(text[..at]), out var note))
            return (note, Bare(text[..at], text[(at + 1)..]));
        if (ChoicesIn(text) is { } choices)
            return (ScenesLabel.Choices, choices);
        if (text.Length <= LongestLabel && EndingIn(text))
            return (
                ScenesLabel.Ending,
                text.Contains('(', StringComparison.Ordinal) ? text[text.IndexOf('(', StringComparison.Ordinal)..] : ""
            );
        return TimeAlone().Match(text) is { Success: true } time ? (ScenesLabel.Time, time.Groups["rest"].Value) : null;
    }

    /// <summary>Whether whoever learns is named so.</summary>
    public static bool IsLearner(string name) => Learner.Contains(Slug.From(name));

    /// <summary>What a heading within a scene says it is.</summary>
    public static ScenesLabel? LabelOfHeading(string words) =>
        LabelOf(words) is var (label, _) ? label
        : Labels.TryGetValue(Slug.From(words), out var alone) ? alone
        : null;

    /// <summary>The directive of a timed decision.</summary>
    public static string? Decide(string time)
    {
        if (Time().Match(time.Trim()) is not { Success: true } match)
            return null;
        var amount = int.Parse(match.Groups["amount"].ValueSpan, CultureInfo.InvariantCulture);
        var seconds = match.Groups["unit"].Value.StartsWith("m", StringComparison.OrdinalIgnoreCase) ? amount * 60 : amount;
        return seconds is > 0 and <= MostSeconds ? string.Create(CultureInfo.InvariantCulture, $"decide in {seconds}s") : null;
    }

    /// <summary>The directive of an ending, and the words that are for its debrief.</summary>
    public static (string Directive, string Note) Ending(string rest)
    {
        var stop = Ends().Match(rest);
        var words = Slug.From(stop.Success ? rest[..stop.Index] : rest).Split('-');
        var note = stop.Success ? rest[(stop.Index + stop.Length)..] : "";
        return words.Length <= 4 && words.Any(Harm.Contains) ? ("ending harm", note)
            : words.All(word => word.Length == 0 || Kinds.Contains(word)) ? ("ending", note)
            : ("ending", rest);
    }

    /// <summary>What happens to the channel; null for what doesn’t, or not surely.</summary>
    public static string? Incident(string rest)
    {
        var words = Slug.From(rest).Split('-');
        if (words.Length > MostIncidentWords || words.Any(Undone.Contains))
            return null;
        return Array.Find(Incidents, i => words.Any(i.What.Contains) && words.Any(i.Fails.Contains)).Directive;
    }

    public static string? Channel(string rest) => Channels.TryGetValue(Slug.From(rest), out var channel) ? $"channel {channel}" : null;

    public static bool IsCritical(string words) => Critical.Contains(Slug.From(words));

    public static bool IsNobody(string name) => Nobody.Contains(Slug.From(name)) || Labels.ContainsKey(Slug.From(name));

    public static bool IsBack(string slug) => Back.Contains(slug);

    public static bool IsNext(string slug) => Next.Contains(slug);

    /// <summary>The number and the title in « Scène 3 : Titre »; null for what begins no scene.</summary>
    public static (int? Number, string Title)? SceneIn(string line)
    {
        var text = Unmarked(line);
        if (text.Length > LongestHeading || Scene().Match(text) is not { Success: true } match)
            return null;
        var number = match.Groups["number"] is { Success: true } digits
            ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture)
            : (int?)null;
        return number is null && !match.Groups["sign"].Success ? null : (number, match.Groups["title"].Value.Trim());
    }

    /// <summary>Words that are wholly in bold or italics, without their marks.</summary>
    public static string Unmarked(string line)
    {
        var text = line.Trim();
        foreach (var mark in (string[])["**", "*", "__", "_"])
            if (
                text.Length > 2 * mark.Length
                && text.StartsWith(mark, StringComparison.Ordinal)
                && text.EndsWith(mark, StringComparison.Ordinal)
                && !text[mark.Length..^mark.Length].Contains(mark[0])
            )
                return text[mark.Length..^mark.Length].Trim();
        return text;
    }

    /// <summary>What follows a colon, without the end of the bold or italics that began before it.</summary>
    public static string Bare(string head, string tail)
    {
        var rest = tail.Trim();
        if (Stars().Count(head) % 2 == 0)
            return rest;
        return rest.StartsWith('*') ? rest.TrimStart('*').TrimStart()
            : rest.EndsWith('*') ? rest.TrimEnd('*').TrimEnd()
            : rest;
    }

    /// <summary>A title as a heading may hold it.</summary>
    public static string Title(string words) =>
        ItemFormText.OneLine(words.Replace("`", "", StringComparison.Ordinal).Replace('{', '(').Replace('}', ')'));

    private static bool EndingIn(string text) =>
        Slug.From(text) is var slug
        && (
            slug is "fin" or "the-end" or "end" or "fin-de-la-seance" or "end-of-the-session"
            || (EndIn().IsMatch(text) && slug.Split('-').Any(Harm.Contains))
        );

    [GeneratedRegex(@"^(?:fin|(?:the )?end|ending)\s*\([^()]*\)\.?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndIn();

    [GeneratedRegex(
        @"^(?:à )?(?:d[ée]cide[rz]?|d[ée]cision) (?:en|in) (?<rest>\d.*)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex TimeAlone();

    [GeneratedRegex(
        @"^(?<amount>\d{1,3})\s*(?<unit>s|sec|secondes?|seconds?|min|minutes?)?\.?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Time();

    [GeneratedRegex(
        @"^sc[eè]ne(?:\s+(?<number>\d{1,3}))?(?:(?<sign>\s*:|\s+[–—-])(?=\s|\z)(?<title>.*)|(?<=\d)[.)](?=\s|\z)(?<title>.*))?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Scene();

    [GeneratedRegex(@"\*+")]
    private static partial Regex Stars();

    [GeneratedRegex(@"[.;!]\s+")]
    private static partial Regex Ends();
}
