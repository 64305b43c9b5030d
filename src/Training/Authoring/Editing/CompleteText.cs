using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Content.Files;
using Training.Content.Lessons;
using Training.Content.Scenarios;
using Training.Localization;

namespace Training.Authoring.Editing;

/// <summary>A name that a text may use, and what it stands for.</summary>
internal sealed record Suggestion(string Id, string Label, IReadOnlyList<Suggestion>? Expressions = null);

/// <summary>All the names that an editor can complete, as of the last save.</summary>
internal sealed record Completions(
    IReadOnlyList<Suggestion> Competencies,
    IReadOnlyList<string> Levels,
    IReadOnlyList<Suggestion> Acts,
    IReadOnlyList<Suggestion> People,
    IReadOnlyList<Suggestion> Cast,
    IReadOnlyList<Suggestion> Sources,
    IReadOnlyList<Suggestion> HelpLines,
    IReadOnlyList<Suggestion> Glossary,
    IReadOnlyList<Suggestion> Scenes,
    IReadOnlyList<string> Facts,
    IReadOnlyList<string> Gauges,
    IReadOnlyList<Suggestion> Lessons,
    IReadOnlyList<Suggestion> Activities,
    IReadOnlyList<string> Media,
    IReadOnlyList<string> Terms
);

/// <summary>An editor asks which names it can complete.</summary>
internal static class CompleteText
{
    public static void MapCompleteText(this IEndpointRouteBuilder routes) => routes.MapGet("{draft}/complete/{**path}", Show);

    private static async Task<Results<JsonHttpResult<Completions>, NotFound>> Show(
        string draft,
        string path,
        OpenDraft open,
        CheckDraft check,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(draft, ct) is not { } module)
            return TypedResults.NotFound();
        var refused = new ProblemList();
        var files = await open.FilesAsync(module, refused, ct);
        var own = DraftPath.Of(path);
        if (
            files.Find(OpenDraft.PathOf(module.Slug, path)) is null
            || check.Of(module.Slug, files, refused.Items) is not { Shared: { } shared } said
        )
            return TypedResults.NotFound();
        return TypedResults.Json(Of(said, shared, own, $"modules/{module.Slug}/media/", text), JsonSerializerOptions.Web);
    }

    private static Completions Of(
        CheckedDraft draft,
        SharedContent shared,
        DraftPath path,
        string media,
        IStringLocalizer<TrainingText> text
    )
    {
        IReadOnlyList<Suggestion> Named(IReadOnlyList<string>? expressions) =>
            [.. (expressions ?? []).Select(e => new Suggestion(e, ExpressionNames.Find(e, text)))];

        var language = path.Language;
        var activities = draft.Module?.Activities ?? [];
        var scenario = activities.OfType<Scenario>().FirstOrDefault(s => s.Id.Slug == path.Slug);
        return new(
            [.. shared.Competencies.Values.Select(c => new Suggestion(c.Code, c.Name.In(language)))],
            ["N1", "N2", "N3"],
            [.. shared.Acts.Select(a => new Suggestion(a.Id, a.Label.In(language)))],
            [.. shared.People.Values.Select(p => new Suggestion(p.Id, p.Name, Named(p.Expressions)))],
            [
                .. (scenario?.Cast ?? new Dictionary<string, string>()).Select(c => new Suggestion(
                    c.Key,
                    c.Value,
                    Named(shared.People.GetValueOrDefault(c.Value)?.Expressions)
                )),
            ],
            [.. shared.Sources.Values.Select(s => new Suggestion(s.Id, s.Label))],
            [.. shared.HelpLines.Values.Select(l => new Suggestion(l.Id, l.Name.In(language)))],
            [.. shared.Glossary.Values.Select(g => new Suggestion(g.Id, g.Word.In(language)))],
            [.. (scenario?.Script.In(language).Scenes ?? []).Select(s => new Suggestion(s.Id, s.Title))],
            scenario?.Facts ?? [],
            [.. scenario?.Gauges.Keys ?? []],
            [.. activities.OfType<Lesson>().Select(l => new Suggestion(l.Id.Slug, l.Title.In(language)))],
            [.. activities.Select(a => new Suggestion(a.Id.Slug, a.Title.In(language)))],
            // Captions follow their sound by themselves.
            [
                .. draft
                    .Files.Paths.Where(p => p.StartsWith(media, StringComparison.Ordinal) && MediaKinds.Of(p) != MediaKind.Captions)
                    .Select(p => MediaKinds.Folder + p[media.Length..]),
            ],
            [.. shared.Terms.Where(t => t.Language == language).Select(t => t.Use).Distinct()]
        );
    }
}
