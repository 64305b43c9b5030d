using System.Text.RegularExpressions;

namespace Training.Content.Editing;

/// <summary>What scenes name that stands elsewhere.</summary>
public enum NamedKind
{
    /// <summary>Who speaks.</summary>
    Person,
    Competency,
    Gauge,
    Fact,

    /// <summary>By its id.</summary>
    Scene,
}

/// <param name="To">What it becomes wherever scenes name it; null when what names it leaves, which a line and a way to a scene never do.</param>
public sealed partial record NameChange(NamedKind Kind, string From, string? To)
{
    /// <summary>A directive, without its backticks, that may name it; null for one that doesn’t.</summary>
    /// <param name="IsCondition">Something is offered, or happens, only when it is so.</param>
    internal sealed record Mentioned(string? Text, bool IsCondition = false);

    /// <summary>What becomes of a directive; null when it doesn’t name this.</summary>
    internal Mentioned? In(string directive) =>
        Kind switch
        {
            NamedKind.Scene => InPlaces(directive),
            NamedKind.Person => null,
            _ => InWords(directive),
        };

    private Mentioned? InPlaces(string directive)
    {
        if (ScenarioText.Places().Match(directive) is not { Success: true } match)
            return null;
        var places = match.Groups["places"];
        var named = places.Value.Split(',', StringSplitOptions.TrimEntries);
        if (!named.Contains(From))
            return null;
        return To is null
            ? new(directive)
            : new(directive[..places.Index] + string.Join(", ", named.Select(place => place == From ? To : place).Distinct()));
    }

    private Mentioned? InWords(string directive)
    {
        var match = Kind switch
        {
            NamedKind.Fact => FactPattern().Match(directive),
            NamedKind.Gauge when GaugePattern().Match(directive) is { Success: true } condition => condition,
            _ => PointsPattern().Match(directive),
        };
        if (!match.Success || match.Groups["name"] is not { } name || name.Value != From)
            return null;
        var isCondition = match.Groups["if"].Success;
        return new(To is null ? null : directive[..name.Index] + To + directive[(name.Index + name.Length)..], isCondition);
    }

    /// <summary>What a directive gives points to; null for none.</summary>
    internal static string? Counted(string directive) =>
        PointsPattern().Match(directive) is { Success: true } match ? match.Groups["name"].Value : null;

    [GeneratedRegex(@"^(?:fact|(?<if>if|unless)) +(?<name>[^\s<>=]+)\z")]
    private static partial Regex FactPattern();

    [GeneratedRegex(@"^(?<if>if|unless) +(?<name>[a-z0-9-]+?) *(?:<=|>=|<|>|=)")]
    private static partial Regex GaugePattern();

    [GeneratedRegex(@"^(?<name>[A-Za-z][A-Za-z0-9-]*) +[+\-−][0-9]{1,2}\z")]
    private static partial Regex PointsPattern();
}

/// <summary>Where scenes name something.</summary>
/// <param name="IsCondition">Something is offered there, or happens, only when it is so.</param>
public sealed record NameMention(ScenePart Scene, NamedKind Kind, string Name, bool IsCondition);
