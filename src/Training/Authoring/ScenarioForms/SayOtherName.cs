using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Authoring.Forms;
using Training.Content.Editing;

namespace Training.Authoring.ScenarioForms;

/// <summary>An author who gave someone another name has the sentences say it too: the title, the briefing, narration, what is said of them.</summary>
internal static class SayOtherName
{
    public static void MapSayOtherName(this IEndpointRouteBuilder scenario) => scenario.MapPost("settings/name", Replace);

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
        if (!SaidNames.Fits(scenario, was, now))
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
            Along = scenario.Path.IsTranslation ? [] : [along, Trials(scenario, was, now)],
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

        // What still says it is told again.
        RedirectHttpResult There(string done) =>
            TypedResults.LocalRedirect($"{scenario.Settings}?done={done}&was={Uri.EscapeDataString(was)}&now={Uri.EscapeDataString(now)}");
    }

    // They name choices by their words.
    private static AlongFile Trials(EditedScenario scenario, string was, string now)
    {
        var path = DraftPath.Of(scenario.Path.Slug, DraftFileKind.Playthroughs);
        return new(path, text => CarriedFiles.Playthroughs(OpenDraft.PathOf(scenario.Draft.Slug, path), text, was, now));
    }
}
