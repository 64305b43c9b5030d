using Training.Content.Markup;

namespace Training.Content.Scenarios;

/// <summary>Reads a scenario and its translation into one checked type.</summary>
internal static class ScenarioReader
{
    public static Scenario? Read(
        ActivityId id,
        MarkdownFile source,
        MarkdownFile? translation,
        SharedContent shared,
        ProblemList problems
    ) => throw new NotImplementedException();
}
