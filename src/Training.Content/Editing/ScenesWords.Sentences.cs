using System.Text.RegularExpressions;

namespace Training.Content.Editing;

/// <summary>A paragraph that says something of its scene among other words: an incident, an ending, its note, a time; in parentheses or bold as without.</summary>
internal static partial class ScenesWords
{
    // What may begin in the middle of a paragraph.
    private const string Told =
        @"(?:(?:Incident(?: technique)?|Technical incident|Panne(?: technique)?|(?:Bonne|Mauvaise) fin|Fin(?: réussie| heureuse| à reprendre| ouverte| difficile)?|(?:Good|Bad) ending|Ending|Débreffage|Debrief|Bilan|Retour|À retenir|Takeaway)[*_]{0,3}\s?:"
        + @"|(?:Décision minutée|Timed decision|Temps(?: de décision| pour décider)?|Délai|Time(?: to decide)?)[*_]{0,3}\s?:[*_]{0,3}\s?\d)";

    /// <summary>What a line says that is wholly in parentheses, when it is of its scene; null for any other.</summary>
    public static string? Within(string line)
    {
        var text = Unmarked(line.TrimEnd('.', ' '));
        if (text is not ['(', .., ')'] || CloseOf(text, 0) != text.Length - 1)
            return null;
        var said = text[1..^1].Trim();
        return LabelOf(said) is not null || Unanswered().IsMatch(said) ? said : null;
    }

    /// <summary>« (décision en 30 secondes) Un bruit sourd. » : what the parenthesis says, and what follows; null for any other line.</summary>
    public static (string Said, string Below)? Ahead(string line) =>
        line is ['(', ..]
        && CloseOf(line, 0) is { } close
        && line[(close + 1)..].Trim() is { Length: > 0 } rest
        && line[1..close].Trim() is var said
        && LabelOf(said) is not null
            ? (said, rest)
            : null;

    /// <summary>A paragraph parted where something else is said of its scene; all of it where nothing is.</summary>
    public static List<string> Sentences(string line)
    {
        var parts = new List<string>();
        var start = 0;
        while (start < line.Length && LabelFrom(line, start) is { } label)
        {
            Keep(parts, line[start..label.Index]);
            var (said, isClosed, end) = Piece(line, label);
            if (isClosed)
                parts.AddRange(Sentences(said));
            else
                Keep(parts, said);
            start = end;
        }
        if (start < line.Length)
            Keep(parts, start > 0 ? line[start..].TrimStart(' ', '\u00A0', '.', ',', ';') : line);
        return parts;
    }

    private static void Keep(List<string> parts, string words)
    {
        if (words.Trim() is { Length: > 0 } some)
            parts.Add(some);
    }

    // What someone says within quotes says nothing of the scene.
    private static Match? LabelFrom(string line, int start)
    {
        var (depth, at) = (0, start);
        for (var label = Label().Match(line, start); label.Success; label = label.NextMatch())
        {
            for (; at < label.Index; at++)
                depth +=
                    line[at] is '«' or '“' ? 1
                    : line[at] is '»' or '”' && depth > 0 ? -1
                    : 0;
            if (depth == 0)
                return label;
        }
        return null;
    }

    /// <summary>From a label to where its parenthesis or its bold ends; else to the next label, or of an incident to its first stop.</summary>
    private static (string Said, bool IsClosed, int End) Piece(string line, Match label)
    {
        var open = label.Groups["open"].Value;
        var start = label.Index + open.Length;
        if (open.Contains('(', StringComparison.Ordinal))
        {
            var parenthesis = label.Index + open.IndexOf('(', StringComparison.Ordinal);
            if (CloseOf(line, parenthesis) is { } close)
                return (line[(parenthesis + 1)..close], true, Past(line, close + 1));
        }
        else if (open.Length > 0 && !label.ValueSpan[open.Length..].ContainsAny('*', '_'))
        {
            var close = line.IndexOf(open, start, StringComparison.Ordinal);
            if (close > 0)
                return (line[start..close], true, close + open.Length);
        }
        var end = LabelFrom(line, label.Index + label.Length)?.Index ?? line.Length;
        if (Incidental().IsMatch(line.AsSpan(start, label.Index + label.Length - start)))
            foreach (var stop in Stop().EnumerateMatches(line.AsSpan(0, end), label.Index + label.Length))
            {
                end = stop.Index + 1;
                break;
            }
        return (line[label.Index..end], false, end);
    }

    private static int Past(string line, int at)
    {
        while (at < line.Length && line[at] is '*' or '_' or '.')
            at++;
        return at;
    }

    private static int? CloseOf(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth +=
                text[i] == '(' ? 1
                : text[i] == ')' ? -1
                : 0;
            if (depth == 0)
                return i;
        }
        return null;
    }

    [GeneratedRegex(
        @"(?:(?<=[.!?…»”)*_]\s{1,3})|^)(?<open>[*_]{0,3})" + Told + @"|(?:(?<=\s)|^)(?<open>[*_]{0,3}\([*_]{0,3})(?i:" + Told + ")",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Label();

    [GeneratedRegex("^(?:incident|technical|panne)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Incidental();

    [GeneratedRegex(@"[.!?…](?=\s)")]
    private static partial Regex Stop();
}
