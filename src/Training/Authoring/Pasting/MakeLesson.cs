using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Authoring.Archives;
using Training.Authoring.Beginnings;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Content;
using Training.Content.Interchange;
using Training.Content.Markup;
using Training.Content.Modules;
using Training.Data;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Pasting;

/// <summary>A lesson to be, of a text that was read.</summary>
public sealed record LessonForm
{
    /// <summary>The module’s slug.</summary>
    public string? Module { get; init; }

    public string? Title { get; init; }

    public string? Markdown { get; init; }
}

/// <summary>A module that a lesson may go into.</summary>
public sealed record LessonModule(string Slug, string Title);

/// <summary>What the page of pasted texts shows.</summary>
public sealed record PasteView
{
    /// <summary>Null before a file is read.</summary>
    public LessonForm? Form { get; init; }

    /// <summary>Whose lesson it is to be: where its author came from. Null when they didn’t say yet.</summary>
    public ModuleDraft? For { get; init; }

    public IReadOnlyList<Localized<string>> LeftOut { get; init; } = [];

    /// <summary>How many pictures were in it and stayed out.</summary>
    public int Pictures { get; init; }

    public IReadOnlyList<LessonModule> Modules { get; init; } = [];

    public FormErrors Errors { get; init; } = new();
}

/// <summary>An author makes a lesson of the text that a file gave.</summary>
internal static class MakeLesson
{
    private const int WordsInAMinute = 150;

    // As a form’s value, a letter is up to nine bytes.
    private const int MostBody = ContentFiles.MostTextBytes * 4;

    public static void MapMakeLesson(this IEndpointRouteBuilder routes) => routes.MapPost("/drafts/paste/lesson", Make).TakesUpTo(MostBody);

    public static Task<List<LessonModule>> ModulesAsync(TrainingDbContext db, CancellationToken ct) =>
        db.Set<ModuleDraft>()
            .OrderByDescending(d => d.ChangedAt)
            .ThenBy(d => d.Slug)
            .Select(d => new LessonModule(d.Slug, d.Title))
            .ToListAsync(ct);

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<PastePage>>> Make(
        [FromForm] LessonForm form,
        OpenDraft open,
        ActivitySlugs slugs,
        WriteDraft write,
        DraftQuota quota,
        TrainingDbContext db,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        form = form with { Title = TitleField.Tidy(form.Title), Markdown = (form.Markdown ?? "").ReplaceLineEndings("\n").Trim() };
        var draft = form.Module is { Length: > 0 } module ? await open.FindAsync(module, ct) : null;
        var errors = new FormErrors();
        TitleField.Check(errors, "title", form.Title, isRequired: true, texts);
        if (draft is null)
            errors.Add("module", texts["Paste.Lesson.Module.Missing"]);
        if (form.Markdown.Length == 0)
            errors.Add("markdown", texts["Paste.Lesson.Text.Missing"]);
        var content = Beginning.Lesson(form.Title, Minutes(form.Markdown), form.Markdown);
        if (content.Length > ContentFiles.MostTextBytes)
            errors.Add("markdown", texts["Paste.Lesson.Text.Long"]);
        if (draft is null || errors.Any)
            return await PageAsync(form, draft, errors, db, ct);

        var slug = Slug.From(form.Title);
        var path = DraftPath.Of(slug, DraftFileKind.Lesson);
        var address = $"~/authoring/drafts/{draft.Slug}/files/{path}";
        // A second click finds the lesson that the first made.
        if (await db.Set<DraftFile>().AnyAsync(f => f.DraftId == draft.Id && f.Path == path && f.Content == content, ct))
            return TypedResults.LocalRedirect(address);
        if (await slugs.FindProblemAsync(draft, slug, ct) is { } problem)
        {
            errors.Add("title", problem);
            return await PageAsync(form, draft, errors, db, ct);
        }
        await write.PutAsync(draft, null, path, content, ct);
        write.Note(draft, DraftEventKind.FileAdded, path);
        await ListActivities.ChangeAsync(draft, list => ActivityList.With(list, slug), write, db, ct);
        if (!await quota.HasRoomAsync(ct))
        {
            errors.Add("markdown", texts["Archive.Full", quota.Most / DraftQuota.Megabyte]);
            return await PageAsync(form, draft, errors, db, ct);
        }
        if (await db.TrySaveAsync(ct))
            return TypedResults.LocalRedirect(address);
        errors.Add("title", texts["Drafts.Activity.Meanwhile"]);
        return await PageAsync(form, draft, errors, db, ct);
    }

    private static int Minutes(string text) =>
        Math.Clamp(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length / WordsInAMinute, 1, 60);

    private static async Task<RazorComponentResult<PastePage>> PageAsync(
        LessonForm form,
        ModuleDraft? draft,
        FormErrors errors,
        TrainingDbContext db,
        CancellationToken ct
    ) =>
        new(
            new
            {
                View = new PasteView
                {
                    Form = form,
                    For = draft,
                    Errors = errors,
                    Modules = await ModulesAsync(db, ct),
                },
            }
        )
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
        };
}
