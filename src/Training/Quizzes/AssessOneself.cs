using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Content;
using Training.Content.Quizzes;
using Training.Data;

namespace Training.Quizzes;

/// <summary>A learner places their own open answer on its rubric, once the attempt is submitted. It is theirs, and counts for nothing else.</summary>
internal static class AssessOneself
{
    public static void MapAssessOneself(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/modules/{module}/{activity:quiz}/attempts/{number:int}/self-assessments/{item}", Assess);

    /// <summary>The field of a criterion, by its place in the rubric.</summary>
    public static string Field(int criterion) => string.Create(CultureInfo.InvariantCulture, $"level.{criterion}");

    private static async Task<Results<RedirectHttpResult, NotFound>> Assess(
        string module,
        string activity,
        int number,
        string item,
        IFormCollection form,
        OpenQuizAttempt attempts,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        // Once more whenever another tab wrote between the reading and the saving.
        while (await attempts.FindAsync(new(module, activity), number, ct) is { } attempted)
        {
            if (
                !attempted.Attempt.IsSubmitted
                || attempted.Items.OfType<OpenItem>().FirstOrDefault(i => i.Id == item) is not { IsSelfAssessed: true } open
                || attempted.Attempt.ResponseTo(item).IsEmpty
            )
                return TypedResults.NotFound();

            attempted.Attempt.AssessOneself(item, [.. open.Rubric.Criteria.Select((_, criterion) => Level(form, criterion, open.Rubric))]);
            if (await db.TrySaveAsync(ct))
                return TypedResults.LocalRedirect($"{attempted.Address}#item-{item}");
        }
        return TypedResults.NotFound();
    }

    private static int? Level(IFormCollection form, int criterion, Rubric rubric) =>
        int.TryParse(form[Field(criterion)], NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level < rubric.Levels.Count
            ? level
            : null;
}
