using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Content.Markup;

namespace Training.Catalogue;

/// <summary>Gives out the pictures of published content. Names are looked up among the published files, never on disk.</summary>
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

    private static Results<FileContentHttpResult, NotFound> Media(string module, string file, ContentLibrary content, HttpContext http) =>
        content.Current(module) is { } version
            ? Give(version, $"modules/{module}/media/{file}", http, "public, max-age=3600")
            : TypedResults.NotFound();

    private static Results<FileContentHttpResult, NotFound> Give(PublishedModule version, string path, HttpContext http, string caching)
    {
        var type = Path.GetExtension(path) switch
        {
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".jpg" => "image/jpeg",
            ".webp" => "image/webp",
            _ => null,
        };
        if (type is null || version.Files.Find(path) is not { } bytes)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = caching;
        return TypedResults.File(bytes.ToArray(), type);
    }
}
