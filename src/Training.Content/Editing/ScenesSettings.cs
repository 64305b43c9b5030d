using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>What a few words beside a choice settle: points, a fact, a condition, silence, a serious error.</summary>
internal sealed partial class ScenesSettings(ScenesNames names, ScenesFacts facts)
{
    /// <summary>The directives that the words say; null for words that settle nothing that is known.</summary>
    public IReadOnlyList<string>? Read(string words)
    {
        var text = words.Trim(' ', '\u00A0', '\u202F', '.', ',', ';');
        if (One(text) is { } one)
            return one;
        var several = And().Split(text).Select(One).ToList();
        return several.Count > 1 && several.TrueForAll(part => part is not null) ? [.. several.SelectMany(part => part!)] : Guessed(text);
    }

    /// <summary>Several such words between commas, all of which are known; null otherwise.</summary>
    public IReadOnlyList<string>? ReadAll(string words)
    {
        var parts = Parts(words).Select(Read).ToList();
        return parts.Count > 0 && parts.TrueForAll(part => part is not null) ? [.. parts.SelectMany(part => part!).Distinct()] : null;
    }

    /// <summary>
    /// What words settle that begin with points, and those of them that settle nothing that is known; null for any other words, and for a reason.
    /// </summary>
    public (IReadOnlyList<string> Said, IReadOnlyList<string> Unknown)? ReadMost(string words)
    {
        var parts = Parts(words.Trim().TrimEnd('.'));
        if (parts.Length < 2 || Counted(parts[0]) is null || parts.Any(part => Reason().IsMatch(part)))
            return null;
        var read = parts.Select(part => (Part: part, Said: Beside(part))).ToList();
        return ([.. read.SelectMany(r => r.Said ?? []).Distinct()], [.. read.Where(r => r.Said is null).Select(r => r.Part)]);
    }

    /// <summary>What words settle that stand beside points: a fact needn’t be said whole.</summary>
    public IReadOnlyList<string>? Beside(string part) =>
        Read(part)
        ?? (PointsOf(part) is null && (facts.Find(part, isMeant: true) ?? facts.Guess(part)) is { } fact ? [$"fact {fact}"] : null);

    /// <summary>The phrases of a line that were taken for a fact that says something else, and those facts.</summary>
    public List<KeyValuePair<string, string>> TakeGuesses() => facts.TakeGuesses();

    public static string[] Parts(string words) =>
        words.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The name before something that looks like points; null for any other words.</summary>
    public static string? PointsOf(string words) =>
        Count().Match(words.Trim()) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>Whether words say of themselves that they are a fact or a condition.</summary>
    public static bool IsMeant(string words) =>
        Fact().IsMatch(words.Trim()) || (Condition().Match(words.Trim()) is { Success: true } match && !match.Groups["may"].Success);

    /// <summary>« C2 +2 » as the engine reads it; null for what isn’t counted.</summary>
    public string? Counted(string part) =>
        Count().Match(part) is { Success: true } match && Named(match.Groups["name"].Value) is { } name
            ? $"{name} {(match.Groups["sign"].Value == "+" ? '+' : '-')}{match.Groups["amount"].Value}"
            : Moved(part);

    /// <summary>« La confiance monte », « confiance + » : by one.</summary>
    private string? Moved(string part) =>
        Move().Match(part) is { Success: true } match && Named(Article().Replace(match.Groups["name"].Value, "")) is { } name
            ? $"{name} {(match.Groups["up"].Success ? '+' : '-')}1"
            : null;

    private IReadOnlyList<string>? One(string part)
    {
        if (ScenesWords.IsUnsaid(part))
            return ["on timeout"];
        if (ScenesWords.IsCritical(part))
            return ["critical"];
        if (Counted(part) is { } points)
            return [points];
        if (Condition().Match(part) is { Success: true } condition)
            return When(condition.Groups["unless"].Success, condition.Groups["what"].Value);
        var isMeant = Fact().Match(part) is { Success: true };
        return facts.Find(isMeant ? Fact().Match(part).Groups["what"].Value : part, isMeant) is { } fact ? [$"fact {fact}"] : null;
    }

    // What is said to be a fact or a condition, and is one in other words.
    private IReadOnlyList<string>? Guessed(string part)
    {
        var when = Condition().Match(part);
        if (when.Success && (when.Groups["may"].Success || Compared(when.Groups["what"].Value) is not null))
            return null;
        var said = when.Success ? when : Fact().Match(part);
        var way =
            when.Groups["unless"].Success ? "unless"
            : when.Success ? "if"
            : "fact";
        return said.Success && facts.Guess(said.Groups["what"].Value) is { } fact ? [$"{way} {fact}"] : null;
    }

    private IReadOnlyList<string>? When(bool unless, string what)
    {
        if (Compared(what) is { } comparison)
            return comparison.Length > 0 ? [$"{(unless ? "unless" : "if")} {comparison}"] : null;
        if (Known(what) is { } fact)
            return [$"{(unless ? "unless" : "if")} {fact}"];
        if (Denied().IsMatch(what) && Known(Denied().Replace(what, "")) is { } denied)
            return [$"{(unless ? "if" : "unless")} {denied}"];
        var several = And().Split(what);
        if (unless || several.Length < 2)
            return null;
        var all = several.Select(part => When(false, part)).ToList();
        return all.TrueForAll(part => part is not null) ? [.. all.SelectMany(part => part!)] : null;
    }

    private string? Known(string what) => facts.Find(Fact().Match(what) is { Success: true } said ? said.Groups["what"].Value : what, true);

    /// <summary>« confiance >= 3 »; empty when it is compared and nothing of that name is counted, null when nothing is.</summary>
    private string? Compared(string what)
    {
        var match = Sign().Match(what) is { Success: true } sign ? sign : Comparison().Match(what);
        if (!match.Success)
            return null;
        var way =
            match.Groups["least"].Success ? ">="
            : match.Groups["most"].Success ? "<="
            : match.Groups["more"].Success ? ">"
            : match.Groups["less"].Success ? "<"
            : match.Groups["sign"].Value switch
            {
                "≥" => ">=",
                "≤" => "<=",
                var own => own,
            };
        return Named(Article().Replace(match.Groups["name"].Value, "")) is { } name
            ? $"{name} {way} {match.Groups["amount"].Value.Replace('−', '-')}"
            : "";
    }

    /// <summary>By its whole name, or by words of it that nothing else has.</summary>
    private string? Named(string typed)
    {
        var slug = Slug.From(typed);
        if (slug.Length == 0)
            return null;
        if (names.Counted.FirstOrDefault(c => Slug.From(c.Name) == slug || Slug.From(c.Label) == slug) is { } whole)
            return whole.Name;
        var words = slug.Split('-');
        bool Has(string name) => !words.Except(Slug.From(name).Split('-')).Any();
        return names.Counted.Where(c => Has(c.Name) || Has(c.Label)).Take(2).ToList() is [var only] ? only.Name : null;
    }

    [GeneratedRegex(@"^(?<name>\p{L}[\p{L}\p{M}\p{N}’' -]{0,39}?)\s?:?\s?(?<sign>[+−–-])\s?(?<amount>\d{1,2})(?:\s*points?)?\.?\z")]
    private static partial Regex Count();

    [GeneratedRegex(
        @"^(?<name>\p{L}[\p{L}\p{M}\p{N}’' -]{0,39}?)\s?(?:(?<up>\+)|[−–-]|\s(?:(?<up>monte|augmente|grandit|s['’]améliore|rises|grows|goes up|increases)|baisse|descend|diminue|tombe|falls|drops|goes down|decreases)(?:\s(?:un peu|d['’]un (?:point|cran)|a little|a bit|by one))?)\.?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Move();

    // « si » alone may be among someone’s words.
    [GeneratedRegex(
        @"^(?:(?:choix )?(?:offerte?|proposée?|possible|visible|offered|shown|available)\s+)?(?:(?:seulement|uniquement|only)\s+(?:si|s['’](?=il)|if|when)|conditions?\s?(?=:)|(?<unless>(?:sauf|not|except)\s+(?:si|s['’](?=il)|if)|unless)|(?<may>si|s['’](?=il)|if))(?:\s?:\s*|\s+|(?<=['’]))(?<what>\S.*)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Condition();

    [GeneratedRegex(
        @"^(?:(?:rend(?:ant)? vrai|[ée]tablit|[ée]tabli|faits?|facts?|sets|makes true|establishes)\s?:\s*|(?:on|vous) (?:sait|savez|apprend|apprenez)(?: maintenant| désormais)? (?:que\s+|qu['’])|[ée]tablit (?:que\s+|qu['’])|(?:we|you) (?:now )?(?:know|learn) that\s+|fact\s+)(?<what>\S.*)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Fact();

    [GeneratedRegex(@"^(?<name>[^<>=≥≤]{1,60}?)\s*(?<sign>>=|<=|≥|≤|=|>|<)\s*(?<amount>[−-]?\d{1,3})\z")]
    private static partial Regex Sign();

    [GeneratedRegex(
        @"^(?<name>[^<>=\d]{1,60}?)\s+(?:est\s+|is\s+)?(?:à\s+|at\s+|d['’])?(?:(?<least>au moins|at least|least)\s+|(?<most>au plus|at most|most)\s+|(?<more>plus de|dépasse|au-dessus de|more than|above|over)\s+|(?<less>moins de|sous|au-dessous de|less than|below|under)\s+|(?=\d+ (?:ou|or) ))(?<amount>[−-]?\d{1,3})(?:\s+(?:(?<least>ou plus|or more)|(?<most>ou moins|or less)))?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Comparison();

    [GeneratedRegex(@"(?<!\p{L})(?:ne\s|n['’]|pas\s|(?:does |do )?not\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();

    [GeneratedRegex(@"^(?:la |le |les |l['’]|the )", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Article();

    [GeneratedRegex(@"(?<=\S)\s+(?:et|and)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex And();

    [GeneratedRegex(
        @"^(?:parce qu|car |mais |puisqu|ce qui |because |but |since |which )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Reason();
}
