using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Content;
using Training.Content.Lessons;
using Training.Content.Quizzes;
using Training.Content.Scenarios;
using Training.Localization;

namespace Training.Authoring.Seeing;

/// <summary>An author sees a text as learners will: the one that is saved, or the one that is being typed.</summary>
internal static class SeeText
{
    public static void MapSeeText(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("{draft}/see/{activity}", Show);
        routes.MapGet("{draft}/see/media/{file}", Media);
        routes.MapPost("{draft}/preview/{**path}", Preview).TakesText();
    }

    private static async Task<Results<RazorComponentResult<SeenPage>, RedirectHttpResult, NotFound>> Show(
        string draft,
        string activity,
        OpenDraft open,
        DraftViews views,
        SeeDraft see,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, ct) is not { } module)
            return TypedResults.NotFound();
        var said = await views.CheckAsync(module, ct);
        if (see.Find(module, said, activity) is { } seen)
            return new RazorComponentResult<SeenPage>(new { Seen = seen, From = SourceOf(seen) });
        // What can’t be read has its problems told in the editor.
        var beginning = OpenDraft.PathOf(module.Slug, activity + ".");
        return said.Files.Paths.Where(p => p.StartsWith(beginning, StringComparison.Ordinal)).MinBy(p => p.Length) is { } path
            ? TypedResults.LocalRedirect(
                $"~/authoring/drafts/{module.Slug}/files/{path[OpenDraft.PathOf(module.Slug, "").Length..]}?saved=unread"
            )
            : TypedResults.NotFound();
    }

    // In the language that the page is read in, when it is written in it.
    private static DraftPath SourceOf(SeenDraft seen)
    {
        var kind = seen.Activity switch
        {
            Lesson => DraftFileKind.Lesson,
            Aid => DraftFileKind.Aid,
            Quiz => DraftFileKind.Quiz,
            Scenario => DraftFileKind.Scenario,
            _ => DraftFileKind.Module,
        };
        var source = DraftPath.Of(DraftPath.Of(seen.Slug, kind));
        return
            Languages.Current == Language.En && seen.Version.Files.Find(OpenDraft.PathOf(seen.Draft.Slug, source.Translation)) is not null
            ? DraftPath.Of(source.Translation)
            : source;
    }

    private static async Task<Results<InLanguage, NotFound>> Preview(
        string draft,
        string path,
        [FromForm] TextForm form,
        EditedFile edited,
        SeeDraft see,
        CancellationToken ct
    )
    {
        if (await edited.FindAsync(draft, path, ct) is not var (module, file))
            return TypedResults.NotFound();
        var said = await edited.CheckAsync(module, file, form.Typed, ct);
        var named = DraftPath.Of(path);
        IResult page = see.Find(module, said, named.Kind == DraftFileKind.Module ? SeenDraft.ModulePage : named.Slug) is { } seen
            ? new RazorComponentResult<SeenPage>(new { Seen = seen })
            : new RazorComponentResult<UnreadPage>(
                new { Problems = said.Problems.Where(p => p.At.File == OpenDraft.PathOf(module.Slug, path)).ToList() }
            );
        // In the language that it is written in, whatever the author’s.
        return new InLanguage(page, named.Language);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Media(
        string draft,
        string file,
        OpenDraft open,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, ct) is not { } module)
            return TypedResults.NotFound();
        var files = await open.FilesAsync(module, new(), ct);
        var type = Path.GetExtension(file) switch
        {
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".jpg" => "image/jpeg",
            ".webp" => "image/webp",
            _ => null,
        };
        if (type is null || files.Find(OpenDraft.PathOf(module.Slug, $"media/{file}")) is not { } bytes)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.File(bytes.ToArray(), type);
    }
}
