using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Files;
using Training.Reports;

namespace Training.Gradebook;

/// <summary>An instructor sees the scores of the cohort, a page of learners at a time.</summary>
internal static class ShowGradebook
{
    public static void MapShowGradebook(this IEndpointRouteBuilder routes) => routes.MapGet("/gradebook", Show);

    private static async Task<Results<RazorComponentResult<GradebookPage>, NotFound>> Show(
        Guid offering,
        string? module,
        string? sort,
        string? page,
        OpenCohort cohorts,
        ReadGrades grades,
        FindFiles files,
        CancellationToken ct
    )
    {
        if (await cohorts.FindAsync(offering, ct) is not { } cohort)
            return TypedResults.NotFound();
        var order = CohortOrders.Read(sort) == CohortOrder.Group ? CohortOrder.Group : CohortOrder.Name;
        var learners = order == CohortOrder.Group ? [.. cohort.Learners.OrderBy(l => l.Group ?? int.MaxValue)] : cohort.Learners;
        var at = LearnerPage.Read(page, learners.Count);

        // Of the modules, the one that is asked for; and of the cohort, those on this page.
        var chosen = cohort.Modules.FirstOrDefault(m => m.Slug == module);
        var shown = cohort with { Modules = chosen is null ? cohort.Modules : [chosen] };
        return new RazorComponentResult<GradebookPage>(
            new
            {
                Cohort = cohort,
                Columns = shown.Modules.Select(m => new GradeColumns(m)).ToList(),
                Rows = await grades.OfAsync(shown, at.Of(learners), ct),
                Chosen = chosen,
                Order = order,
                At = at,
                Files = learners.Count > ExportGradebook.MostAtOnce ? await files.OfAsync(GradebookFile.Of(offering), ct) : null,
            }
        );
    }
}
