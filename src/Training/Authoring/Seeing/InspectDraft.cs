using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Content.Scenarios;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Seeing;

/// <summary>An author sees a draft’s scenario drawn and explored, and plays it from any moment, as if it were published.</summary>
internal static class InspectDraft
{
    public static void MapInspectDraft(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("{draft}/scenarios/{activity}", Show);
        routes.MapGet("{draft}/scenarios/{activity}/play", Play);
        routes.MapKeepTrial();
    }

    public static string RootOf(ModuleDraft draft, Scenario scenario) => $"~/authoring/drafts/{draft.Slug}/scenarios/{scenario.Id.Slug}";

    private static async Task<Results<RazorComponentResult<InspectionPage>, RedirectHttpResult, NotFound>> Show(
        string draft,
        string activity,
        OpenDraft open,
        DraftViews views,
        SeeDraft see,
        InspectedScenarios inspected,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, ct) is not { } module)
            return TypedResults.NotFound();
        var said = await views.CheckAsync(module, ct);
        if (see.Find(module, said, activity) is not { Activity: Scenario scenario } seen)
            return TypedResults.NotFound();
        if (!seen.CanBePlayed)
            return ToMend(module, activity);
        return new RazorComponentResult<InspectionPage>(
            new
            {
                seen.Version,
                Scenario = scenario,
                Inspected = inspected.OfDraft(scenario, said.Problems),
                Draft = module,
                Departing = said.Problems.Count(p =>
                    p.Severity == Severity.Error
                    && p.At.File == OpenDraft.PathOf(module.Slug, DraftPath.Of(activity, DraftFileKind.Playthroughs))
                ),
            }
        );
    }

    private static async Task<
        Results<RazorComponentResult<PreviewPage>, RazorComponentResult<PreviewErrorPage>, RedirectHttpResult, NotFound>
    > Play(
        string draft,
        string activity,
        HttpRequest request,
        OpenDraft open,
        DraftViews views,
        SeeDraft see,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, ct) is not { } module)
            return TypedResults.NotFound();
        var said = await views.CheckAsync(module, ct);
        if (see.Find(module, said, activity) is not { Activity: Scenario scenario } seen)
            return TypedResults.NotFound();
        if (!seen.CanBePlayed)
            return ToMend(module, activity);
        var reader = new PreviewReader(scenario, RootOf(module, scenario), seen.Version.Shared, texts);
        var preview = reader.Read(request.Query);
        if (reader.Errors.Any)
            return Damaged(module, preview, reader.Errors);
        return new RazorComponentResult<PreviewPage>(
            new
            {
                seen.Version,
                Preview = preview,
                Played = preview.Play(Languages.Current),
                Draft = module,
            }
        );
    }

    public static RazorComponentResult<PreviewErrorPage> Damaged(ModuleDraft draft, Preview preview, FormErrors errors) =>
        new(
            new
            {
                Preview = preview,
                Errors = errors,
                Draft = draft,
            }
        )
        {
            StatusCode = StatusCodes.Status400BadRequest,
        };

    // A session that doesn’t hold together leads nowhere: the editor says where to mend it.
    public static RedirectHttpResult ToMend(ModuleDraft draft, string activity) =>
        TypedResults.LocalRedirect(
            $"~/authoring/drafts/{draft.Slug}/files/{DraftPath.Of(activity, DraftFileKind.Scenario)}?saved=unplayed"
        );
}
