using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Pages;
using Training.Privacy.Consents;

namespace Training.Review;

/// <summary>A learner asks for reminders by mail, or for no more.</summary>
internal static class AskForReminder
{
    public static void MapAskForReminder(this IEndpointRouteBuilder routes) => routes.MapPost("/review/reminder", Ask);

    /// <summary>The link in every reminder, which needs no signing in.</summary>
    public static void MapStopReminder(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/review/reminder/off", ShowOff);
        routes.MapPost("/review/reminder/off", Stop);
    }

    private static async Task<RedirectHttpResult> Ask(
        [FromForm] string? remind,
        [FromForm] int hour,
        TrainingDbContext db,
        CurrentLearner learner,
        KeepConsents consents,
        Links links,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var id = learner.Id;
        do
        {
            var reminder = await db.Set<ReviewReminder>().SingleOrDefaultAsync(r => r.LearnerId == id, ct);
            if (remind != "on")
                reminder?.TurnOff();
            else
            {
                if (reminder is null)
                    db.Add(reminder = new ReviewReminder { LearnerId = id });
                reminder.TurnOn(ReviewReminder.Hours.Contains(hour) ? hour : ReviewReminder.Hours[0], SiteUrl(links), clock.GetUtcNow());
            }
            await consents.NoteAsync(id, ConsentPurpose.Reminder, remind == "on", Languages.Current, ct);
            // A second click that lost the race finds the row that the first one made.
        } while (!await db.TrySaveAsync(ct));
        return TypedResults.LocalRedirect("~/review?reminder=saved#reminder");
    }

    private static RazorComponentResult<StopReminderPage> ShowOff(string? token, string? done, ReminderToken tokens)
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
        ReminderToken tokens,
        KeepConsents consents,
        CancellationToken ct
    )
    {
        if (tokens.Read(token) is not { } learner)
            return TypedResults.LocalRedirect("~/review/reminder/off");
        await consents.NoteAsync(learner, ConsentPurpose.Reminder, isGiven: false, Languages.Current, ct);
        await db.SaveChangesAsync(ct);
        await db.Set<ReviewReminder>()
            .Where(r => r.LearnerId == learner)
            .ExecuteUpdateAsync(change => change.SetProperty(r => r.IsOn, false), ct);
        return TypedResults.LocalRedirect("~/review/reminder/off?done=1");
    }

    private static string SiteUrl(Links links) =>
        links.Absolute("~/") is { Length: <= ReviewReminderConfiguration.UrlLength } url ? url : "";
}
