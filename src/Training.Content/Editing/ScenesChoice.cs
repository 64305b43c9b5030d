using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>A choice as a line of text says it: words, an arrow to a title, and between parentheses what it counts for.</summary>
internal sealed partial class ScenesChoice
{
    private readonly ScenesSettings settings;
    private readonly ScenesTitles titles;
    private readonly List<string> directives = [];
    private readonly List<string> unknown = [];
    private readonly List<string> unsettled = [];
    private string target = "";

    private ScenesChoice(ScenesKnown known) => (settings, titles) = (known.Settings, known.Titles);

    public string Words { get; private set; } = "";

    public string Target => target;

    public IReadOnlyList<string> Directives => directives;

    /// <summary>What looks like points, a fact or a condition and isn’t known: it stays among the words.</summary>
    public IReadOnlyList<string> Unknown => unknown;

    /// <summary>What stands beside points and settles nothing that is known: it isn’t among the words.</summary>
    public IReadOnlyList<string> Unsettled => unsettled;

    /// <summary>What follows the title that it leads to.</summary>
    public string After { get; private set; } = "";

    /// <summary>What stands between parentheses among its words, outside of quotes.</summary>
    public IEnumerable<string> Asides =>
        Parentheses()
            .Matches(Quoted().Replace(Words, ""))
            .Select(aside => aside.Value)
            .Where(aside => !unknown.Exists(part => aside.Contains(part, StringComparison.Ordinal)));

    /// <summary>Whether a line begins with what lists begin with.</summary>
    public static bool IsMarked(string line) => ListMark().IsMatch(line) || ArrowMark().IsMatch(line);

    public static bool HasArrow(string text) => Arrow().IsMatch(text);

    /// <summary>A line without what lists begin with, and without « Choix 2 : ».</summary>
    public static string Unmarked(string line)
    {
        var text = (ListMark().IsMatch(line) ? ListMark() : ArrowMark()).Replace(line, "", 1).Trim().TrimStart('—').TrimStart();
        return Named().Match(text) is { Success: true } named ? text[named.Length..].Trim() : text;
    }

    /// <summary>Whether words are said rather than done.</summary>
    public static bool IsSaid(string text) => Said().IsMatch(text);

    /// <summary>The title that a line with an arrow and no words leads to; null for any other.</summary>
    public static string? Lead(string line)
    {
        var text = ListMark().Replace(line, "", 1);
        return
            Arrow().Match(text) is { Success: true, Index: 0 } arrow
            && text[arrow.Length..].Trim() is { Length: > 0 } title
            && !IsSaid(title)
            && !HasArrow(title)
            ? ScenesTitles.Bare(title)
            : null;
    }

    /// <param name="text">Without the mark of a list.</param>
    public static ScenesChoice Read(string text, ScenesKnown known)
    {
        var choice = new ScenesChoice(known);
        var left = choice.TakeCode(ScenesWords.Unmarked(text));
        if (Link().Match(left) is { Success: true } link)
        {
            choice.Words = link.Groups["words"].Value;
            choice.target = link.Groups["target"].Value;
            return choice;
        }
        left = choice.TakeParentheses(left);
        if (choice.target.Length == 0 && Arrow().Matches(left) is [.., var arrow])
        {
            choice.TakeTarget(left[(arrow.Index + arrow.Length)..].Trim());
            left = left[..arrow.Index];
        }
        left = choice.TakeLast(left.Trim());
        choice.Words = ScenesWords.Unmarked(left.TrimEnd(' ', ':', ';', '\u00A0'));
        if (ScenesWords.IsUnsaid(choice.Words))
            choice.Add("on timeout");
        return choice;
    }

    /// <summary>A choice’s line without the feedback that follows on it, and that feedback; empty when there is none.</summary>
    public static (string Choice, string Feedback) Apart(string text) =>
        Told().Match(text) is { Success: true } told
            ? (text[..told.Index].TrimEnd(), ScenesWords.Bare(told.Value, text[(told.Index + told.Length)..]))
            : (text, "");

    // What the engine reads, as our Markdown has it.
    private string TakeCode(string text)
    {
        while (
            text.Length > 2 && text[^1] == '`' && text.LastIndexOf('`', text.Length - 2) is var start and >= 0 && start < text.Length - 2
        )
        {
            directives.Insert(0, text[(start + 1)..^1]);
            text = text[..start].TrimEnd();
        }
        return text;
    }

    private string TakeParentheses(string text)
    {
        foreach (var match in Parentheses().Matches(text).Reverse())
            if (Left(match.Groups["in"].Value) is { } left)
                text = string.Join(
                    ' ',
                    ((string[])[text[..match.Index].TrimEnd(), left, text[(match.Index + match.Length)..].TrimStart()]).Where(part =>
                        part.Length > 0
                    )
                );
        return text;
    }

    /// <summary>What stays of a parenthesis once its settings are taken; null for one that is words.</summary>
    private string? Left(string group)
    {
        var parts = ScenesSettings.Parts(group).ToList();
        // A title may hold a comma.
        if (parts.Count > 1 && Arrow().Match(parts[0]) is { Success: true, Index: 0 })
        {
            var last = parts.Skip(1).Reverse().TakeWhile(IsSetting).Count();
            parts = [string.Join(", ", parts.SkipLast(last)), .. parts.TakeLast(last)];
        }
        // Beside what counts, what isn’t known stays, and is told.
        if (parts.Count == 0 || !(parts.Exists(Weighs) || parts.TrueForAll(part => IsSetting(part) || Leads(part))))
            return null;
        var counts = parts.Exists(part => settings.Counted(part) is not null);
        var others = parts.Where(part => !TakePart(part, counts)).ToList();
        unknown.AddRange(others.Except(unknown));
        return others.Count > 0 ? $"({string.Join(", ", others)})" : "";
    }

    private bool Leads(string part) =>
        target.Length == 0
        && Arrow().Match(part) is { Success: true, Index: 0 } arrow
        && ScenesTitles.Bare(part[arrow.Length..]).Length > 0;

    private bool IsSetting(string part) =>
        settings.Read(part) is not null || ScenesSettings.PointsOf(part) is not null || ScenesSettings.IsMeant(part);

    // « silence », among other words, is one of them.
    private bool Weighs(string part) => IsSetting(part) && settings.Read(part) is not (["on timeout"] or ["critical"]);

    private bool TakePart(string part, bool isBesidePoints)
    {
        if ((isBesidePoints && !Leads(part) ? settings.Beside(part) : settings.Read(part)) is { } said)
            return Add(said);
        if (!Leads(part))
            return false;
        target = ScenesTitles.Bare(part[Arrow().Match(part).Length..]);
        return true;
    }

    // « → Dehors, C3 +2 », « → Dehors. On sait qu’il pleut. », « → Dehors. Il le fallait. »
    private void TakeTarget(string text)
    {
        var (title, after) = titles.Apart(TakeLast(text));
        if (after.Length == 0)
            while (title.LastIndexOfAny([',', ';']) is var comma and > 0 && settings.Read(title[(comma + 1)..]) is { } last)
            {
                Add(last);
                title = title[..comma].TrimEnd();
            }
        target = title;
        var others = new List<string>();
        foreach (var sentence in Sentence().Split(after).Where(sentence => sentence.Length > 0))
            if (settings.ReadAll(sentence) is { } said)
                Add(said);
            else if (settings.ReadMost(sentence) is { } most)
            {
                Add(most.Said);
                unsettled.AddRange(most.Unknown);
            }
            else
            {
                others.Add(sentence);
                if (ScenesSettings.IsMeant(sentence))
                    unknown.Add(sentence);
            }
        After = string.Join(' ', others);
    }

    // « Attendre, C3 +2 ».
    private string TakeLast(string text)
    {
        while (LastCount().Match(text) is { Success: true } last && settings.Counted(last.Groups["count"].Value) is { } points)
        {
            Add(points);
            text = text[..last.Index].TrimEnd(' ', ',', ';');
        }
        return text;
    }

    private bool Add(IReadOnlyList<string> said)
    {
        foreach (var directive in said)
            Add(directive);
        return true;
    }

    private void Add(string directive)
    {
        if (!directives.Contains(directive))
            directives.Add(directive);
    }

    [GeneratedRegex(@"^(?:\\?[-*+•◦▪·–‣●○■□]|o(?=\s)|\(?[a-hA-H]\)|[a-hA-H]\.(?=\s+[«“""])|\(?\d{1,2}\\?[.)])\s+")]
    private static partial Regex ListMark();

    [GeneratedRegex(
        @"(?<=[\s.;,)»”!?])[*_]{0,3}(?:r[ée]troaction|feedback)[*_]{0,3}\s?:[*_]{0,3}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Told();

    [GeneratedRegex(@"^(?:→|⇒|➔|➜|➡|\\?->|=\\?>|\\?-\\?->)\s*")]
    private static partial Regex ArrowMark();

    [GeneratedRegex(@"^\[(?<words>.*)\]\((?<target>#[a-z0-9-]+)\)\z")]
    private static partial Regex Link();

    [GeneratedRegex(@"→|⇒|➔|➜|➡|(?:\\?-){1,2}\\?>|=\\?>")]
    private static partial Regex Arrow();

    [GeneratedRegex(
        @"^\*{0,2}(?:choix|option|choice)\s?(?:\d{1,2}|[a-h])?\s?(?:[:.)]|[–—-](?=[\s*]))\*{0,2}\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Named();

    [GeneratedRegex(@"^[*_]*[«“""]")]
    private static partial Regex Said();

    [GeneratedRegex(@"(?<mark>[*_]{0,3})\((?<in>[^()]*)\)\k<mark>")]
    private static partial Regex Parentheses();

    [GeneratedRegex(@"(?:(?<=[\s,;])|^)(?<count>\p{L}[\p{L}\p{M}\p{N}-]{0,39}\s?[+−–-]\d{1,2})\.?\z")]
    private static partial Regex LastCount();

    [GeneratedRegex(@"(?<=[.;!?…])\s+")]
    private static partial Regex Sentence();

    [GeneratedRegex("«[^«»]*»|“[^“”]*”")]
    private static partial Regex Quoted();
}
