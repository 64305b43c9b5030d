using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Authoring.Forms;
using Training.Content;
using Training.Content.Editing;
using Training.Content.Files;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Describing;

/// <summary>What stands above the text of a lesson or of a job aid.</summary>
public sealed record AboutForm
{
    public int Revision { get; init; }
    public string? Title { get; init; }
    public string? Duration { get; init; }
    public string? Summary { get; init; }
}

/// <summary>A lesson or a job aid, and what its form can change of it.</summary>
/// <param name="Front">Null when its front matter can’t be read: then only the text itself can be mended.</param>
/// <param name="Problems">Of its front matter.</param>
public sealed record DescribedActivity(
    ModuleDraft Draft,
    DraftPath Path,
    FrontMatterText? Front,
    int Revision,
    IReadOnlyList<ContentProblem> Problems
)
{
    /// <summary>Whether its front matter went with the text that it stood above: the form writes it anew.</summary>
    public bool IsBegunAgain { get; init; }

    public string Address => $"~/authoring/drafts/{Draft.Slug}/about/{Path.Path}";

    public string Editor => $"~/authoring/drafts/{Draft.Slug}/files/{Path.Path}";

    /// <summary>What it says of itself that the form has a field for, in the order of the page.</summary>
    public IReadOnlyList<string> Keys =>
        Path.Kind == DraftFileKind.Aid ? ["title", "summary"]
        : Path.IsTranslation ? ["title"]
        : ["title", "duration"];
}

/// <summary>An author says the title of a lesson or of a job aid, and how long it takes or what it is for.</summary>
internal static class DescribeActivity
{
    public static void MapDescribeActivity(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("{draft}/about/{**path}", Show);
        routes.MapPost("{draft}/about/{**path}", Save).TakesText();
    }

    private static async Task<Results<RazorComponentResult<ActivityPage>, NotFound>> Show(
        string draft,
        string path,
        string? done,
        EditedFile edited,
        CancellationToken ct
    ) =>
        await FindAsync(draft, path, edited, ct) is { } activity
            ? Page(activity, FormOf(activity), new(), done: done)
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<ActivityPage>, NotFound>> Save(
        string draft,
        string path,
        [FromForm] AboutForm form,
        EditedFile edited,
        SaveForm save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await FindAsync(draft, path, edited, ct) is not { Front: { } now } activity)
            return TypedResults.NotFound();
        var errors = new FormErrors();
        if (now.Holds("title"))
            TitleField.Check(errors, "title", TitleField.Tidy(form.Title), isRequired: true, texts);
        var text = form.Revision == activity.Revision ? now.Text : await save.TextAtAsync(activity.Draft, activity.Path, form.Revision, ct);
        var changed =
            errors.Any || text is null ? null
            : (FrontMatterText.Read(text) ?? FrontMatterText.Begin(text)) is { } front ? Changed(front, activity, form).Text
            : null;
        return await save.AnswerAsync(
            new(activity.Draft, activity.Path, changed, form.Revision),
            done => $"{activity.Address}?done={done}",
            problem =>
            {
                if (!errors.Any)
                    errors.Add("title", texts[problem]);
                return Page(activity, form, errors);
            },
            by => Page(activity, form with { Revision = activity.Revision }, errors, departedBy: by),
            ct
        );
    }

    private static FrontMatterText Changed(FrontMatterText front, DescribedActivity activity, AboutForm form)
    {
        foreach (var key in activity.Keys)
        {
            var typed = TitleField.Tidy(
                key switch
                {
                    "title" => form.Title,
                    "duration" => form.Duration,
                    _ => form.Summary,
                }
            );
            front = front.With(key, typed.Length > 0 ? typed : null);
        }
        return front;
    }

    private static async Task<DescribedActivity?> FindAsync(string slug, string path, EditedFile edited, CancellationToken ct)
    {
        var file = DraftPath.Of(path);
        if (
            file.Kind is not (DraftFileKind.Lesson or DraftFileKind.Aid)
            || await edited.FindAsync(slug, path, ct) is not (var draft, var kept)
        )
            return null;
        var said = await edited.SavedAsync(draft, kept, ct);
        var text = AuthoredText.Read(kept.Content);
        if (text is not null && FrontMatterText.Begin(text) is { } begun)
            return new(draft, file, begun, kept.Revision, []) { IsBegunAgain = true };
        var front = text is null ? null : FrontMatterText.Read(text);
        return new(draft, file, front, kept.Revision, [.. said.Problems.Where(p => front is not null && p.At.Line <= front.Height)]);
    }

    private static AboutForm FormOf(DescribedActivity activity) =>
        new()
        {
            Revision = activity.Revision,
            Title = activity.Front?.Value("title"),
            Duration = activity.Front?.Value("duration"),
            Summary = activity.Front?.Value("summary"),
        };

    private static RazorComponentResult<ActivityPage> Page(
        DescribedActivity activity,
        AboutForm form,
        FormErrors errors,
        string? done = null,
        string? departedBy = null
    ) =>
        new(
            new
            {
                Activity = activity,
                Form = form,
                Errors = errors,
                Done = done,
                DepartedBy = departedBy,
            }
        )
        {
            StatusCode = SaveForm.StatusOf(errors, departedBy),
        };
}
