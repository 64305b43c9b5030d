using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Authoring.Forms;
using Training.Content.Editing;

namespace Training.Authoring.QuizForms;

/// <summary>An author takes several items away at once, once their names are read.</summary>
internal static class RemoveItems
{
    public static void MapRemoveItems(this IEndpointRouteBuilder quiz) => quiz.MapPost("remove", Remove);

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<RemoveItemsPage>, NotFound>> Remove(
        string draft,
        string name,
        IFormCollection posted,
        OpenQuiz open,
        SaveForm save,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: { } text } quiz)
            return TypedResults.NotFound();
        if (posted["revision"] != quiz.Revision.ToString(CultureInfo.InvariantCulture))
            return Back(quiz, "meanwhile");
        var parts = posted["items"].Select(key => text.Find(key ?? "")).OfType<QuizPart>().Distinct().ToList();
        if (parts.Count == 0)
            return Back(quiz, "none");
        if (posted["sure"] != "1")
            return new RazorComponentResult<RemoveItemsPage>(new { Quiz = quiz, Parts = parts });
        // From the last: those without an id are known by their place.
        var left = parts
            .OrderByDescending(part => part.Start)
            .Aggregate((QuizText?)text, (now, part) => now?.Find(part.Key) is { } found ? now.Without(found) : now);
        if (left is null)
            return Back(quiz, "misread");
        return await save.SaveAsync(quiz.Draft, quiz.Path, left.Text, quiz.Revision, ct) switch
        {
            (FormOutcome.Saved or FormOutcome.Merged, _) => Back(quiz, "removed"),
            (FormOutcome.Gone, _) => TypedResults.NotFound(),
            _ => Back(quiz, "meanwhile"),
        };
    }

    private static RedirectHttpResult Back(EditedQuiz quiz, string done) => TypedResults.LocalRedirect($"{quiz.Address}?done={done}#items");
}
