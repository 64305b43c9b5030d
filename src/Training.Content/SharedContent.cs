namespace Training.Content;

/// <summary>A reference that pages cite. The label is short; the reference is one line of HTML.</summary>
public sealed record Source(string Id, string Label, string ReferenceHtml, string? Url, Localized<string>? Note);

/// <summary>A word that the texts explain once, on the page of the glossary, and link to where it first matters.</summary>
public sealed record GlossaryEntry(string Id, Localized<string> Word, Localized<string> Meaning, string? SourceId);

/// <summary>A help line shown beside difficult content, with where and when its details were read.</summary>
public sealed record HelpLine(
    string Id,
    Localized<string> Name,
    Localized<string> Reach,
    Localized<string> Hours,
    string? Href,
    string SourceId,
    string? AsOf
);

/// <summary>A professional act of the tray: always at hand, never prompted.</summary>
public sealed record Act(string Id, ActGroup Group, Localized<string> Label, Localized<string> Help, Localized<string> Reply);

public enum ActGroup
{
    Frame,
    Listen,
    Risk,
    Channel,
    End,
}

/// <summary>Someone met in a simulated session; portraits are drawings by expression, the first being the default.</summary>
/// <param name="Portrait">The folder of the drawings; null for a person who is never seen.</param>
public sealed record Person(
    string Id,
    string Name,
    int? Age,
    Localized<string> About,
    Localized<string>? PortraitAlt,
    IReadOnlyList<string> Expressions,
    Localized<string>? Pronouns = null,
    string? Portrait = null
)
{
    /// <summary>In a cast: someone who isn’t among those of <c>people/</c>. They have no portrait, and show their initials.</summary>
    public const string NotDrawn = "none";

    /// <summary>Where the drawing of an expression is among the content files; null when there is none.</summary>
    public string? FindPortrait(string? expression) =>
        Portrait is null || Expressions.Count == 0 ? null
        : expression is not null && Expressions.Contains(expression) ? PortraitPath(Portrait, expression)
        : PortraitPath(Portrait, Expressions[0]);

    internal static string PortraitPath(string portrait, string expression) => $"people/portraits/{portrait}/{expression}.svg";
}

/// <summary>What all modules share, read from the files at the top of the content folder.</summary>
public sealed record SharedContent(
    IReadOnlyDictionary<string, Competencies.Competency> Competencies,
    IReadOnlyList<Act> Acts,
    IReadOnlyDictionary<string, Source> Sources,
    IReadOnlyDictionary<string, HelpLine> HelpLines,
    IReadOnlyDictionary<string, Person> People,
    IReadOnlyList<Markup.Term> Terms,
    IReadOnlyDictionary<string, GlossaryEntry> Glossary
)
{
    public Act? FindAct(string id) => Acts.FirstOrDefault(a => a.Id == id);
}
