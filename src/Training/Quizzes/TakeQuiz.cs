using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Content;
using Training.Data;
using Training.Enrolments;

namespace Training.Quizzes;

/// <summary>A learner answers the items of an attempt, in as many sittings as they like, submits it, and sees the result.</summary>
internal static class TakeQuiz
{
    public static void MapTakeQuiz(this IEndpointRouteBuilder routes)
    {
        var attempt = routes.MapGroup("/modules/{module}/{activity:quiz}/attempts/{number:int}");
        attempt.MapGet("", Show);
        attempt.MapPost("/responses", Save);
        attempt.MapPost("/submit", Submit);
    }

    private static async Task<Results<RazorComponentResult<AttemptPage>, RazorComponentResult<ResultPage>, NotFound>> Show(
        string module,
        string activity,
        int number,
        string? unanswered,
        OpenQuizAttempt attempts,
        OpenEnrolment open,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await attempts.FindAsync(new(module, activity), number, ct) is not { } attempted)
            return TypedResults.NotFound();
        if (attempted.Attempt.IsSubmitted)
            return new RazorComponentResult<ResultPage>(new { Attempted = attempted, Enrolled = (await open.FindAsync(module, ct))! });

        return new RazorComponentResult<AttemptPage>(
            new
            {
                Attempted = attempted,
                AskAboutUnanswered = unanswered is not null,
                Now = clock.GetUtcNow(),
            }
        );
    }

    private static async Task<Results<RedirectHttpResult, NoContent, Conflict, NotFound>> Save(
        string module,
        string activity,
        int number,
        IFormCollection form,
        HttpRequest request,
        OpenQuizAttempt attempts,
        TrainingDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var isScript = request.Headers.XRequestedWith == "fetch";
        // Once more whenever another tab wrote between the reading and the saving.
        while (await attempts.FindAsync(new(module, activity), number, ct) is { } attempted)
        {
            if (attempted.Attempt.IsSubmitted)
                return isScript ? TypedResults.Conflict() : TypedResults.LocalRedirect(attempted.Address);

            Answer(attempted, form, clock);
            if (await db.TrySaveAsync(ct))
                return isScript ? TypedResults.NoContent() : TypedResults.LocalRedirect(attempted.Address + "#saved");
        }
        return TypedResults.NotFound();
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Submit(
        string module,
        string activity,
        int number,
        IFormCollection form,
        OpenQuizAttempt attempts,
        ScoreQuizAttempt scoring,
        TrainingDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        while (await attempts.FindAsync(new(module, activity), number, ct) is { } attempted)
        {
            if (attempted.Attempt.IsSubmitted)
                return TypedResults.LocalRedirect(attempted.Address);

            Answer(attempted, form, clock);
            var asksFirst = attempted.Unanswered.Count > 0 && !form.ContainsKey("confirm");
            if (asksFirst ? await db.TrySaveAsync(ct) : await scoring.TryAsync(attempted, clock.GetUtcNow(), ct))
                return TypedResults.LocalRedirect(asksFirst ? attempted.Address + "?unanswered=1#unanswered" : attempted.Address);
        }
        return TypedResults.NotFound();
    }

    private static void Answer(AttemptedQuiz attempted, IFormCollection form, TimeProvider clock)
    {
        foreach (var (item, response) in AnswerForm.Read(form, attempted.Items))
            attempted.Attempt.Answer(item.Id, response, clock.GetUtcNow());
    }
}
