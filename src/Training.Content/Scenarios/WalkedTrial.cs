using Training.Content.Markup;

namespace Training.Content.Scenarios;

/// <summary>A step of a playthrough as it went.</summary>
/// <param name="Node">As it is written.</param>
/// <param name="Scene">Where it is taken.</param>
/// <param name="Offered">What may be chosen at that moment.</param>
/// <param name="Step">Null for a wait, and for one that doesn’t fit.</param>
public sealed record WalkedStep(YamlNode Node, Scene Scene, IReadOnlyList<Choice> Offered, Step? Step, bool Fits)
{
    public Choice? Chosen =>
        Step is { Kind: StepKind.Choice } step ? Scene.Choices.Single(c => Step.Choose(c.Index, step.At) == step) : null;
}

/// <summary>A playthrough as the session goes now.</summary>
/// <param name="Steps">Up to the first that doesn’t fit: those after it aren’t taken.</param>
public sealed record WalkedTrial(IReadOnlyList<WalkedStep> Steps, Play Play, bool Fits)
{
    /// <summary>What came out, as a playthrough would expect it; null for what can’t be expected.</summary>
    public string? Actual(string key) => Playthroughs.Actual(Play, key);

    /// <summary>All that a playthrough may expect, as it came out.</summary>
    public IReadOnlyList<(string Key, string Value)> Outcome =>
        [
            .. ((string[])["ending", .. Play.Scenario.Competencies, .. Play.Scenario.Gauges.Keys, "passed", "critical"])
                .Concat(Play.Scenario.Facts.Count > 0 ? ["facts"] : [])
                .Select(key => (key, Actual(key)!)),
        ];
}
