using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Authoring.Drafts;
using Training.Authoring.Forms;
using Training.Content.Editing;

namespace Training.Authoring.ScenarioForms;

/// <summary>A name that someone no longer has, and that sentences still say.</summary>
/// <param name="Places">Null stands for the briefing.</param>
public sealed record SaidName(string Was, string Now, IReadOnlyList<ScenePart?> Places);

/// <summary>An author who gave someone another name has the sentences say it too: the briefing, narration, what is said of them.</summary>
internal static class SayOtherName
{
    public static void MapSayOtherName(this IEndpointRouteBuilder scenario) => scenario.MapPost("settings/name", Replace);

    /// <summary>Of people who were just called otherwise, those whose name is still read somewhere.</summary>
    public static IReadOnlyList<SaidName> Of(EditedScenario scenario, IEnumerable<(string Was, string Now)> renamed) =>
        [
            .. renamed
                .Where(name => Fits(scenario, name.Was, name.Now))
                .Select(name => new SaidName(name.Was, name.Now, ProseNames.Places(scenario.Text!, name.Was)))
                .Where(name => name.Places.Count > 0),
        ];

    private static async Task<Results<RedirectHttpResult, NotFound>> Replace(
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
        var (was, now) = (posted["was"].ToString(), posted["now"].ToString());
        if (!Fits(scenario, was, now) || ProseNames.Places(text, was).Count == 0)
            return TypedResults.LocalRedirect(scenario.Settings);
        if (In(scenario.Path, text) is not { } after)
            return There("misread");
        var along = CarryNames.Translation(
            scenario,
            text,
            after,
            after,
            (path, other) =>
                ScenarioText.Read(path, other) is { } english
                    ? In(scenario.Path, english)?.Text is { } said && said != other
                        ? said
                        : null
                    : null
        );
        var written = new WrittenFile(scenario.Draft, scenario.Path, after.Text, scenario.Revision)
        {
            Along = scenario.Path.IsTranslation ? [] : [along],
        };
        return (await save.SaveAsync(written, ct)).Outcome switch
        {
            FormOutcome.Saved => There("saved"),
            FormOutcome.Merged => There("merged"),
            FormOutcome.Gone => TypedResults.NotFound(),
            _ => There("misread"),
        };

        ScenarioText? In(DraftPath path, ScenarioText said) =>
            ProseNames.Replace(OpenDraft.PathOf(scenario.Draft.Slug, path.Path), said, was, now);

        RedirectHttpResult There(string done) => TypedResults.LocalRedirect($"{scenario.Settings}?done={done}");
    }

    private static bool Fits(EditedScenario scenario, string was, string now) =>
        scenario.Text!.Cast.Contains(now) && !scenario.Text.Cast.Contains(was) && was.Length > 0;
}
