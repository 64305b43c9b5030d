using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Content.Lessons;
using Training.Data;
using Training.Enrolments;
using Training.Journal;
using Training.Progress;

namespace Training.Lessons;

/// <summary>A learner reads a lesson or an aid, and says when they are done.</summary>
internal static class ReadLesson
{
    public static void MapReadLesson(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/modules/{module}/{activity:lesson}", Show);
        routes.MapPost("/modules/{module}/{activity:lesson}/complete", Complete);
        routes.MapGet("/modules/{module}/{activity:aid}", ShowAid);
    }

    private static async Task<Results<RazorComponentResult<LessonPage>, RedirectHttpResult>> Show(
        string module,
        string activity,
        OpenEnrolment open,
        TrainingDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(module, ct) is not { } enrolled || enrolled.Find<Lesson>(activity) is not { } lesson)
            return TypedResults.LocalRedirect($"~/modules/{module}");

        // One query for what they wrote when the lesson asks for it, one for their place when it moved: a page never needs both and more.
        var hasPrompts = lesson.Text.Fr.Parts.Any(p => p is JournalPart);
        var entries = hasPrompts ? await JournalEntries.OfAsync(db, enrolled.Enrolment.LearnerId, lesson.Id, ct) : [];
        await open.RememberAsync(enrolled, lesson.Id, clock.GetUtcNow(), ct);
        return new RazorComponentResult<LessonPage>(
            new
            {
                Enrolled = enrolled,
                Lesson = lesson,
                Entries = entries,
            }
        );
    }

    private static async Task<RedirectHttpResult> Complete(
        string module,
        string activity,
        OpenEnrolment open,
        RecordOutcome outcome,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        // Once more whenever another request wrote between the reading and the saving: a second click, or what completed the course at this moment.
        for (var tries = 1; tries <= DuplicateKey.MostTries; tries++)
        {
            if (await open.FindAsync(module, ct) is not { } enrolled || enrolled.Find<Lesson>(activity) is not { } lesson)
                return TypedResults.LocalRedirect($"~/modules/{module}");

            await outcome.AddAsync(enrolled, lesson.Id, Verb.Completed, ct: ct);
            if (await db.TrySaveAsync(ct))
                return TypedResults.LocalRedirect(Resume.After(enrolled, activity));
        }
        throw new InvalidOperationException($"The records of {module}/{activity} change too fast to write one.");
    }

    private static async Task<Results<RazorComponentResult<AidPage>, RedirectHttpResult>> ShowAid(
        string module,
        string activity,
        OpenEnrolment open,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(module, ct) is not { } enrolled || enrolled.Find<Aid>(activity) is not { } aid)
            return TypedResults.LocalRedirect($"~/modules/{module}");
        return new RazorComponentResult<AidPage>(new { Enrolled = enrolled, Aid = aid });
    }
}
