using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Data;
using Training.Localization;
using Training.Reports;

namespace Training.Gradebook;

/// <summary>An instructor takes the gradebook away, as CSV or as a workbook.</summary>
internal static class ExportGradebook
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapExportGradebook(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/gradebook.csv", Csv);
        routes.MapGet("/gradebook.xlsx", Xlsx);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Csv(
        Guid offering,
        OpenCohort cohorts,
        ReadGrades grades,
        IStringLocalizer<TrainingText> texts,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await cohorts.FindAsync(offering, ct) is not { } cohort)
            return TypedResults.NotFound();
        var export = GradebookExport.Of(cohort, await grades.OfAsync(cohort, only: null, ct), texts);
        return TypedResults.File(GradebookCsv.Write(export, Languages.Current), "text/csv; charset=utf-8", Name("csv", texts, clock));
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Xlsx(
        Guid offering,
        OpenCohort cohorts,
        ReadGrades grades,
        TrainingDbContext db,
        IStringLocalizer<TrainingText> texts,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await cohorts.FindAsync(offering, ct) is not { } cohort)
            return TypedResults.NotFound();
        var rows = await grades.OfAsync(cohort, only: null, ct);
        var export = GradebookExport.Of(cohort, rows, texts);
        var trace = await TraceAsync(rows, db, texts, ct);
        return TypedResults.File(GradebookWorkbook.Write(export, trace, texts), Workbook, Name("xlsx", texts, clock));
    }

    private static async Task<GradebookExport> TraceAsync(
        IReadOnlyList<LearnerGrades> rows,
        TrainingDbContext db,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        var overrides = (
            from row in rows
            from module in row.Modules
            from grade in module.Grades
            from change in grade.Overrides
            select (row.Learner, module.Module, grade.Activity, Change: change)
        ).ToList();
        var names = await Instructors.NamesAsync(db, overrides.Select(o => o.Change.By), ct);
        return new(
            [
                texts["Account.FamilyName"],
                texts["Account.GivenName"],
                texts["Cohort.Module"],
                texts["LearnerRecord.Activity"],
                texts["LearnerRecord.Score"],
                texts["Override.Reason"],
                texts["Export.By"],
                texts["Export.On"],
            ],
            [
                .. overrides.Select(o =>
                    new object?[]
                    {
                        o.Learner.FamilyName,
                        o.Learner.GivenName,
                        o.Module.Title,
                        o.Activity.Title.In(Languages.Current),
                        o.Change.ScaledScore,
                        o.Change.Reason,
                        names.GetValueOrDefault(o.Change.By),
                        o.Change.At.ToLocalDay(),
                    }
                ),
            ]
        );
    }

    private static string Name(string extension, IStringLocalizer<TrainingText> texts, TimeProvider clock) =>
        string.Create(CultureInfo.InvariantCulture, $"{texts["Export.File"]}-{clock.GetUtcNow().ToLocalDay():yyyy-MM-dd}.{extension}");
}
