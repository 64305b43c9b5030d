using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>A choice as a line of text says it: words, an arrow to a title, and between parentheses what it counts for.</summary>
internal sealed partial class ScenesChoice
{
    private readonly ScenesNames names;
    private readonly List<string> directives = [];
    private readonly List<string> unknown = [];
    private string target = "";

    private ScenesChoice(ScenesNames names) => this.names = names;

    public string Words { get; private set; } = "";

    public string Target => target;

    public IReadOnlyList<string> Directives => directives;

    /// <summary>What looks like points, of what isn’t counted: it stays among the words.</summary>
    public IReadOnlyList<string> Unknown => unknown;

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
            ? Titled(title)
            : null;
    }

    /// <param name="text">Without the mark of a list.</param>
    public static ScenesChoice Read(string text, ScenesNames names)
    {
        var choice = new ScenesChoice(names);
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
            choice.target = Titled(choice.TakeLast(left[(arrow.Index + arrow.Length)..].Trim()));
            left = left[..arrow.Index];
        }
        left = choice.TakeLast(left.Trim());
        choice.Words = ScenesWords.Unmarked(left.TrimEnd(' ', ':', ';', '\u00A0'));
        if (ScenesWords.IsUnsaid(choice.Words))
            choice.Add("on timeout");
        return choice;
    }

    /// <summary>What follows « Points : » under a choice.</summary>
    public static IReadOnlyList<string>? Points(string text, ScenesNames names)
    {
        var choice = new ScenesChoice(names);
        return text.Trim().Length > 0 && text.Trim(' ', '.').Split([',', ';'], StringSplitOptions.TrimEntries).All(choice.TakePart)
            ? choice.directives
            : null;
    }

    /// <summary>A choice’s line without the feedback that follows on it, and that feedback; empty when there is none.</summary>
    public static (string Choice, string Feedback) Apart(string text) =>
        Told().Match(text) is { Success: true } told
            ? (text[..told.Index].TrimEnd(), text[(told.Index + told.Length)..].Trim())
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
        var parts = group.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        // A title may hold a comma.
        if (parts.Count > 1 && Arrow().Match(parts[0]) is { Success: true, Index: 0 })
        {
            var settings = parts.Skip(1).Reverse().TakeWhile(part => IsSetting(part) || Count().IsMatch(part)).Count();
            parts = [string.Join(", ", parts.SkipLast(settings)), .. parts.TakeLast(settings)];
        }
        var isWhole = parts.TrueForAll(part => IsSetting(part) || Count().IsMatch(part) || Leads(part));
        // Beside points that are counted, what isn’t known stays, and is told.
        if (parts.Count == 0 || (!isWhole && !parts.Exists(part => Counted(part) is not null)))
            return null;
        var others = parts.Where(part => !TakePart(part)).ToList();
        unknown.AddRange(others.Except(unknown));
        return others.Count > 0 ? $"({string.Join(", ", others)})" : "";
    }

    private bool Leads(string part) =>
        target.Length == 0 && Arrow().Match(part) is { Success: true, Index: 0 } arrow && Titled(part[arrow.Length..]).Length > 0;

    private bool IsSetting(string part) => ScenesWords.IsUnsaid(part) || ScenesWords.IsCritical(part) || Counted(part) is not null;

    private bool TakePart(string part)
    {
        if (ScenesWords.IsUnsaid(part))
            return Add("on timeout");
        if (ScenesWords.IsCritical(part))
            return Add("critical");
        if (Counted(part) is { } points)
            return Add(points);
        if (!Leads(part))
            return false;
        target = Titled(part[Arrow().Match(part).Length..]);
        return true;
    }

    // « → Dehors, C3 +2 ».
    private string TakeLast(string text)
    {
        while (LastCount().Match(text) is { Success: true } last && Counted(last.Groups["count"].Value) is { } points)
        {
            Add(points);
            text = text[..last.Index].TrimEnd(' ', ',', ';');
        }
        return text;
    }

    private string? Counted(string part) =>
        Count().Match(part) is { Success: true } match
        && names.Counted.FirstOrDefault(c =>
            Slug.From(match.Groups["name"].Value) is { Length: > 0 } slug && (Slug.From(c.Name) == slug || Slug.From(c.Label) == slug)
        )
            is { } counted
            ? $"{counted.Name} {(match.Groups["sign"].Value == "+" ? '+' : '-')}{match.Groups["amount"].Value}"
            : null;

    private bool Add(string directive)
    {
        if (!directives.Contains(directive))
            directives.Add(directive);
        return true;
    }

    // Without the quotes or brackets around a whole title.
    private static string Titled(string typed)
    {
        var title = ScenesWords.Unmarked(typed.Trim(' ', '\u00A0', '\u202F', '.', ';', ','));
        return title is ['«', .., '»'] or ['“', .., '”'] or ['"', .., '"'] or ['[', .., ']'] ? title[1..^1].Trim() : title;
    }

    [GeneratedRegex(@"^(?:\\?[-*+•◦▪·–‣●○■□]|o(?=\s)|\(?[a-hA-H]\)|\(?\d{1,2}\\?[.)])\s+")]
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
        @"^\*{0,2}(?:choix|option|choice)\s?(?:\d{1,2}|[a-h])?\s?(?:[:.)]|[–—-]\s)\*{0,2}\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Named();

    [GeneratedRegex(@"^[*_]*[«“""]")]
    private static partial Regex Said();

    [GeneratedRegex(@"(?<mark>[*_]{0,3})\((?<in>[^()]*)\)\k<mark>")]
    private static partial Regex Parentheses();

    [GeneratedRegex(@"^(?<name>\p{L}[\p{L}\p{M}\p{N}’' -]{0,39}?)\s?:?\s?(?<sign>[+−–-])\s?(?<amount>\d{1,2})(?:\s*points?)?\.?\z")]
    private static partial Regex Count();

    [GeneratedRegex(@"(?:(?<=[\s,;])|^)(?<count>\p{L}[\p{L}\p{M}\p{N}-]{0,39}\s?[+−–-]\d{1,2})\.?\z")]
    private static partial Regex LastCount();
}
