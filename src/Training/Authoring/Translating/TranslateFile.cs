using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Content.Translations;
using Training.Data;

namespace Training.Authoring.Translating;

/// <summary>An author translates a file side by side with its source, block by block.</summary>
internal static class TranslateFile
{
    // As many blocks as the longest texts have, twice.
    private const int MostFields = 10_000;

    public static void MapTranslateFile(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("{draft}/translation/{**path}", Show);
        routes.MapPost("{draft}/translation/{**path}", Save).TakesText().WithFormOptions(valueCountLimit: MostFields);
    }

    private static async Task<Results<RazorComponentResult<TranslationPage>, NotFound>> Show(
        string draft,
        string path,
        string? saved,
        TranslatedFile translated,
        CancellationToken ct
    ) =>
        await translated.FindAsync(draft, path, ct) is { } text
            ? new RazorComponentResult<TranslationPage>(new { Text = text, Saved = saved })
            : TypedResults.NotFound();

    private static async Task<
        Results<
            RedirectHttpResult,
            RazorComponentResult<EditorPage>,
            RazorComponentResult<ConflictPage>,
            RazorComponentResult<GonePage>,
            NotFound
        >
    > Save(string draft, string path, IFormCollection form, SaveFile save, EditedFile edited, TrainingDbContext db, CancellationToken ct)
    {
        if (!DraftPath.Of(path).IsTranslation)
            return TypedResults.NotFound();
        var typed = TranslationForm.Read(form);
        var stamp = typed.IsUpToDate ? await StampAsync(draft, path, typed.SourceRevision, edited, ct) : null;
        var text = stamp is null ? typed.Text : typed.Text with { Text = TranslationStamp.Write(typed.Text.Typed, stamp) };
        return await EditFile.SaveAsync(draft, path, text, page: "translation", save, edited, ct);
    }

    // Of the source that stood beside it: if that has changed since, it isn’t up to date.
    private static async Task<string?> StampAsync(string draft, string path, int revision, EditedFile edited, CancellationToken ct) =>
        await edited.FindAsync(draft, DraftPath.Of(path).Source, ct) is var (_, source) && source.Revision == revision
            ? TranslationStamp.Of(source.Content)
            : null;
}
