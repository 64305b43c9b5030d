using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Training.Credentials.Badges;

/// <summary>Anyone who was given a code takes the signed badge, alone or baked into a picture, for a wallet or another verifier.</summary>
internal static class ServeBadge
{
    public const string PicturePath = "/badge.png";

    public static void MapServeBadge(this IEndpointRouteBuilder routes)
    {
        // The same badge in the forms that others read: two to be read by programs, two pictures.
        var badges = routes.MapGroup("/c/{code}").RequireRateLimiting(BadgeLimits.ByAddress);
        badges.MapGet("/badge.jwt", ServeToken);
        badges.MapGet("/badge.json", ServeDocument);
        badges.MapGet("/badge.svg", DrawSvg);
        badges.MapGet("/badge.png", DrawPng);
        routes.MapGet(PicturePath, ShowPicture);
    }

    private static FileContentHttpResult ShowPicture(HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=86400";
        return TypedResults.File(BakedPng.Plain, BakedPng.MediaType);
    }

    private static Task<Results<FileContentHttpResult, NotFound>> ServeToken(string code, [AsParameters] BadgeRequest request) =>
        request.AnswerAsync(
            code,
            SignedCredential.TokenType,
            async badge => Encoding.UTF8.GetBytes(await request.Asked.TokenAsync(badge, request.Stop))
        );

    private static Task<Results<FileContentHttpResult, NotFound>> ServeDocument(string code, [AsParameters] BadgeRequest request) =>
        request.AnswerAsync(
            code,
            SignedCredential.DocumentType,
            async badge => Encoding.UTF8.GetBytes(await request.Asked.DocumentAsync(badge, request.Stop))
        );

    private static Task<Results<FileContentHttpResult, NotFound>> DrawSvg(string code, [AsParameters] BadgeRequest request) =>
        request.AnswerAsync(
            code,
            BakedSvg.MediaType,
            async badge => Encoding.UTF8.GetBytes(BakedSvg.Draw(badge.Credential, await request.Asked.TokenAsync(badge, request.Stop)))
        );

    private static Task<Results<FileContentHttpResult, NotFound>> DrawPng(string code, [AsParameters] BadgeRequest request) =>
        request.AnswerAsync(
            code,
            BakedPng.MediaType,
            async badge =>
                BakedPng.Draw(
                    badge.Credential.Facts.Title.In(badge.Credential.Language),
                    await request.Asked.TokenAsync(badge, request.Stop)
                )
        );
}

/// <summary>What a badge is answered with.</summary>
internal sealed record BadgeRequest(AskedBadge Asked, HttpResponse Response, CancellationToken Stop)
{
    public async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(string code, string type, Func<FoundBadge, Task<byte[]>> write)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        Response.Headers.CacheControl = "no-store";
        return await Asked.FindAsync(code, Stop) is { } badge ? TypedResults.File(await write(badge), type) : TypedResults.NotFound();
    }
}
