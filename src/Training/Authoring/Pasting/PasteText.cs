using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Archives;
using Training.Authoring.Drafts;
using Training.Content.Interchange;
using Training.Content.Interchange.Word;
using Training.Data;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Pasting;

/// <summary>What a script sends of a paste.</summary>
public sealed class PasteForm
{
    public string? Html { get; set; }

    /// <summary>Where answers are known by the letters of their list.</summary>
    public bool? Letters { get; set; }
}

/// <summary>What the script gets back.</summary>
/// <param name="Title">What the text calls itself, when it begins with a title.</param>
/// <param name="Below">The text for whoever takes its title apart.</param>
public sealed record PastedText(string Markdown, IReadOnlyList<string> LeftOut, string? Title, string? Below);

/// <summary>An author’s text from Word, Google Docs or a page becomes Markdown: through the editor’s script, or from a saved page.</summary>
internal static class PasteText
{
    // In UTF-8, a letter is up to four bytes; as a form’s value, more. What is beyond is told in words.
    private const int MostBody = PastedHtml.MostLetters * 2;

    // A Word file and what a form puts around it.
    private const int MostFileBody = PastedWord.MostBytes + (1 << 20);

    public static void MapPasteText(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/drafts/paste", Paste).TakesUpTo(MostBody);
        routes.MapGet("/drafts/paste", Show);
        routes.MapPost("/drafts/paste/file", Read).TakesUpTo(MostFileBody);
        routes.MapMakeLesson();
        routes.MapPasteSelfCheck();
    }

    private static JsonHttpResult<PastedText> Paste([FromForm] PasteForm form)
    {
        var pasted = PastedHtml.Read(form.Html ?? "", form.Letters == true);
        string[] leftOut = [.. pasted.LeftOut.Select(what => what.In(Languages.Current))];
        return TypedResults.Json(new PastedText(pasted.Markdown, leftOut, pasted.Title, pasted.Below));
    }

    private static async Task<RazorComponentResult<PastePage>> Show(string? module, OpenDraft open, CancellationToken ct) =>
        new(new { View = new PasteView { For = await FindAsync(module, open, ct) } });

    private static async Task<RazorComponentResult<PastePage>> Read(
        IFormFile? file,
        [FromForm] string? module,
        OpenDraft open,
        TrainingDbContext db,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        var draft = await FindAsync(module, open, ct);
        if (file is not { Length: > 0 })
            return Refused(text["Paste.File.Missing"], draft);
        var (read, why) = PastedFile.Read(await file.ReadAsync(PastedWord.MostBytes + 1, ct), text);
        if (read is not { } pasted)
            return Refused(why, draft);
        var form = new LessonForm
        {
            Module = draft?.Slug,
            Title = pasted.Title,
            Markdown = pasted.Below is { Length: > 0 } below ? below : pasted.Markdown,
        };
        return new(
            new
            {
                View = new PasteView
                {
                    Form = form,
                    For = draft,
                    LeftOut = pasted.LeftOut,
                    Pictures = pasted.Pictures,
                    Modules = await MakeLesson.ModulesAsync(db, ct),
                },
            }
        );
    }

    private static async Task<ModuleDraft?> FindAsync(string? module, OpenDraft open, CancellationToken ct) =>
        module is { Length: > 0 } ? await open.FindAsync(module, ct) : null;

    private static RazorComponentResult<PastePage> Refused(string why, ModuleDraft? draft)
    {
        var errors = new FormErrors();
        errors.Add("file", why);
        return new(new { View = new PasteView { For = draft, Errors = errors } }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }
}
