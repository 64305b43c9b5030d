using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Authoring.Archives;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Content.Modules;
using Training.Content.Translations;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Copying;

/// <summary>What the form of a copy sends.</summary>
public sealed class CopyForm
{
    public string? Module { get; set; }
    public string? Title { get; set; }
    public string? TitleEn { get; set; }
    public string? Slug { get; set; }
}

/// <summary>An author begins from a module that is there already: the platform’s, their institution’s, or one that another institution shares.</summary>
internal static class CopyModule
{
    private const string Source = "module.md";
    private const string Translation = "module.en.md";

    public static void MapCopyModule(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/drafts/copy", Show);
        routes.MapPost("/drafts/copy", Submit);
    }

    private static async Task<Results<RazorComponentResult<CopyPage>, NotFound>> Show(
        string? module,
        FindSources sources,
        ModuleSlugs names,
        CancellationToken ct
    )
    {
        if (module is null)
            return new RazorComponentResult<CopyPage>(new { Sources = await sources.AllAsync(ct), Errors = new FormErrors() });
        if (await sources.FindAsync(module, ct) is not { } source)
            return TypedResults.NotFound();
        var files = await sources.FilesAsync(source.Module, source.Hash, ct);
        var title = TitleOf(files, Source);
        var form = new CopyForm
        {
            Module = source.Module,
            Title = title,
            TitleEn = TitleOf(files, Translation),
            // The original has the title’s own.
            Slug = await names.ProposeAsync(title ?? source.Module, ct),
        };
        return Page(source, form, files.ContainsKey(Translation), new FormErrors(), StatusCodes.Status200OK);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<CopyPage>, NotFound>> Submit(
        [FromForm] CopyForm form,
        FindSources sources,
        ModuleSlugs names,
        DraftQuota quota,
        TrainingDbContext db,
        WriteDraft write,
        CurrentLearner learner,
        TimeProvider clock,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await sources.FindAsync(form.Module, ct) is not { } source)
            return TypedResults.NotFound();
        var slug = form.Slug?.Trim() ?? "";
        // A second click finds the copy that the first one made.
        if (await db.Set<ModuleDraft>().AnyAsync(d => d.Slug == slug && d.OriginHash == source.Hash && d.CreatedById == learner.Id, ct))
            return Copied(slug);

        var files = await sources.FilesAsync(source.Module, source.Hash, ct);
        var isTranslated = files.ContainsKey(Translation);
        var (errors, title, titleEn) = (new FormErrors(), TitleField.Tidy(form.Title), TitleField.Tidy(form.TitleEn));
        TitleField.Check(errors, "title", title, isRequired: true, text);
        if (isTranslated)
            TitleField.Check(errors, "titleEn", titleEn, isRequired: true, text);
        if (await names.FindProblemAsync(slug, ct) is { } problem)
            errors.Add("slug", problem);
        if (!await quota.HasRoomAsync(files.Values.Sum(f => (long)f.Length), ct))
            errors.Add("slug", text["Archive.Full", quota.Most / DraftQuota.Megabyte]);
        if (errors.Any)
            return Page(source, form, isTranslated, errors, StatusCodes.Status422UnprocessableEntity);

        var now = clock.GetUtcNow();
        var draft = new ModuleDraft
        {
            Slug = slug,
            Title = title,
            CreatedAt = now,
            CreatedById = learner.Id,
            ChangedAt = now,
            OriginHash = source.Hash,
        };
        db.Add(draft);
        await write.ReplaceAsync(draft, [], Retitled(files, title, titleEn), learner.Id, ct);
        write.Note(draft, DraftEventKind.Copied, source.Module, source.Hash);
        if (await db.TrySaveAsync(ct))
            return Copied(slug);
        // Someone took the name meanwhile, or pressed twice.
        if (await db.Set<ModuleDraft>().AnyAsync(d => d.Slug == slug && d.OriginHash == source.Hash && d.CreatedById == learner.Id, ct))
            return Copied(slug);
        errors.Add("slug", text["Drafts.Slug.Taken", slug]);
        return Page(source, form, isTranslated, errors, StatusCodes.Status422UnprocessableEntity);
    }

    private static RedirectHttpResult Copied(string slug) => TypedResults.LocalRedirect($"~/authoring/drafts/{slug}/sharing?saved=copied");

    /// <summary>The same files under other titles; a translation that was up to date stays so.</summary>
    private static List<(string Path, byte[] Content)> Retitled(IReadOnlyDictionary<string, byte[]> files, string title, string? titleEn)
    {
        var copied = files.OrderBy(f => f.Key, StringComparer.Ordinal).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        if (title != TitleOf(files, Source))
            copied[Source] = TitleLine.Write(files[Source], title);
        if (!files.TryGetValue(Translation, out var translation))
            return [.. copied.Select(f => (f.Key, f.Value))];

        if (titleEn is { Length: > 0 } && titleEn != TitleOf(files, Translation))
            copied[Translation] = TitleLine.Write(translation, titleEn);
        var wasUpToDate = TranslationStamp.Of(files[Source]) is { } before && TranslationStamp.Write(translation, before) is null;
        if (
            wasUpToDate
            && TranslationStamp.Of(copied[Source]) is { } now
            && TranslationStamp.Write(copied[Translation], now) is { } stamped
        )
            copied[Translation] = stamped;
        return [.. copied.Select(f => (f.Key, f.Value))];
    }

    private static string? TitleOf(IReadOnlyDictionary<string, byte[]> files, string path) =>
        files.TryGetValue(path, out var file) ? TitleLine.Read(file) : null;

    private static RazorComponentResult<CopyPage> Page(
        CopySource source,
        CopyForm form,
        bool isTranslated,
        FormErrors errors,
        int status
    ) =>
        new(
            new
            {
                Source = source,
                Form = form,
                IsTranslated = isTranslated,
                Errors = errors,
            }
        )
        {
            StatusCode = status,
        };
}
