using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Data;

namespace Training.Authoring.Copying;

/// <summary>Whether other institutions may copy a module.</summary>
public sealed class ShareForm
{
    public string? Shared { get; set; }
}

/// <summary>An author takes a module away, and says whether other institutions may copy what is published of it.</summary>
internal static class ShareModule
{
    public static void MapShareModule(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/drafts/{slug}/sharing", Show);
        routes.MapPost("/drafts/{slug}/sharing", Submit);
    }

    private static async Task<Results<RazorComponentResult<SharingPage>, NotFound>> Show(
        string slug,
        string? saved,
        OpenDraft drafts,
        CancellationToken ct
    ) =>
        await drafts.FindAsync(slug, ct) is { } draft
            ? new RazorComponentResult<SharingPage>(new { Draft = draft, Saved = saved })
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, NotFound>> Submit(
        string slug,
        [FromForm] ShareForm form,
        OpenDraft drafts,
        TrainingDbContext db,
        WriteDraft write,
        CancellationToken ct
    )
    {
        if (await drafts.FindAsync(slug, ct) is not { } draft)
            return TypedResults.NotFound();
        var shares = form.Shared == "yes";
        if (draft.IsShared != shares)
        {
            draft.IsShared = shares;
            write.Note(draft, shares ? DraftEventKind.Shared : DraftEventKind.Unshared);
            await db.SaveChangesAsync(ct);
        }
        return TypedResults.LocalRedirect($"~/authoring/drafts/{slug}/sharing?saved={(shares ? "shared" : "unshared")}");
    }
}
