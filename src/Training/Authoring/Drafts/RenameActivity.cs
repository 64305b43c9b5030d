using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Authoring.Reviewing;
using Training.Catalogue;
using Training.Content.Modules;
using Training.Data;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Drafts;

/// <summary>The name that an activity is to have in addresses.</summary>
public sealed record RenameForm
{
    public string? Slug { get; init; }
}

/// <summary>An author calls an activity otherwise, for as long as no learner’s attempt names it.</summary>
internal static class RenameActivity
{
    public static void MapRenameActivity(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("{draft}/rename/{slug}", Show);
        routes.MapPost("{draft}/rename/{slug}", Rename);
    }

    private static async Task<Results<RazorComponentResult<RenamePage>, NotFound>> Show(
        string draft,
        string slug,
        OpenDraft open,
        TrainingDbContext db,
        ContentLibrary library,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    ) =>
        await open.FindAsync(draft, ct) is { } module && await FilesAsync(db, module, slug, ct) is { Count: > 0 } files
            ? Page(module, slug, NameOf(slug, files, texts), new() { Slug = slug }, new(), IsPublished(library, module, slug))
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<RenamePage>, NotFound>> Rename(
        string draft,
        string slug,
        [FromForm] RenameForm form,
        OpenDraft open,
        ActivitySlugs slugs,
        WriteDraft write,
        TrainingDbContext db,
        ContentLibrary library,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, ct) is not { } module)
            return TypedResults.NotFound();
        var files = await FilesAsync(db, module, slug, ct);
        if (files.Count == 0)
            return TypedResults.NotFound();
        var wanted = form.Slug?.Trim() ?? "";
        var errors = new FormErrors();
        var isPublished = IsPublished(library, module, slug);
        if (isPublished)
            errors.Add("slug", texts["Drafts.Rename.Published"]);
        else if (wanted != slug && await slugs.FindProblemAsync(module, wanted, ct) is { } problem)
            errors.Add("slug", problem);
        if (errors.Any)
            return Page(module, slug, NameOf(slug, files, texts), form, errors, isPublished);
        if (wanted == slug)
            return TypedResults.LocalRedirect($"~/authoring/drafts/{module.Slug}");

        foreach (var file in files)
            await write.RenameAsync(module, file, DraftPath.Of(file.Path).Renamed(wanted), ct);
        write.Note(module, DraftEventKind.FileRenamed, $"{slug} → {wanted}");
        var isListed = await ListActivities.ChangeAsync(module, list => ActivityList.Renamed(list, slug, wanted), write, db, ct);
        if (await db.TrySaveAsync(ct))
            return TypedResults.LocalRedirect($"~/authoring/drafts/{module.Slug}?done={(isListed ? "renamed" : "unlisted")}");
        errors.Add("slug", texts["Drafts.Activity.Meanwhile"]);
        return Page(module, slug, NameOf(slug, files, texts), form, errors, isPublished);
    }

    // Attempts and addresses name an activity: once there may be some, its name stays.
    public static bool IsPublished(ContentLibrary library, ModuleDraft draft, string slug) =>
        draft.PublishedHash is not null && library.Current(draft.Slug)?.Module.Find(slug) is not null;

    private static string NameOf(string slug, List<DraftFile> files, IStringLocalizer<TrainingText> texts) =>
        files.Find(f => DraftPath.Of(f.Path).IsActivity) is { } text ? FileNames.Of(files, texts).TitleOf(text.Path) : slug;

    private static Task<List<DraftFile>> FilesAsync(TrainingDbContext db, ModuleDraft draft, string slug, CancellationToken ct)
    {
        var beginning = slug + ".";
        return slug == "module" || slug.Contains('/', StringComparison.Ordinal)
            ? Task.FromResult<List<DraftFile>>([])
            : db.Set<DraftFile>().Where(f => f.DraftId == draft.Id && f.Path.StartsWith(beginning)).OrderBy(f => f.Path).ToListAsync(ct);
    }

    private static RazorComponentResult<RenamePage> Page(
        ModuleDraft draft,
        string slug,
        string name,
        RenameForm form,
        FormErrors errors,
        bool isPublished
    ) =>
        new(
            new
            {
                Draft = draft,
                Slug = slug,
                Name = name,
                Form = form,
                Errors = errors,
                IsPublished = isPublished,
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
