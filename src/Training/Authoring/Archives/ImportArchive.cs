using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Content.Files;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Archives;

/// <summary>What the form that confirms an import sends.</summary>
public sealed class ConfirmArchiveForm
{
    public string? Module { get; set; }
    public string? Slug { get; set; }
    public string? Seen { get; set; }
}

/// <summary>An author brings a module in from a zip: first sees what would become of every file, then says yes.</summary>
internal static class ImportArchive
{
    private const string Address = "~/authoring/drafts/import";

    // More than an archive may have: what is a little too large is told so, in words.
    private const int MostBody = ContentArchive.MostBytes * 2;

    public static void MapImportArchive(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/drafts/import", () => new RazorComponentResult<ImportArchivePage>(new { Errors = new FormErrors() }));
        routes.MapPost("/drafts/import", Upload).TakesUpTo(MostBody);
        routes.MapGet("/drafts/import/{archive:guid}", Look);
        routes.MapPost("/drafts/import/{archive:guid}", Confirm);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<ImportArchivePage>>> Upload(
        IFormFile? file,
        KeptArchives kept,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (file is not { Length: > 0 })
            return Refused(text["Archive.File.Missing"]);
        var zip = await file.ReadAsync(ContentArchive.MostBytes + 1, ct);
        var problems = new ProblemList();
        if (ContentArchive.Read(zip, problems) is null)
            return Refused(text["Archive.File.Refused"], problems.Items);
        return TypedResults.LocalRedirect($"{Address}/{await kept.KeepAsync(file.FileName, zip, ct)}");
    }

    private static async Task<Results<RazorComponentResult<ImportArchivePage>, NotFound>> Look(
        Guid archive,
        string? module,
        string? slug,
        KeptArchives kept,
        BringIn bringIn,
        ModuleSlugs names,
        DraftQuota quota,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await OpenAsync(archive, kept, ct) is not { } opened)
            return TypedResults.NotFound();
        return await LookAsync(opened, module, slug, isStale: false, bringIn, names, quota, text, ct);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<ImportArchivePage>, NotFound>> Confirm(
        Guid archive,
        [FromForm] ConfirmArchiveForm form,
        KeptArchives kept,
        BringIn bringIn,
        ModuleSlugs names,
        DraftQuota quota,
        CurrentLearner learner,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await OpenAsync(archive, kept, ct) is not { } opened)
            return TypedResults.NotFound();
        if (opened.Choose(form.Module) is not { } module || form.Slug is not { } slug)
            return await LookAsync(opened, form.Module, form.Slug, isStale: false, bringIn, names, quota, text, ct);

        var plan = await bringIn.PlanAsync(module, slug, ct);
        var isAllowed = TooLong(module) is null && (plan.Draft is not null || await names.FindProblemAsync(slug, ct) is null);
        // A second click finds that nothing is left to do.
        var isSeen = plan.ChangesNothing || plan.Seen == form.Seen;
        if (isAllowed && isSeen && await quota.HasRoomAsync(plan.Writes, ct) && await bringIn.DoAsync(plan, learner.Id, opened.Name, ct))
            return TypedResults.LocalRedirect($"~/authoring/drafts/{slug}/sharing?saved=imported");
        return await LookAsync(opened, form.Module, slug, isStale: true, bringIn, names, quota, text, ct);
    }

    private static string? TooLong(ArchivedModule module) => module.Files.Keys.FirstOrDefault(path => path.Length > DraftFile.PathLength);

    private static async Task<OpenedArchive?> OpenAsync(Guid id, KeptArchives kept, CancellationToken ct) =>
        await kept.FindAsync(id, ct) is { } archive
        && new ProblemList() is var problems
        && ContentArchive.Read(archive.Zip, problems) is { } content
            ? new(id, archive.Name, content, problems.Items)
            : null;

    private static async Task<RazorComponentResult<ImportArchivePage>> LookAsync(
        OpenedArchive opened,
        string? module,
        string? slug,
        bool isStale,
        BringIn bringIn,
        ModuleSlugs names,
        DraftQuota quota,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        var errors = new FormErrors();
        if (opened.Choose(module) is not { } chosen)
            return Page(opened, null, errors, StatusCodes.Status200OK);
        var plan = await bringIn.PlanAsync(chosen, slug ?? chosen.Slug, ct);
        if (plan.Draft is null && await names.FindProblemAsync(plan.Slug, ct) is { } problem)
            errors.Add("slug", problem);
        if (TooLong(chosen) is { } path)
            errors.Add("files", text["Archive.Path.Long", path, DraftFile.PathLength]);
        if (!await quota.HasRoomAsync(plan.Writes, ct))
            errors.Add("files", text["Archive.Full", quota.Most / DraftQuota.Megabyte]);
        if (isStale && !errors.Any)
            errors.Add("files", text["Archive.Stale"]);
        var status =
            isStale ? StatusCodes.Status409Conflict
            : errors.Any && slug is not null ? StatusCodes.Status422UnprocessableEntity
            : StatusCodes.Status200OK;
        return Page(opened, plan, errors, status);
    }

    private static RazorComponentResult<ImportArchivePage> Page(OpenedArchive opened, BringInPlan? plan, FormErrors errors, int status) =>
        new(
            new
            {
                Opened = opened,
                Plan = plan,
                Errors = errors,
                Problems = opened.Warnings,
            }
        )
        {
            StatusCode = status,
        };

    private static RazorComponentResult<ImportArchivePage> Refused(string why, IReadOnlyList<ContentProblem>? problems = null)
    {
        var errors = new FormErrors();
        errors.Add("file", why);
        return new(new { Errors = errors, Problems = problems ?? [] }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }
}

/// <summary>An archive that was uploaded, read anew.</summary>
public sealed record OpenedArchive(Guid Id, string Name, ContentArchive Content, IReadOnlyList<ContentProblem> Warnings)
{
    /// <summary>The module that is asked for; the only one, when there is one.</summary>
    public ArchivedModule? Choose(string? slug) =>
        Content.Modules is [var only] ? only : Content.Modules.FirstOrDefault(m => m.Slug == slug);
}
