using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Training.Authoring.Editing;
using Training.Authoring.Forms;
using Training.Content.Editing;

namespace Training.Authoring.QuizForms;

/// <summary>The items that an author takes away in one go.</summary>
public sealed record RemovalForm
{
    /// <summary>Of the quiz as the author sees it.</summary>
    public int Revision { get; init; }

    public string[]? Key { get; init; }
}

/// <summary>An author moves an item, copies it, or takes it away; or takes several away.</summary>
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
        quiz.MapGet("remove", ShowRemoveSome);
        quiz.MapPost("remove", RemoveSome);
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

    private static async Task<Results<RazorComponentResult<RemoveItemsPage>, RedirectHttpResult, NotFound>> ShowRemoveSome(
        string draft,
        string name,
        string[]? key,
        OpenQuiz open,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: { } text } quiz)
            return TypedResults.NotFound();
        return Chosen(text, key) is { Count: > 0 } parts
            ? new RazorComponentResult<RemoveItemsPage>(new { Quiz = quiz, Parts = parts })
            : Back(quiz, "none");
    }

    // Whatever else was written since the author chose stands, and so does a chosen item that someone has rewritten.
    private static async Task<Results<RedirectHttpResult, NotFound>> RemoveSome(
        string draft,
        string name,
        [FromForm] RemovalForm form,
        OpenQuiz open,
        SaveForm save,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, name, ct) is not { Text: { } now } quiz)
            return TypedResults.NotFound();
        if (await open.AtAsync(quiz, form.Revision, ct) is not { } seen)
            return Back(quiz, "meanwhile");
        if (Chosen(seen, form.Key) is not { Count: > 0 } chosen)
            return Back(quiz, "none");

        var wanted = chosen.Select(seen.TextOf).ToHashSet(StringComparer.Ordinal);
        // Of two that say the same to the letter, the one that wasn’t chosen stays, however often this is sent.
        var staying = seen.Parts.Except(chosen).Select(seen.TextOf).ToList();
        var going = now.Parts.Where(part => !staying.Remove(now.TextOf(part)) && wanted.Contains(now.TextOf(part))).ToList();
        var isRewritten = chosen.Exists(c => now.Find(c.Key) is { } there && c.Id.Length > 0 && now.TextOf(there) != seen.TextOf(c));
        var done = isRewritten ? "rewritten" : "removed";
        if (going.Count == 0)
            return Back(quiz, done);
        return now.Without(going) is { } changed ? await KeepAsync(quiz, changed, quiz.Revision, done, save, ct) : Back(quiz, "misread");
    }

    private static List<QuizPart> Chosen(QuizText text, string[]? keys) => [.. text.Parts.Where(part => keys?.Contains(part.Key) == true)];

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
        return await KeepAsync(quiz, changed, form.Revision, done, save, ct);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> KeepAsync(
        EditedQuiz quiz,
        QuizText changed,
        int revision,
        string done,
        SaveForm save,
        CancellationToken ct
    )
    {
        return await save.SaveAsync(new(quiz.Draft, quiz.Path, changed.Text, revision), ct) switch
        {
            (FormOutcome.Saved or FormOutcome.Merged, _) => Back(quiz, done),
            (FormOutcome.TooLarge, _) => Back(quiz, "large"),
            (FormOutcome.Gone, _) => TypedResults.NotFound(),
            _ => Back(quiz, "meanwhile"),
        };
    }

    private static RedirectHttpResult Back(EditedQuiz quiz, string done) => TypedResults.LocalRedirect($"{quiz.Address}?done={done}#items");
}
