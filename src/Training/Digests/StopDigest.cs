using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Localization;
using Training.Privacy.Consents;

namespace Training.Digests;

/// <summary>A learner wants no more digests, by the link in each of them, which needs no signing in.</summary>
internal static class StopDigest
{
    public static void MapStopDigest(this IEndpointRouteBuilder routes)
    {
        // A button, because mail scanners open every link they see.
        routes.MapGet("/digest/off", Show);
        routes.MapPost("/digest/off", Stop);
    }

    private static RazorComponentResult<StopDigestPage> Show(string? token, string? done, DigestToken tokens)
    {
        var isKnown = done is not null || tokens.Read(token) is not null;
        return new(
            new
            {
                Token = token,
                IsDone = done is not null,
                IsKnown = isKnown,
            }
        )
        {
            StatusCode = isKnown ? StatusCodes.Status200OK : StatusCodes.Status404NotFound,
        };
    }

    private static async Task<RedirectHttpResult> Stop(
        [FromForm] string? token,
        TrainingDbContext db,
        DigestToken tokens,
        KeepConsents consents,
        CancellationToken ct
    )
    {
        if (tokens.Read(token) is not { } learner)
            return TypedResults.LocalRedirect("~/digest/off");
        await consents.NoteAsync(learner, ConsentPurpose.Digest, isGiven: false, Languages.Current, ct);
        await db.SaveChangesAsync(ct);
        await db
            .Learners.Where(l => l.Id == learner)
            .ExecuteUpdateAsync(change => change.SetProperty(l => l.Digest, Learners.Digest.Off), ct);
        return TypedResults.LocalRedirect("~/digest/off?done=1");
    }
}
