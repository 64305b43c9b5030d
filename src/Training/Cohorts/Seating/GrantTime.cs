using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Catalogue;
using Training.Content.Quizzes;
using Training.Courses.Editing;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;
using Training.Privacy.Auditing;
using Training.Quizzes;

namespace Training.Cohorts.Seating;

/// <summary>An instructor grants someone of the cohort more time than limits announce, or no limit.</summary>
internal static class GrantTime
{
    public const decimal MostTimes = 4;

    public static void MapGrantTime(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("offerings/{offering:guid}/seats/{learner:guid}/time", Show);
        routes.MapPost("offerings/{offering:guid}/seats/{learner:guid}/time", Grant);
    }

    private static async Task<Results<RazorComponentResult<GrantTimePage>, NotFound>> Show(
        Guid offering,
        Guid learner,
        OpenOffering open,
        LoadCohort cohort,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(offering, ct) is not { } found || await cohort.FindAsync(offering, learner, ct) is not { } seat)
            return TypedResults.NotFound();
        var factor = seat.TimeFactor?.ToString("0.##", CultureInfo.CurrentCulture) ?? "1";
        return Page(found, seat, factor, seat.NoLimit is true, new());
    }

    private static async Task<Results<RazorComponentResult<GrantTimePage>, RedirectHttpResult, NotFound>> Grant(
        Guid offering,
        Guid learner,
        IFormCollection form,
        OpenOffering open,
        LoadCohort cohort,
        ContentLibrary content,
        CurrentLearner instructor,
        IStringLocalizer<TrainingText> texts,
        TimeProvider clock,
        TrainingDbContext db,
        Audit audit,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(offering, ct) is not { } found || await cohort.FindAsync(offering, learner, ct) is not { } seat)
            return TypedResults.NotFound();
        var (typed, noLimit) = (form["timeFactor"].ToString().Trim(), form["noLimit"].Count > 0);
        var errors = new FormErrors();
        if (CourseForm.Number(typed) is not { } factor || factor < 1 || factor > MostTimes)
            errors.Add("timeFactor", texts["Accommodation.Factor.Wrong", MostTimes]);
        else if (IsLess(factor, noLimit, seat) && await IsTimedNowAsync(seat, db, content, clock.GetUtcNow(), ct))
            errors.Add("timeFactor", texts["Accommodation.Underway", seat.GivenName]);
        if (errors.Any)
            return Page(found, seat, typed, noLimit, errors);

        await WriteAsync(learner, Math.Round(CourseForm.Number(typed)!.Value, 2), noLimit, instructor.Id, db, audit, clock.GetUtcNow(), ct);
        return TypedResults.LocalRedirect($"~/teaching/offerings/{offering}/seats");
    }

    private static async Task WriteAsync(
        Guid learner,
        decimal factor,
        bool noLimit,
        Guid by,
        TrainingDbContext db,
        Audit audit,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var granted = await db.Set<Accommodation>().SingleOrDefaultAsync(a => a.LearnerId == learner, ct);
        if (factor == 1 && !noLimit)
        {
            if (granted is not null)
                db.Remove(granted);
        }
        else if (granted is null)
        {
            db.Add(
                new Accommodation
                {
                    LearnerId = learner,
                    TimeFactor = factor,
                    NoLimit = noLimit,
                    GrantedBy = by,
                    GrantedAt = now,
                }
            );
        }
        else if (granted.TimeFactor != factor || granted.NoLimit != noLimit)
        {
            (granted.TimeFactor, granted.NoLimit, granted.GrantedBy, granted.GrantedAt) = (factor, noLimit, by, now);
        }
        if (db.ChangeTracker.HasChanges())
            audit.Note(AuditAction.TimeGranted, learner, noLimit ? "" : factor.ToString("0.##", CultureInfo.InvariantCulture));
        // A second click wrote the same.
        await db.TrySaveAsync(ct);
    }

    private static bool IsLess(decimal factor, bool noLimit, SeatLine seat) =>
        seat.NoLimit is true ? !noLimit : !noLimit && factor < (seat.TimeFactor ?? 1);

    /// <summary>Time that was there when an attempt began stays there until it ends.</summary>
    private static async Task<bool> IsTimedNowAsync(
        SeatLine seat,
        TrainingDbContext db,
        ContentLibrary content,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var yesterday = now.AddDays(-1);
        var open = await db.Set<QuizAttempt>()
            .Where(a => a.LearnerId == seat.LearnerId && a.SubmittedAt == null && a.Number != QuizAttempt.PreTestNumber)
            .Where(a => a.StartedAt > yesterday)
            .Select(a => new
            {
                a.ActivityId,
                a.ContentHash,
                a.StartedAt,
            })
            .ToListAsync(ct);
        foreach (var attempt in open)
        {
            var quiz = (await content.GetAsync(attempt.ContentHash, ct)).Module.Find(attempt.ActivityId.Slug) as Quiz;
            if (quiz?.Time is { } limit && (seat.NoLimit is true || attempt.StartedAt + limit * (double)(seat.TimeFactor ?? 1) > now))
                return true;
        }
        return false;
    }

    private static RazorComponentResult<GrantTimePage> Page(
        Offering offering,
        SeatLine seat,
        string factor,
        bool noLimit,
        FormErrors errors
    ) =>
        new(
            new
            {
                Offering = offering,
                Seat = seat,
                Factor = factor,
                NoLimit = noLimit,
                Errors = errors,
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
