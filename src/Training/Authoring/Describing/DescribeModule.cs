using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Beginnings;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Authoring.Forms;
using Training.Content;
using Training.Content.Editing;
using Training.Content.Files;
using Training.Content.Translations;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Describing;

/// <summary>A module’s description as its form shows it.</summary>
/// <param name="Text">Null when its front matter can’t be read: then only the text itself can be mended.</param>
/// <param name="Problems">Of this file, in the order of its lines.</param>
/// <param name="Time">What it announces beside what its activities take; null while either isn’t known.</param>
public sealed record DescribedModule(
    ModuleDraft Draft,
    DraftPath Path,
    ModuleText? Text,
    int Revision,
    IReadOnlyList<ContentProblem> Problems,
    IReadOnlyList<Option> Competencies,
    AnnouncedTime? Time
)
{
    public string Address => $"~/authoring/drafts/{Draft.Slug}/description{(Path.IsTranslation ? "/en" : "")}";

    public string Editor => $"~/authoring/drafts/{Draft.Slug}/files/{Path.Path}";
}

/// <summary>An author says what a module is: its title, its objectives, what it counts for, and the words that present it.</summary>
internal static class DescribeModule
{
    public static void MapDescribeModule(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("{draft}/description/{language?}", Show);
        routes.MapPost("{draft}/description/{language?}", Save).TakesText();
    }

    private static async Task<Results<RazorComponentResult<DescriptionPage>, NotFound>> Show(
        string draft,
        string? language,
        string? done,
        EditedFile edited,
        OpenDraft open,
        CheckDraft check,
        CancellationToken ct
    ) =>
        await FindAsync(draft, language, edited, open, check, ct) is { } module
            ? Page(module, module.Text is { } text ? DescriptionForm.Of(text, module.Revision) : new(), new(), done: done)
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<DescriptionPage>, NotFound>> Save(
        string draft,
        string? language,
        IFormCollection posted,
        EditedFile edited,
        OpenDraft open,
        CheckDraft check,
        SaveForm save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await FindAsync(draft, language, edited, open, check, ct) is not { Text: not null } module)
            return TypedResults.NotFound();
        var form = DescriptionForm.Read(posted);
        var errors = new FormErrors();
        if (DescriptionForm.Holds(module.Text.Front, "title"))
            TitleField.Check(errors, "title", TitleField.Tidy(form.Title), isRequired: true, texts);
        var text = errors.Any ? null : await AtAsync(module, form.Revision, save, ct);
        var changed = text is null ? null : form.ApplyTo(text, module.Path.Language);
        return await save.AnswerAsync(
            new(module.Draft, module.Path, changed?.Text, form.Revision)
            {
                Along = text is null || changed is null || module.Path.IsTranslation ? [] : [Translation(module.Path, text, changed)],
            },
            done => $"{module.Address}?done={done}",
            problem =>
            {
                if (!errors.Any)
                    errors.Add("presentation", texts[problem]);
                return Page(module, form, errors);
            },
            by => Page(module, form with { Revision = module.Revision }, errors, departedBy: by),
            ct
        );
    }

    // What a translation has no words of may change without leaving it behind.
    private static AlongFile Translation(DraftPath path, ModuleText before, ModuleText after) =>
        new(
            path.Translation,
            translation =>
                before.SaysAs(after)
                && TranslationStamp.In(AuthoredText.Write(translation, default)) is { } stamp
                && stamp == TranslationStamp.Of(AuthoredText.Write(before.Text, default))
                    ? TranslationStamp.Write(translation, TranslationStamp.Of(AuthoredText.Write(after.Text, default))!)
                    : null
        );

    private static async Task<DescribedModule?> FindAsync(
        string slug,
        string? language,
        EditedFile edited,
        OpenDraft open,
        CheckDraft check,
        CancellationToken ct
    )
    {
        var path = DraftPath.Of(language is null ? DraftPath.Module : $"module.{language}.md");
        if (path.Kind != DraftFileKind.Module || await edited.FindAsync(slug, path.Path, ct) is not var (draft, file))
            return null;
        var refused = new ProblemList();
        var said = check.Of(draft.Slug, await open.FilesAsync(draft, refused, ct), refused.Items);
        var own = OpenDraft.PathOf(draft.Slug, path.Path);
        return new(
            draft,
            path,
            AuthoredText.Read(file.Content) is { } text ? ModuleText.Read(own, text) : null,
            file.Revision,
            [.. said.Problems.Where(p => p.At.File == own)],
            [.. (said.Shared?.Competencies.Values ?? []).Select(c => new Option(c.Code, c.Name.In(Languages.Current)))],
            AnnouncedTime.Of(said.Module, TextOfBeginnings.In(said.Files, draft.Slug))
        );
    }

    /// <summary>The text as it was when the form was opened.</summary>
    private static async Task<ModuleText?> AtAsync(DescribedModule module, int revision, SaveForm save, CancellationToken ct) =>
        revision == module.Revision ? module.Text
        : await save.TextAtAsync(module.Draft, module.Path, revision, ct) is { } text
            ? ModuleText.Read(OpenDraft.PathOf(module.Draft.Slug, module.Path.Path), text)
        : null;

    private static RazorComponentResult<DescriptionPage> Page(
        DescribedModule module,
        DescriptionForm form,
        FormErrors errors,
        string? done = null,
        string? departedBy = null
    ) =>
        new(
            new
            {
                Module = module,
                Form = form.WithBlankRows(),
                Errors = errors,
                Done = done,
                DepartedBy = departedBy,
            }
        )
        {
            StatusCode = SaveForm.StatusOf(errors, departedBy),
        };
}
