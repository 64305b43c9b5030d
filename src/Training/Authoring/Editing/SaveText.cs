using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Localization;

namespace Training.Authoring.Editing;

/// <summary>The revision that a text now is.</summary>
internal sealed record SavedAnswer(int Revision, DateTimeOffset At);

/// <summary>What someone saved meanwhile.</summary>
/// <param name="Merged">Both texts together; null when both changed the same lines.</param>
internal sealed record DepartedAnswer(int Revision, string Text, string By, DateTimeOffset At, string? Merged);

/// <summary>A script saves a text while its author types.</summary>
internal static class SaveText
{
    public static void MapSaveText(this IEndpointRouteBuilder routes) => routes.MapPost("{draft}/save/{**path}", Save).TakesText();

    private static async Task<Results<JsonHttpResult<SavedAnswer>, JsonHttpResult<DepartedAnswer>, ProblemHttpResult, NotFound>> Save(
        string draft,
        string path,
        [FromForm] TextForm form,
        SaveFile save,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    ) =>
        await save.SaveAsync(draft, path, form, isAutomatic: true, ct) switch
        {
            SaveOutcome.Saved saved => TypedResults.Json(
                new SavedAnswer(saved.File.Revision, saved.File.ChangedAt),
                JsonSerializerOptions.Web
            ),
            SaveOutcome.Departed departed => TypedResults.Json(
                new DepartedAnswer(
                    departed.File.Revision,
                    departed.Theirs,
                    departed.By,
                    departed.File.ChangedAt,
                    departed.Merge.HasConflict ? null : departed.Merge.Text
                ),
                JsonSerializerOptions.Web,
                statusCode: StatusCodes.Status409Conflict
            ),
            SaveOutcome.TooLarge => TypedResults.Problem(
                texts["Editor.TooLarge"],
                statusCode: StatusCodes.Status400BadRequest,
                title: texts["Editor.TooLarge"]
            ),
            _ => TypedResults.NotFound(),
        };
}
