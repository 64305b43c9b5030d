using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Catalogue;
using Training.Learners;

namespace Training.Competencies;

/// <summary>A learner sees what they have shown of each competency, why it is this level, and what is missing for the next. Nobody else does.</summary>
internal static class ShowCompetencies
{
    public static void MapShowCompetencies(this IEndpointRouteBuilder routes) => routes.MapGet("/competencies", Show);

    private static async Task<RazorComponentResult<CompetenciesPage>> Show(
        GatherEvidence gather,
        ContentLibrary content,
        CurrentLearner learner,
        CancellationToken ct
    )
    {
        var evidence = (await gather.OfAsync(learner.Id, ct)).ToLookup(e => e.Competency);
        // Every module was read with the same shared files, or with those of its time. What was shown in one that was withdrawn counts.
        var competencies = content
            .Published.SelectMany(v => v.Shared.Competencies.Values)
            .DistinctBy(c => c.Code)
            .OrderBy(c => c.Code, StringComparer.Ordinal);
        return new(
            new { Standings = competencies.Select(c => new CompetencyStanding(c, [.. evidence[c.Code]])).ToList(), Content = content }
        );
    }
}
