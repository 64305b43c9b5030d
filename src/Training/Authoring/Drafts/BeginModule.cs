using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Archives;
using Training.Authoring.Beginnings;
using Training.Authoring.Reviewing;
using Training.Content.Markup;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Drafts;

/// <summary>An author begins a module: it stands at once, with a worked lesson, and nothing wrong in it.</summary>
internal static class BeginModule
{
    public static void MapBeginModule(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("new", () => Page(new(), new()));
        routes.MapPost("new", Make);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<NewModulePage>, NotFound>> Make(
        [FromForm] ModuleForm form,
        ModuleSlugs slugs,
        CheckDraft check,
        WriteDraft write,
        DraftQuota quota,
        TrainingDbContext db,
        CurrentLearner learner,
        TimeProvider clock,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (check.Shared is not { } shared)
            return TypedResults.NotFound();
        form = form with
        {
            Title = TitleField.Tidy(form.Title),
            TitleEn = TitleField.Tidy(form.TitleEn),
            Slug = form.Slug?.Trim() is { Length: > 0 } typed ? typed : await slugs.ProposeAsync(form.Title ?? "", ct),
        };
        var errors = new FormErrors();
        TitleField.Check(errors, "title", form.Title!, isRequired: true, texts);
        TitleField.Check(errors, "titleEn", form.TitleEn!, isRequired: false, texts);
        if (!errors.Any && await slugs.FindProblemAsync(form.Slug, ct) is { } problem)
            errors.Add("slug", problem);
        if (errors.Any)
            return Page(form, errors);

        var now = clock.GetUtcNow();
        var draft = new ModuleDraft
        {
            Slug = form.Slug,
            Title = form.Title!,
            CreatedAt = now,
            CreatedById = learner.Id,
            ChangedAt = now,
        };
        db.Add(draft);
        await WriteAsync(draft, form, Beginning.With(shared), write, texts, ct);
        write.Note(draft, DraftEventKind.Created, "");
        if (!await quota.HasRoomAsync(ct))
        {
            errors.Add("slug", texts["Archive.Full", quota.Most / DraftQuota.Megabyte]);
            return Page(form, errors);
        }
        if (await db.TrySaveAsync(ct))
            return TypedResults.LocalRedirect($"~/authoring/drafts/{draft.Slug}?done=made");
        // A second click, or someone with the same idea at the same moment.
        errors.Add("slug", texts["Drafts.Slug.Taken", form.Slug]);
        return Page(form, errors);
    }

    private static async Task WriteAsync(
        ModuleDraft draft,
        ModuleForm form,
        Beginning beginning,
        WriteDraft write,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        var lesson = texts["Drafts.FirstLesson"].Value;
        var slug = Slug.From(lesson);
        var module = beginning.Source(DraftFileKind.Module, form.Title!, slug);
        var source = beginning.Source(DraftFileKind.Lesson, lesson);
        await write.PutAsync(draft, null, DraftPath.Module, module, ct);
        await write.PutAsync(draft, null, DraftPath.Of(slug, DraftFileKind.Lesson), source, ct);
        if (form.TitleEn!.Length == 0)
            return;
        await write.PutAsync(draft, null, "module.en.md", beginning.Translation(DraftFileKind.Module, form.TitleEn, module), ct);
        await write.PutAsync(
            draft,
            null,
            $"{slug}.en.md",
            beginning.Translation(DraftFileKind.Lesson, texts["Drafts.FirstLesson.En"], source),
            ct
        );
    }

    private static RazorComponentResult<NewModulePage> Page(ModuleForm form, FormErrors errors) =>
        new(new { Form = form, Errors = errors })
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
