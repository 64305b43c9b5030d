using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Content;
using Training.Content.Captions;
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
        if (named.Kind == DraftFileKind.Captions)
            return new InLanguage(Captions(module, path, said), named.Language);
        IResult page = see.Find(module, said, named.Kind == DraftFileKind.Module ? SeenDraft.ModulePage : named.Slug) is { } seen
            ? new RazorComponentResult<SeenPage>(new { Seen = seen })
            : new RazorComponentResult<UnreadPage>(
                new { Problems = said.Problems.Where(p => p.At.File == OpenDraft.PathOf(module.Slug, path)).ToList() }
            );
        // In the language that it is written in, whatever the author’s.
        return new InLanguage(page, named.Language);
    }

    /// <summary>What a sound’s captions say, as it is read under its player; or what is wrong in them.</summary>
    private static IResult Captions(ModuleDraft draft, string path, CheckedDraft said)
    {
        var place = OpenDraft.PathOf(draft.Slug, path);
        var problems = new ProblemList();
        var cues = said.Files.Find(place) is { } bytes ? CaptionsReader.Read(place, bytes, problems) : null;
        return cues is not null && !problems.HasErrors
            ? new RazorComponentResult<SeenCaptions>(new { Path = path, Said = SpokenText.Of(cues) })
            : new RazorComponentResult<UnreadPage>(new { Problems = said.Problems.Where(p => p.At.File == place).ToList() });
    }
}
