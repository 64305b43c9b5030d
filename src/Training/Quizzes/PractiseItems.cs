using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Content;
using Training.Data;

namespace Training.Quizzes;

/// <summary>A learner answers again the items that were not right, or were guessed. It is practice: no score changes, nobody else sees it.</summary>
internal static class PractiseItems
{
    private const string Route = "/modules/{module}/{activity:quiz}/attempts/{number:int}/practice";

    public static void MapPractiseItems(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route, Show);
        routes.MapPost(Route, Practise);
    }

    private static async Task<Results<RazorComponentResult<PracticePage>, RedirectHttpResult, NotFound>> Show(
        string module,
        string activity,
        int number,
        string? check,
        OpenQuizAttempt attempts,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        if (await attempts.FindAsync(new(module, activity), number, ct) is not { } attempted || !attempted.MayPractiseAt(now))
            return TypedResults.NotFound();
        if (attempted.ToPractise.Count == 0)
            return TypedResults.LocalRedirect(attempted.Address);
        return new RazorComponentResult<PracticePage>(
            new
            {
                Attempted = attempted,
                Shown = attempted.ShownAt(now),
                Incomplete = check,
            }
        );
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Practise(
        string module,
        string activity,
        int number,
        IFormCollection form,
        OpenQuizAttempt attempts,
        TrainingDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var posted = new AnswerForm(form);
        // Once more whenever another tab wrote between the reading and the saving.
        while (await attempts.FindAsync(new(module, activity), number, ct) is { } attempted)
        {
            if (!attempted.MayPractiseAt(clock.GetUtcNow()))
                return TypedResults.NotFound();

            var (attempt, items) = (attempted.Attempt, attempted.ToPractise);
            posted.Practise(attempt, items, clock.GetUtcNow());
            var next = "";
            if (items.FirstOrDefault(i => i.Id == posted.Check) is { } item)
            {
                var isComplete = item.IsComplete(attempt.PracticeOf(item.Id));
                if (isComplete)
                    attempt.CheckPractice(item.Id);
                next = isComplete ? $"#item-{item.Id}" : $"?check={item.Id}#item-{item.Id}";
            }
            else if (items.FirstOrDefault(i => i.Id == posted.Again) is { } again)
            {
                attempt.PractiseAgain(again.Id);
                next = $"#item-{again.Id}";
            }
            if (await db.TrySaveAsync(ct))
                return TypedResults.LocalRedirect($"{attempted.Address}/practice{next}");
        }
        return TypedResults.NotFound();
    }
}
