using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Authoring.Forms;
using Training.Content.Editing;

namespace Training.Authoring.ScenarioForms;

/// <summary>An author begins several scenes at once, by their titles: the plan of a session.</summary>
internal static partial class PlanScenes
{
    public const string Titles = "titles";

    // More than any session has; what is longer is written in the text.
    private const int MostTitles = 60;

    public static void MapPlanScenes(this IEndpointRouteBuilder scenario) => scenario.MapPost("plan", Add).TakesText();

    private static async Task<Results<RedirectHttpResult, NotFound>> Add(
        string draft,
        string name,
        IFormCollection posted,
        OpenScenario open,
        SaveForm save,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: { } text } scenario)
            return TypedResults.NotFound();
        var titles = posted[Titles]
            .ToString()
            .ReplaceLineEndings("\n")
            .Split('\n')
            .Select(Tidy)
            .Where(title => title.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var (now, isWhole) = (text, titles.Count <= MostTitles);
        foreach (var title in titles.Take(MostTitles))
            // Sent twice, or there already, it is there once.
            if (!now.Scenes.Any(scene => scene.Title.Equals(title, StringComparison.OrdinalIgnoreCase)))
                if (now.Plus(new() { Title = title, Id = now.FreeIdFor(title) }) is { } more)
                    now = more;
                else
                    isWhole = false;
        if (now == text)
            return Back(scenario, isWhole ? "planned-none" : "planned-some");
        return await save.SaveAsync(new(scenario.Draft, scenario.Path, now.Text, scenario.Revision), ct) switch
        {
            (FormOutcome.Saved or FormOutcome.Merged, _) => Back(scenario, isWhole ? "planned" : "planned-some"),
            (FormOutcome.TooLarge, _) => Back(scenario, "large"),
            (FormOutcome.Gone, _) => TypedResults.NotFound(),
            _ => Back(scenario, "meanwhile"),
        };
    }

    // As people number and list things; what the text gives a meaning of its own is left out.
    private static string Tidy(string line) =>
        TitleField.Tidy(Marks().Replace(line, "").Replace("`", "", StringComparison.Ordinal).Replace('{', '(').Replace('}', ')'));

    private static RedirectHttpResult Back(EditedScenario scenario, string done) =>
        TypedResults.LocalRedirect($"{scenario.Address}?done={done}#scenes");

    [GeneratedRegex(@"^\s*(?:[-–—*•#]+|\d{1,2}[.)])\s+")]
    private static partial Regex Marks();
}
