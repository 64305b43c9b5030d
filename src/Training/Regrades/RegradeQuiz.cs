using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Content;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Regrades;

/// <summary>An author corrects items after attempts: sees first whose score changes, then says why, and it is done once.</summary>
internal static class RegradeQuiz
{
    public static void MapRegradeQuiz(this IEndpointRouteBuilder routes)
    {
        var regrade = routes.MapGroup("/{module}/{activity:quiz}/regrade");
        regrade.MapGet("", Show);
        regrade.MapPost("", Apply);
    }

    private static async Task<Results<RazorComponentResult<RegradePage>, NotFound>> Show(
        string module,
        string activity,
        string? from,
        string[]? item,
        ViewRegrade views,
        CancellationToken ct
    ) =>
        await views.FindAsync(new(module, activity), from, item ?? [], ct) is { } view
            ? Page(view, new(), reason: null, isStale: false)
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<RegradePage>, NotFound>> Apply(
        string module,
        string activity,
        IFormCollection form,
        ViewRegrade views,
        ApplyRegrade applying,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        var id = new ActivityId(module, activity);
        var reason = form["reason"].ToString().Trim();
        var errors = new FormErrors();
        if (reason.Length == 0)
            errors.Add("reason", texts["Regrade.Reason.Missing"]);
        else if (reason.Length > Regrade.ReasonLength)
            errors.Add("reason", texts["Regrade.Reason.TooLong", Regrade.ReasonLength]);

        // Once more whenever another tab, or a learner, wrote between the reading and the saving.
        while (await views.FindAsync(id, form["from"], [.. form["item"].OfType<string>()], ct, track: true) is { } view)
        {
            // A second click finds that nothing is left to change.
            if (view.AllChanges.Count == 0)
                return TypedResults.LocalRedirect($"~/authoring/{id}/regrade#made");
            var isStale = form["seen"] != view.Seen;
            if (errors.Any || isStale)
                return Page(view, errors, reason, isStale);
            if (await applying.TryAsync(view, reason, ct))
                return TypedResults.LocalRedirect($"~/authoring/{id}/regrade#made");
        }
        return TypedResults.NotFound();
    }

    private static RazorComponentResult<RegradePage> Page(RegradeView view, FormErrors errors, string? reason, bool isStale) =>
        new(
            new
            {
                View = view,
                Errors = errors,
                Reason = reason,
                IsStale = isStale,
            }
        )
        {
            StatusCode =
                errors.Any ? StatusCodes.Status422UnprocessableEntity
                : isStale ? StatusCodes.Status409Conflict
                : StatusCodes.Status200OK,
        };
}
