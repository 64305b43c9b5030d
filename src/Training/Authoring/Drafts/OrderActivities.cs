using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Training.Content.Modules;
using Training.Data;

namespace Training.Authoring.Drafts;

/// <summary>Where an activity is to stand in its module.</summary>
public sealed record OrderForm
{
    /// <summary>From 0: sent twice, it moves once.</summary>
    public int? Place { get; init; }
}

/// <summary>An author puts the activities of a module in order.</summary>
internal static class OrderActivities
{
    public static void MapOrderActivities(this IEndpointRouteBuilder routes) => routes.MapPost("{draft}/order/{slug}", Order);

    private static async Task<Results<RedirectHttpResult, BadRequest, NotFound>> Order(
        string draft,
        string slug,
        [FromForm] OrderForm form,
        OpenDraft open,
        WriteDraft write,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, ct) is not { } module)
            return TypedResults.NotFound();
        if (form.Place is not { } place)
            return TypedResults.BadRequest();
        var isListed = await ListActivities.ChangeAsync(module, list => ActivityList.Placed(list, slug, place), write, db, ct);
        var done =
            !isListed ? "unmoved"
            : await db.TrySaveAsync(ct) ? "moved"
            : "meanwhile";
        return TypedResults.LocalRedirect($"~/authoring/drafts/{module.Slug}?done={done}#activity-{slug}");
    }
}
