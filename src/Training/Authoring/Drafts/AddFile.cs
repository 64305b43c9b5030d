using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Authoring.Archives;
using Training.Authoring.Beginnings;
using Training.Authoring.Reviewing;
using Training.Content;
using Training.Content.Editing;
using Training.Content.Files;
using Training.Content.Markup;
using Training.Content.Modules;
using Training.Data;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Drafts;

/// <summary>An activity to be, as its author types it.</summary>
public sealed record ActivityForm
{
    public string? Title { get; init; }

    /// <summary>Left empty, the activity has no English version yet.</summary>
    public string? TitleEn { get; init; }

    /// <summary>Left empty, it is made from the title.</summary>
    public string? Slug { get; init; }

    /// <summary>Of a quiz or a session: from a worked one, or <see cref="Blank"/>.</summary>
    public string? Start { get; init; }

    public const string Blank = "blank";

    public static bool MayBeBlank(DraftFileKind kind) => kind is DraftFileKind.Quiz or DraftFileKind.Scenario;
}

/// <summary>An author adds an activity: a worked file, in its place in the module’s list.</summary>
internal static class AddFile
{
    public static readonly IReadOnlyList<DraftFileKind> Kinds =
    [
        DraftFileKind.Lesson,
        DraftFileKind.Scenario,
        DraftFileKind.Quiz,
        DraftFileKind.Aid,
    ];

    public static void MapAddFile(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("{draft}/add/{kind}", Show);
        routes.MapPost("{draft}/add/{kind}", Add);
    }

    private static async Task<Results<RazorComponentResult<AddFilePage>, NotFound>> Show(
        string draft,
        string kind,
        OpenDraft open,
        CancellationToken ct
    ) =>
        KindOf(kind) is { } found && await open.FindAsync(draft, ct) is { } module
            ? Page(module, found, new(), new())
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<AddFilePage>, NotFound>> Add(
        string draft,
        string kind,
        [FromForm] ActivityForm form,
        OpenDraft open,
        ActivitySlugs slugs,
        CheckDraft check,
        WriteDraft write,
        DraftQuota quota,
        TrainingDbContext db,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (KindOf(kind) is not { } found || await open.FindAsync(draft, ct) is not { } module || check.Shared is not { } shared)
            return TypedResults.NotFound();
        var title = TitleField.Tidy(form.Title);
        form = form with
        {
            Title = title,
            TitleEn = TitleField.Tidy(form.TitleEn),
            Slug = form.Slug?.Trim() is { Length: > 0 } typed ? typed : Slug.From(title),
        };
        var errors = new FormErrors();
        TitleField.Check(errors, "title", title, isRequired: true, texts);
        TitleField.Check(errors, "titleEn", form.TitleEn, isRequired: false, texts);
        if (title.Length > 0 && await slugs.FindProblemAsync(module, form.Slug, ct) is { } problem)
            errors.Add("slug", problem);
        if (errors.Any)
            return Page(module, found, form, errors);

        var competencies = found == DraftFileKind.Scenario ? await CompetenciesAsync(module, shared, db, ct) : [];
        var isListed = await WriteAsync(module, found, form, Beginning.With(shared), competencies, write, db, ct);
        if (!await quota.HasRoomAsync(ct))
        {
            errors.Add("slug", texts["Archive.Full", quota.Most / DraftQuota.Megabyte]);
            return Page(module, found, form, errors);
        }
        if (!await db.TrySaveAsync(ct))
        {
            errors.Add("slug", texts["Drafts.Activity.Meanwhile"]);
            return Page(module, found, form, errors);
        }
        var path = DraftPath.Of(DraftPath.Of(form.Slug, found));
        // What begins empty has no template to make one’s own.
        var added = IsBlank(found, form) ? "?done=added" : DraftCrumbs.Added;
        return TypedResults.LocalRedirect($"~/authoring/drafts/{module.Slug}" + (isListed ? $"/{path.WayIn}{added}" : "?done=unlisted"));
    }

    /// <returns>Whether it could be added to the module’s list.</returns>
    private static async Task<bool> WriteAsync(
        ModuleDraft draft,
        DraftFileKind kind,
        ActivityForm form,
        Beginning beginning,
        IReadOnlyList<string> competencies,
        WriteDraft write,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        var path = DraftPath.Of(DraftPath.Of(form.Slug!, kind));
        var isBlank = IsBlank(kind, form);
        // A session marks what its module aims at; a worked one, one of these.
        if (competencies is [var first, ..] && !competencies.Contains(beginning.Competency))
            beginning = beginning with { Competency = first };
        var source = isBlank ? beginning.Blank(kind, form.Title!, competencies) : beginning.Source(kind, form.Title!);
        await write.PutAsync(draft, null, path.Path, source, ct);
        if (form.TitleEn!.Length > 0)
        {
            var translation = isBlank
                ? beginning.BlankTranslation(kind, form.TitleEn, source)
                : beginning.Translation(kind, form.TitleEn, source);
            await write.PutAsync(draft, null, path.Translation, translation, ct);
        }
        if (kind == DraftFileKind.Scenario && !isBlank)
            await write.PutAsync(draft, null, DraftPath.Of(form.Slug!, DraftFileKind.Playthroughs), beginning.Playthroughs(), ct);
        write.Note(draft, DraftEventKind.FileAdded, path.Path);
        return await ListActivities.ChangeAsync(draft, list => ActivityList.With(list, form.Slug!), write, db, ct);
    }

    /// <summary>Those that the module aims at, as far as they are known.</summary>
    private static async Task<IReadOnlyList<string>> CompetenciesAsync(
        ModuleDraft draft,
        SharedContent shared,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        var content = await db.Set<DraftFile>()
            .Where(f => f.DraftId == draft.Id && f.Path == DraftPath.Module)
            .Select(f => f.Content)
            .SingleOrDefaultAsync(ct);
        var front = content is null ? null : FrontMatterText.Read(AuthoredText.Read(content) ?? "");
        return [.. (front?.Items("competencies") ?? []).Where(shared.Competencies.ContainsKey)];
    }

    private static bool IsBlank(DraftFileKind kind, ActivityForm form) => ActivityForm.MayBeBlank(kind) && form.Start == ActivityForm.Blank;

    private static DraftFileKind? KindOf(string word) =>
        Kinds.Cast<DraftFileKind?>().FirstOrDefault(kind => kind.ToString()!.Equals(word, StringComparison.OrdinalIgnoreCase));

    private static RazorComponentResult<AddFilePage> Page(ModuleDraft draft, DraftFileKind kind, ActivityForm form, FormErrors errors) =>
        new(
            new
            {
                Draft = draft,
                Kind = kind,
                Form = form,
                Errors = errors,
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
