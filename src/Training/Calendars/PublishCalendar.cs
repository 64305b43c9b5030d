using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Training.Learners;

namespace Training.Calendars;

/// <summary>A learner gets an address for their calendar, changes it, or has none any more.</summary>
internal static class PublishCalendar
{
    public static void MapPublishCalendar(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/learning/calendar", Show);
        routes.MapPost("/learning/calendar", Publish);
        routes.MapPost("/learning/calendar/off", Stop);
    }

    private static async Task<RazorComponentResult<CalendarPage>> Show(
        string? saved,
        CalendarFeed feed,
        CurrentLearner learner,
        CancellationToken ct
    ) => new(new { Token = await feed.FindAsync(learner.Id, ct), Saved = saved });

    private static async Task<RedirectHttpResult> Publish(
        [FromForm] string? instead,
        CalendarFeed feed,
        CurrentLearner learner,
        CancellationToken ct
    )
    {
        var replaced = string.IsNullOrEmpty(instead) ? null : instead;
        await feed.PublishAsync(learner.Id, replaced, ct);
        return TypedResults.LocalRedirect($"~/learning/calendar?saved={(replaced is null ? "on" : "renewed")}");
    }

    private static async Task<RedirectHttpResult> Stop(CalendarFeed feed, CurrentLearner learner, CancellationToken ct)
    {
        await feed.StopAsync(learner.Id, ct);
        return TypedResults.LocalRedirect("~/learning/calendar?saved=off");
    }
}
