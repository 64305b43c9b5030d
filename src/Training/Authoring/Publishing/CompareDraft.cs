using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Authoring.Drafts;
using Training.Catalogue;
using Training.Content;
using Training.Content.Differences;

namespace Training.Authoring.Publishing;

/// <summary>An author sees what two versions of a module have in common and what not; one of them may be the draft.</summary>
internal static class CompareDraft
{
    /// <summary>What an address calls the files as they are being written.</summary>
    public const string Draft = "draft";

    public static void MapCompareDraft(this IEndpointRouteBuilder routes) => routes.MapGet("drafts/{slug}/compare", Show);

    private static async Task<Results<RazorComponentResult<CompareDraftPage>, NotFound>> Show(
        string slug,
        string? from,
        string? to,
        OpenDraft open,
        DraftVersions versions,
        PublishedContent content,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(slug, ct) is not { } draft)
            return TypedResults.NotFound();
        var all = await versions.AllAsync(draft, ct);
        from = string.IsNullOrEmpty(from) ? all.FirstOrDefault()?.Hash ?? Draft : from;
        to = string.IsNullOrEmpty(to) ? Draft : to;
        if (await FilesAsync(from) is not { } before || await FilesAsync(to) is not { } after)
            return TypedResults.NotFound();
        return new RazorComponentResult<CompareDraftPage>(
            new
            {
                ModuleDraft = draft,
                Versions = all,
                From = from,
                To = to,
                Files = FileDifferences.Between(before, after),
            }
        );

        async ValueTask<ContentFiles?> FilesAsync(string name) =>
            name == Draft ? await open.FilesAsync(draft, new ProblemList(), ct)
            : all.Exists(v => v.Hash == name) ? (await content.FindAsync(name, ct))?.Files
            : null;
    }
}
