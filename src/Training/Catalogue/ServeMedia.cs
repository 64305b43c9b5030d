using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Content.Markup;
using Training.Data;
using Training.Enrolments;
using Training.Learners;

namespace Training.Catalogue;

/// <summary>Gives out the pictures, sounds and documents of published content. Names are looked up among the published files, never on disk.</summary>
internal static class ServeMedia
{
    public static void MapServeMedia(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/portraits/{hash}/{person}/{expression}.svg", Portrait);
        routes.MapGet("/modules/{module}/media/{file}", Media);
    }

    // The address holds the content’s hash: what it names never changes.
    private static async Task<Results<FileContentHttpResult, NotFound>> Portrait(
        string hash,
        string person,
        string expression,
        ContentLibrary content,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (!Slug.IsSlug(person) || !Slug.IsSlug(expression) || await content.FindAsync(hash, ct) is not { } version)
            return TypedResults.NotFound();
        return Give(version, $"people/portraits/{person}/{expression}.svg", http, "public, max-age=31536000, immutable");
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Media(
        string module,
        string file,
        ContentLibrary content,
        CurrentLearner learner,
        TrainingDbContext db,
        HttpContext http,
        CancellationToken ct
    )
    {
        var path = $"modules/{module}/media/{file}";
        if (content.Current(module) is { } version && version.Files.Find(path) is not null)
            return Give(version, path, http, "public, max-age=3600");
        // Whoever began an earlier version still sees the media that it had.
        return learner.IdIfKnown is { } id && await EarlierAsync(module, id, content, db, ct) is { } earlier
            ? Give(earlier, path, http, "private, max-age=3600")
            : TypedResults.NotFound();
    }

    private static async Task<PublishedModule?> EarlierAsync(
        string module,
        Guid learner,
        ContentLibrary content,
        TrainingDbContext db,
        CancellationToken ct
    ) =>
        await db.Set<Enrolment>()
            .Where(e => e.LearnerId == learner && e.Module == module)
            .Select(e => e.ContentHash)
            .FirstOrDefaultAsync(ct)
            is { } hash
            ? await content.FindAsync(hash, ct)
            : null;

    private static Results<FileContentHttpResult, NotFound> Give(PublishedModule version, string path, HttpContext http, string caching) =>
        MediaAnswer.Of(http, Path.GetFileName(path), version.Files.Find(path), version.Hash, caching);
}
