using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Content.Files;
using Training.Data;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Reviewing;

/// <summary>An author says something of a line of a draft, and someone settles it.</summary>
internal static class CommentOnDraft
{
    public static void MapCommentOnDraft(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("drafts/{slug}/comments/{**path}", Show);
        routes.MapPost("drafts/{slug}/comments/{**path}", Comment);
        routes.MapPost("drafts/{slug}/resolve/{comment:guid}", Resolve);
    }

    private static async Task<Results<RazorComponentResult<CommentsPage>, NotFound>> Show(
        string slug,
        string? path,
        string? line,
        string? reply,
        string? @as,
        OpenDraft open,
        FindRemarks remarks,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        var view = await ViewAsync(slug, path, open, remarks, db, ct);
        return view is null
            ? TypedResults.NotFound()
            : Page(view with { Chosen = RemarkForm.LineOf(line, view.Lines), Reply = reply, AsLines = @as == RemarksView.Lined });
    }

    private static async Task<Results<RazorComponentResult<CommentsPage>, RedirectHttpResult, NotFound>> Comment(
        string slug,
        string? path,
        IFormCollection fields,
        OpenDraft open,
        FindRemarks remarks,
        WriteRemarks write,
        IStringLocalizer<TrainingText> texts,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await ViewAsync(slug, path, open, remarks, db, ct) is not { } view)
            return TypedResults.NotFound();
        var text = fields["text"].ToString().ReplaceLineEndings("\n").Trim();
        var line = RemarkForm.LineOf(fields["line"], view.Lines);
        var id = Guid.TryParse(fields["id"], out var given) && given != Guid.Empty ? given : Guid.CreateVersion7();
        var reply = fields["reply"].ToString();
        var errors = new FormErrors();
        if (line is null)
            errors.Add("line", texts["Remarks.Line.Wrong", view.Lines.Count]);
        if (text.Length is 0 or > DraftComment.TextLength)
            errors.Add("text", texts[text.Length == 0 ? "Remarks.Text.Missing" : "Remarks.Text.Long", DraftComment.TextLength]);
        if (errors.Any)
            return Page(
                view with
                {
                    Id = id,
                    Chosen = line,
                    Typed = text,
                    TypedLine = fields["line"].ToString(),
                    Reply = reply,
                    Settles = fields["settled"] == "1",
                    AsLines = fields["as"] == RemarksView.Lined,
                    Errors = errors,
                }
            );

        // What the line said when it was read: it may have moved since.
        var seen = fields["excerpt"].ToString();
        var excerpt = PlacedRemark.Excerpt(seen.Length > 0 ? seen : view.Lines[line!.Value - 1]);
        var at = await write.AddAsync(view.Draft, view.Path, new(id, line!.Value, excerpt, text), ct);
        // What was said meanwhile, nobody has read.
        if (fields["settled"] == "1")
            await write.ResolveAsync(view.Draft, [id, .. WriteRemarks.Ids(fields["ids"])], ct);
        return TypedResults.LocalRedirect(
            reply == RemarksView.FromReview
                ? $"~/authoring/drafts/{slug}/review?done={(fields["settled"] == "1" ? "settled" : "answered")}#remarks"
                : $"~/authoring/drafts/{slug}/comments/{view.Path}{(fields["as"] == RemarksView.Lined ? $"?as={RemarksView.Lined}" : "")}#l{at}"
        );
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Resolve(
        string slug,
        Guid comment,
        IFormCollection fields,
        OpenDraft open,
        WriteRemarks write,
        CancellationToken ct
    )
    {
        if (
            await open.FindAsync(slug, ct) is not { } draft
            || await write.ResolveAsync(draft, [comment, .. WriteRemarks.Ids(fields["ids"])], ct) is not { } path
        )
            return TypedResults.NotFound();
        return TypedResults.LocalRedirect(
            fields["back"] == "review"
                ? $"~/authoring/drafts/{slug}/review?done=settled#remarks"
                : $"~/authoring/drafts/{slug}/comments/{path}#remarks"
        );
    }

    private static async Task<RemarksView?> ViewAsync(
        string slug,
        string? path,
        OpenDraft open,
        FindRemarks remarks,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (path is null || !IsText(path) || await open.FindAsync(slug, ct) is not { } draft)
            return null;
        List<string> paths = [path, DraftPath.Of(path).Source, .. FileNames.Sources(path)];
        var files = await db.Set<DraftFile>()
            .Where(f => f.DraftId == draft.Id && paths.Contains(f.Path))
            .Select(f => new { f.Path, f.Content })
            .ToDictionaryAsync(f => f.Path, f => f.Content, StringComparer.Ordinal, ct);
        if (!files.TryGetValue(path, out var bytes))
            return null;
        var lines = PlacedRemark.Lines(AuthoredText.Read(bytes) ?? "");
        var said = await remarks.OfFileAsync(draft, path, ct);
        return new()
        {
            Draft = draft,
            Path = path,
            Files = files,
            Lines = lines,
            Remarks = [.. said.Select(remark => PlacedRemark.In(lines, remark))],
        };
    }

    public static bool IsText(string path) =>
        path.EndsWith(".md", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal);

    private static RazorComponentResult<CommentsPage> Page(RemarksView view) =>
        new(new { View = view }) { StatusCode = view.Errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
}

/// <summary>What the page of a file’s comments shows.</summary>
public sealed record RemarksView
{
    public required ModuleDraft Draft { get; init; }
    public required string Path { get; init; }

    /// <summary>Its content, and that of those that say what it is called.</summary>
    public required IReadOnlyDictionary<string, byte[]> Files { get; init; }
    public required IReadOnlyList<string> Lines { get; init; }
    public required IReadOnlyList<PlacedRemark> Remarks { get; init; }

    /// <summary>The line that a form stands at, from 1.</summary>
    public int? Chosen { get; init; }

    /// <summary>Its author wants the lines of the file, with their marks and their numbers.</summary>
    public bool AsLines { get; init; }

    public const string Lined = "lines";

    /// <summary>Where what is answered was read: <see cref="FromReview"/>, or this page; else nothing is answered.</summary>
    public string? Reply { get; init; }

    public const string FromReview = "review";

    /// <summary>With the answer, what it answers is settled.</summary>
    public bool Settles { get; init; }

    public bool IsReply => Reply is FromReview or "file";

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Typed { get; init; } = "";
    public string TypedLine { get; init; } = "";
    public FormErrors Errors { get; init; } = new();
}
