using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Training.Content.Files;

namespace Training.Catalogue;

/// <summary>Gives out a medium as what it is: a sound in stretches as the player asks for them, a document to be kept and never shown as a page.</summary>
internal static class MediaAnswer
{
    private const string Nothing = "default-src 'none'; sandbox";

    /// <param name="version">Which tells this file from what stood at its address before.</param>
    /// <param name="caching">Who may keep it, and for how long.</param>
    public static Results<FileContentHttpResult, NotFound> Of(
        HttpContext http,
        string file,
        ReadOnlyMemory<byte>? bytes,
        string version,
        string caching
    )
    {
        if (bytes is not { } found || MediaKinds.TypeOf(file) is not { } type)
            return TypedResults.NotFound();
        var isDocument = MediaKinds.Of(file) == MediaKind.Document;
        http.Response.Headers.CacheControl = caching;
        if (isDocument)
            http.Response.Headers.ContentSecurityPolicy = Nothing;
        return TypedResults.Bytes(
            found,
            type,
            isDocument ? file : null,
            enableRangeProcessing: true,
            entityTag: new EntityTagHeaderValue($"\"{version}\"")
        );
    }
}
