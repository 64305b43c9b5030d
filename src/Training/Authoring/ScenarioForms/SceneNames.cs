using Microsoft.AspNetCore.Http;

namespace Training.Authoring.ScenarioForms;

/// <summary>What a form of a scene has fields for: competencies and gauges to count, and facts.</summary>
internal sealed record SceneNames(IReadOnlyList<string> Counted, IReadOnlyList<string> Facts)
{
    public static SceneNames Of(EditedScenario scenario) => new([.. scenario.Competencies, .. scenario.Gauges], scenario.Facts);

    /// <summary>Those that its author saw: the front matter may have changed since, or be unreadable for a while.</summary>
    public static SceneNames In(IFormCollection form) => new(Named(form, "counted"), Named(form, "known-facts"));

    private static List<string> Named(IFormCollection form, string field) =>
        [.. form[field].OfType<string>().Where(name => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')).Distinct()];
}
