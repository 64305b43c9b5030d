using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Training.Data;

namespace Training.Calendars;

/// <summary>A calendar program fetches someone’s due dates: whoever has the address may, without signing in.</summary>
internal static class ServeCalendar
{
    public static void MapServeCalendar(this IEndpointRouteBuilder routes) => routes.MapGet("/calendar/{token}.ics", Serve);

    private static async Task<Results<FileContentHttpResult, NotFound>> Serve(
        string token,
        CalendarFeed feed,
        DueDates dates,
        CalendarText text,
        TrainingDbContext db,
        HttpResponse response,
        CancellationToken ct
    )
    {
        if (await feed.OwnerAsync(token, ct) is not { } owner)
            return TypedResults.NotFound();

        var language = await db.Learners.Where(l => l.Id == owner).Select(l => l.Language).SingleAsync(ct);
        var file = Encoding.UTF8.GetBytes(text.Write(await dates.OfAsync(owner, language, ct), language));
        response.Headers.CacheControl = "private, max-age=600";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, 16))}\"");
        return TypedResults.File(file, "text/calendar; charset=utf-8", entityTag: tag);
    }
}
