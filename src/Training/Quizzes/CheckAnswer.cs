using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Content;
using Training.Data;

namespace Training.Quizzes;

/// <summary>Where the author lets answers be explained one by one: a learner has an answer checked, and it stands from then on.</summary>
internal static class CheckAnswer
{
    public static void MapCheckAnswer(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/modules/{module}/{activity:quiz}/attempts/{number:int}/check", Check);

    private static async Task<Results<RedirectHttpResult, NotFound>> Check(
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
            if (!attempted.ChecksEachItem || attempted.Items.FirstOrDefault(i => i.Id == posted.Check) is not { } item)
                return TypedResults.NotFound();
            if (attempted.Attempt.IsSubmitted)
                return TypedResults.LocalRedirect(attempted.Address);

            posted.Apply(attempted, clock.GetUtcNow());
            var isComplete = item.IsComplete(attempted.Attempt.ResponseTo(item.Id));
            if (isComplete && attempted.Open.Any(i => i.Item.Id == item.Id))
                attempted.Attempt.Check(item.Id);
            if (await db.TrySaveAsync(ct))
                return TypedResults.LocalRedirect(
                    $"{Address(attempted, attempted.PageOf(item), isComplete ? null : item.Id)}#item-{item.Id}"
                );
        }
        return TypedResults.NotFound();
    }

    private static string Address(AttemptedQuiz attempted, int page, string? incomplete) =>
        attempted.AddressOf(page) is var address && incomplete is null
            ? address
            : $"{address}{(address.Contains('?') ? '&' : '?')}check={incomplete}";
}
