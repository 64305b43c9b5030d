using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Training.Authoring.Editing;
using Training.Authoring.Forms;
using Training.Content.Editing;

namespace Training.Authoring.QuizForms;

/// <summary>An author moves an item, copies it, or takes it away.</summary>
internal static class ArrangeItems
{
    public static void MapArrangeItems(this IEndpointRouteBuilder quiz)
    {
        quiz.MapPost(
            "items/{id}/move",
            (string draft, string name, string id, [FromForm] ArrangeForm form, OpenQuiz open, SaveForm save, CancellationToken ct) =>
                ChangeAsync(draft, name, id, form, (text, part) => text.Moved(part, form.Way == "up"), "moved", open, save, ct)
        );
        quiz.MapPost(
            "items/{id}/copy",
            (string draft, string name, string id, [FromForm] ArrangeForm form, OpenQuiz open, SaveForm save, CancellationToken ct) =>
                ChangeAsync(draft, name, id, form, (text, part) => text.Twice(part), "copied", open, save, ct)
        );
        quiz.MapGet("items/{id}/remove", ShowRemove);
        quiz.MapPost(
            "items/{id}/remove",
            (string draft, string name, string id, [FromForm] ArrangeForm form, OpenQuiz open, SaveForm save, CancellationToken ct) =>
                ChangeAsync(draft, name, id, form, (text, part) => text.Without(part), "removed", open, save, ct)
        );
    }

    private static async Task<Results<RazorComponentResult<RemoveItemPage>, NotFound>> ShowRemove(
        string draft,
        string name,
        string id,
        OpenQuiz open,
        CancellationToken ct
    ) =>
        await open.FindAsync(draft, name, ct) is { Text: { } text } quiz && text.Find(id) is { } part
            ? new RazorComponentResult<RemoveItemPage>(new { Quiz = quiz, Part = part })
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, NotFound>> ChangeAsync(
        string draft,
        string name,
        string id,
        ArrangeForm form,
        Func<QuizText, QuizPart, QuizText?> change,
        string done,
        OpenQuiz open,
        SaveForm save,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: { } text } quiz)
            return TypedResults.NotFound();
        if (form.Revision != quiz.Revision)
            return Back(quiz, "meanwhile");
        if (text.Find(id) is not { } part)
            return TypedResults.NotFound();
        if (change(text, part) is not { } changed)
            return Back(quiz, "misread");
        return await save.SaveAsync(quiz.Draft, quiz.Path, changed.Text, form.Revision, ct) switch
        {
            (FormOutcome.Saved or FormOutcome.Merged, _) => Back(quiz, done),
            (FormOutcome.TooLarge, _) => Back(quiz, "large"),
            (FormOutcome.Gone, _) => TypedResults.NotFound(),
            _ => Back(quiz, "meanwhile"),
        };
    }

    private static RedirectHttpResult Back(EditedQuiz quiz, string done) => TypedResults.LocalRedirect($"{quiz.Address}?done={done}#items");
}
