namespace Training.Content.Modules;

/// <summary>cmi5's words for what satisfies a module.</summary>
public enum MoveOn
{
    Completed,
    Passed,
    CompletedAndPassed,
    CompletedOrPassed,
    NotApplicable,
}

/// <summary>The unit that a learner enrols on: an ordered list of activities and what satisfies it.</summary>
public sealed record Module(
    string Slug,
    string Version,
    decimal Hours,
    IReadOnlyList<string> Competencies,
    IReadOnlyList<Objective> Objectives,
    IReadOnlyList<Activity> Activities,
    MoveOn MoveOn,
    Localized<ModuleText> Text
)
{
    /// <summary>The activities that a visitor may try without an account, in order; none in most modules.</summary>
    public IReadOnlyList<Activity> Taster { get; init; } = [];

    /// <summary>Whether what it says of itself is in English too; else its English text is the French one.</summary>
    public bool IsTranslated { get; init; } = true;

    public Activity? Find(string slug) => Activities.FirstOrDefault(a => a.Id.Slug == slug);
}

public sealed record ModuleText(
    string Title,
    string Summary,
    string? Audience,
    IReadOnlyList<string> Objectives,
    string Html,
    IReadOnlyList<string> Cited
);

/// <summary>Anything in a module with its own place, attempts and result.</summary>
public abstract record Activity(ActivityId Id, Localized<string> Title, TimeSpan Duration)
{
    /// <summary>Whether it is in English too; else its English text is the French one.</summary>
    public bool IsTranslated { get; init; } = true;
}
