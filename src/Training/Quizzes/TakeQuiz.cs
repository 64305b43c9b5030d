using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Content;
using Training.Data;
using Training.Enrolments;
using Training.Gradebook;
using Training.Regrades;

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

    private static async Task<
        Results<RazorComponentResult<AttemptPage>, RazorComponentResult<ResultPage>, RazorComponentResult<PreTestDonePage>, NotFound>
    > Show(
        string module,
        string activity,
        int number,
        string? page,
        string? unanswered,
        string? check,
        OpenQuizAttempt attempts,
        OpenEnrolment open,
        LookBack lookBack,
        FindLearnerCorrections corrections,
        FindAssessments assessments,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await attempts.FindAsync(new(module, activity), number, ct) is not { } attempted)
            return TypedResults.NotFound();
        if (attempted.Attempt is { IsPreTest: true, IsSubmitted: true })
            return new RazorComponentResult<PreTestDonePage>(new { Attempted = attempted });
        if (attempted.Attempt.IsSubmitted)
            return new RazorComponentResult<ResultPage>(
                new
                {
                    Attempted = attempted,
                    Enrolled = (await open.FindAsync(module, ct))!,
                    Earlier = await lookBack.FromAsync(attempted, ct),
                    Corrections = await corrections.OfAsync(attempted, ct),
                    Readings = await assessments.OfAsync(attempted, ct),
                    Now = clock.GetUtcNow(),
                }
            );

        return new RazorComponentResult<AttemptPage>(
            new
            {
                Attempted = attempted,
                Page = attempted.PageAt(page),
                AskAboutUnanswered = unanswered is not null,
                Incomplete = check,
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
        var posted = new AnswerForm(form);
        // Once more whenever another tab wrote between the reading and the saving.
        while (await attempts.FindAsync(new(module, activity), number, ct) is { } attempted)
        {
            if (attempted.Attempt.IsSubmitted)
                return isScript ? TypedResults.Conflict() : TypedResults.LocalRedirect(attempted.Address);

            posted.Apply(attempted, clock.GetUtcNow());
            var next = isScript ? "" : TurnPage(attempted, posted);
            if (await db.TrySaveAsync(ct))
                return isScript ? TypedResults.NoContent() : TypedResults.LocalRedirect(next);
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
        var posted = new AnswerForm(form);
        while (await attempts.FindAsync(new(module, activity), number, ct) is { } attempted)
        {
            if (attempted.Attempt.IsSubmitted)
                return TypedResults.LocalRedirect(attempted.Address);

            posted.Apply(attempted, clock.GetUtcNow());
            if (posted.IsTimeUp && !attempted.IsTimeUpAt(clock.GetUtcNow()))
            {
                // The page didn’t know of the time that the site was down; the next one says how much is left.
                if (await db.TrySaveAsync(ct))
                    return TypedResults.LocalRedirect(attempted.Address);
                continue;
            }
            var asksFirst = !posted.IsConfirmed && (attempted.Unanswered.Count > 0 || attempted.Flagged.Count > 0);
            if (asksFirst ? await db.TrySaveAsync(ct) : await scoring.TryAsync(attempted, clock.GetUtcNow(), ct))
                return TypedResults.LocalRedirect(asksFirst ? Asking(attempted, attempted.Pages.Count - 1) : attempted.Address);
        }
        return TypedResults.NotFound();
    }

    /// <returns>Where to go.</returns>
    private static string TurnPage(AttemptedQuiz attempted, AnswerForm posted)
    {
        if (posted.GoTo is not { } number || number < 1 || number > attempted.Pages.Count)
            return attempted.AddressOf(attempted.Page) + "#saved";

        var page = number - 1;
        if (!attempted.Quiz.MayGoBack)
        {
            // One page on and no further: a double click, or an old tab, finds the page where the attempt is.
            if (page != attempted.Page + 1)
                return attempted.AddressOf(attempted.Page);
            // What is left behind can’t be answered any more.
            if (!posted.IsConfirmed && attempted.Unanswered.Count > 0)
                return Asking(attempted, attempted.Page);
        }
        attempted.Attempt.TurnTo(page);
        return attempted.AddressOf(page);
    }

    private static string Asking(AttemptedQuiz attempted, int page) =>
        attempted.AddressOf(page) is var address ? $"{address}{(address.Contains('?') ? '&' : '?')}unanswered=1#unanswered" : "";
}
