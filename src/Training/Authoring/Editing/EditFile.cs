using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Content.Files;
using Training.Localization;

namespace Training.Authoring.Editing;

/// <summary>An author writes a file of a module; of two in one file, neither loses a line.</summary>
internal static class EditFile
{
    public static void MapEditFile(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("{draft}/files/{**path}", Show);
        routes.MapPost("{draft}/files/{**path}", Save).TakesText();
        routes.MapPost("{draft}/resolve/{**path}", Resolve).TakesText();
    }

    private static async Task<Results<RazorComponentResult<EditorPage>, NotFound>> Show(
        string draft,
        string path,
        string? saved,
        EditedFile edited,
        CancellationToken ct
    ) =>
        await edited.FindAsync(draft, path, ct) is var (module, file)
            ? new RazorComponentResult<EditorPage>(new { Edited = await edited.OpenedAsync(module, file, ct), Saved = saved })
            : TypedResults.NotFound();

    /// <summary>The text, and what is said of its lines beside it: sending either sends both. A script says things without the text, which it saves by itself.</summary>
    private static async Task<
        Results<
            RedirectHttpResult,
            RazorComponentResult<EditorPage>,
            RazorComponentResult<ConflictPage>,
            RazorComponentResult<GonePage>,
            NotFound
        >
    > Save(
        string draft,
        string path,
        [FromForm] TextForm form,
        IFormCollection fields,
        SaveFile save,
        EditedFile edited,
        WriteRemarks remarks,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        var said = RemarkForm.Read(fields);
        var hasText = fields.ContainsKey("text");
        if (await edited.FindAsync(draft, path, ct) is not var (module, file) || (said.IsEmpty && hasText))
            return await SaveAsync(draft, path, form, "files", save, edited, ct);
        var lines = PlacedRemark.Lines(hasText ? form.Typed : AuthoredText.Read(file.Content) ?? "");
        var errors = said.Check(lines, texts);
        if (errors.Any)
            return new RazorComponentResult<EditorPage>(
                new
                {
                    Edited = hasText ? await edited.ShownAsync(module, file, form, ct) : await edited.OpenedAsync(module, file, ct),
                    Remark = said,
                    Errors = errors,
                }
            )
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            };
        // The text first: a line that was just written is then there.
        var saved = hasText ? await SaveAsync(draft, path, form, "files", save, edited, ct) : Back(draft, path, "saved");
        await remarks.WriteAsync(module, path, lines, said, ct);
        return saved;
    }

    /// <param name="page">The page to go back to, by the word of its address.</param>
    public static async Task<
        Results<
            RedirectHttpResult,
            RazorComponentResult<EditorPage>,
            RazorComponentResult<ConflictPage>,
            RazorComponentResult<GonePage>,
            NotFound
        >
    > SaveAsync(string draft, string path, TextForm form, string page, SaveFile save, EditedFile edited, CancellationToken ct)
    {
        switch (await save.SaveAsync(draft, path, form, isAutomatic: false, ct))
        {
            case SaveOutcome.Saved:
                return Back(draft, path, "saved", page);
            case SaveOutcome.TooLarge when await edited.FindAsync(draft, path, ct) is var (module, file):
                return new RazorComponentResult<EditorPage>(
                    new { Edited = await edited.ShownAsync(module, file, form, ct), IsTooLarge = true }
                )
                {
                    StatusCode = StatusCodes.Status422UnprocessableEntity,
                };
            // Both wrote, each in their own place: together they are what the file says.
            case SaveOutcome.Departed { Merge.HasConflict: false } departed:
                var together = new TextForm { Text = departed.Merge.Text, Revision = departed.File.Revision };
                return await save.SaveAsync(draft, path, together, isAutomatic: false, ct) is SaveOutcome.Saved
                    ? Back(draft, path, "merged", page)
                    : await ConflictAsync(draft, path, form, save, edited, ct);
            case SaveOutcome.Departed:
                return await ConflictAsync(draft, path, form, save, edited, ct);
            default:
                return await GoneAsync(draft, path, form, edited, ct);
        }
    }

    // Someone removed it meanwhile: the history brings it back, and what was typed is still there.
    private static async Task<
        Results<
            RedirectHttpResult,
            RazorComponentResult<EditorPage>,
            RazorComponentResult<ConflictPage>,
            RazorComponentResult<GonePage>,
            NotFound
        >
    > GoneAsync(string draft, string path, TextForm form, EditedFile edited, CancellationToken ct) =>
        form.Typed.Length > 0 && await edited.FindRemovedAsync(draft, path, ct) is { } module
            ? new RazorComponentResult<GonePage>(
                new
                {
                    Draft = module,
                    Path = DraftPath.Of(path),
                    Form = form,
                }
            )
            {
                StatusCode = StatusCodes.Status409Conflict,
            }
            : TypedResults.NotFound();

    /// <summary>After both changed the same lines: the text as its author wants it, begun from what the other wrote.</summary>
    private static Task<
        Results<
            RedirectHttpResult,
            RazorComponentResult<EditorPage>,
            RazorComponentResult<ConflictPage>,
            RazorComponentResult<GonePage>,
            NotFound
        >
    > Resolve(string draft, string path, IFormCollection form, SaveFile save, EditedFile edited, CancellationToken ct) =>
        SaveAsync(draft, path, ConflictForm.Read(form), "files", save, edited, ct);

    private static async Task<
        Results<
            RedirectHttpResult,
            RazorComponentResult<EditorPage>,
            RazorComponentResult<ConflictPage>,
            RazorComponentResult<GonePage>,
            NotFound
        >
    > ConflictAsync(string draft, string path, TextForm form, SaveFile save, EditedFile edited, CancellationToken ct)
    {
        var outcome = await save.SaveAsync(draft, path, form, isAutomatic: false, ct);
        if (outcome is SaveOutcome.Saved)
            return Back(draft, path, "saved");
        if (outcome is not SaveOutcome.Departed departed || await edited.FindAsync(draft, path, ct) is not var (module, _))
            return await GoneAsync(draft, path, form, edited, ct);
        return new RazorComponentResult<ConflictPage>(
            new
            {
                Draft = module,
                Path = DraftPath.Of(path),
                Form = form,
                Departed = departed,
            }
        )
        {
            StatusCode = StatusCodes.Status409Conflict,
        };
    }

    private static RedirectHttpResult Back(string draft, string path, string saved, string page = "files") =>
        TypedResults.LocalRedirect($"~/authoring/drafts/{draft}/{page}/{path}?saved={saved}");
}
