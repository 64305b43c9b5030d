using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Privacy.Auditing;

namespace Training.Gradebook;

/// <summary>Whoever teaches an offering sees which open answers wait to be read, one item at a time: answers to one question are fairer to compare.</summary>
internal static class ListAnswers
{
    public static void MapListAnswers(this IEndpointRouteBuilder routes) => routes.MapGet("/answers", List);

    /// <param name="of">The item: <c>module/quiz/item</c>; none for the first that has answers waiting.</param>
    private static async Task<Results<RazorComponentResult<AnswersPage>, NotFound>> List(
        Guid offering,
        string? of,
        string? show,
        string? page,
        string? names,
        OpenAnswers answers,
        Audit audit,
        CancellationToken ct
    )
    {
        if (await answers.FindOfferingAsync(offering, ct) is not { } found)
            return TypedResults.NotFound();
        var items = await answers.ItemsAsync(found, ct);
        var chosen = items.FirstOrDefault(i => i.Code == of);
        if (of is not null && chosen is null)
            return TypedResults.NotFound();

        chosen ??= items.FirstOrDefault(i => i.Waiting > 0) ?? (items.Count > 0 ? items[0] : null);
        var shown =
            Enum.TryParse<AnswersShown>(show, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : AnswersShown.Waiting;
        var number = int.TryParse(page, out var wanted) && wanted is > 0 and < 10_000 ? wanted : 1;
        var (list, hasMore) = chosen is null ? ([], false) : await answers.ListAsync(found, chosen, shown, number, ct);
        if (names is not null && list.Count > 0)
            await audit.NoteReadAsync(AuditAction.AnswerRead, null, ct, chosen!.Code);
        return new RazorComponentResult<AnswersPage>(
            new
            {
                Offering = found,
                Items = items,
                Chosen = chosen,
                Shown = shown,
                Answers = list,
                Page = number,
                HasMore = hasMore,
                Names = names is null ? null : await answers.NamesAsync([.. list.Select(a => a.Learner)], ct),
            }
        );
    }
}
