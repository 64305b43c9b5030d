using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Files;
using Training.Reports;

namespace Training.Gradebook;

/// <summary>An instructor takes the gradebook away, as CSV or as a workbook: at once, or when it is large, once it is prepared.</summary>
internal static class ExportGradebook
{
    /// <summary>From a larger cohort the file is made outside the request.</summary>
    public const int MostAtOnce = 200;

    public static void MapExportGradebook(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/gradebook.csv",
            (Guid offering, OpenCohort cohorts, GradebookFile file, CancellationToken ct) =>
                GiveAsync(offering, FileFormat.Csv, cohorts, file, ct)
        );
        routes.MapGet(
            "/gradebook.xlsx",
            (Guid offering, OpenCohort cohorts, GradebookFile file, CancellationToken ct) =>
                GiveAsync(offering, FileFormat.Xlsx, cohorts, file, ct)
        );
    }

    private static async Task<Results<FileContentHttpResult, RedirectHttpResult, NotFound>> GiveAsync(
        Guid offering,
        FileFormat format,
        OpenCohort cohorts,
        GradebookFile file,
        CancellationToken ct
    )
    {
        if (await cohorts.FindAsync(offering, ct) is not { } cohort)
            return TypedResults.NotFound();
        // An address kept from when the cohort was small.
        if (cohort.Learners.Count > MostAtOnce)
            return TypedResults.LocalRedirect($"{cohort.Home}/gradebook#files");
        return format.Download(file.Name(format), await file.WriteAsync(cohort, format, ct));
    }
}
