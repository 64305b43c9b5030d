using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Learners;
using Training.Localization;

namespace Training.Transcripts;

/// <summary>A learner sees, prints or downloads what they completed, with the hours.</summary>
internal static class ShowTranscript
{
    public static void MapShowTranscript(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/learning/transcript", Show);
        routes.MapGet("/learning/transcript.csv", Download);
    }

    private static async Task<RazorComponentResult<TranscriptPage>> Show(
        GatherTranscript transcripts,
        CurrentLearner learner,
        TimeProvider clock,
        CancellationToken ct
    ) => new(new { Transcript = await transcripts.OfAsync(learner.Id, ct), Today = clock.GetUtcNow().ToLocalDay() });

    private static async Task<FileContentHttpResult> Download(
        GatherTranscript transcripts,
        CurrentLearner learner,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var file = TranscriptCsv.Write(await transcripts.OfAsync(learner.Id, ct), Languages.Current);
        var name = ResourceText.In(Languages.Current, "Transcript.FileName", clock.GetUtcNow().ToLocalDay());
        return TypedResults.File(file, "text/csv; charset=utf-8", name);
    }
}
