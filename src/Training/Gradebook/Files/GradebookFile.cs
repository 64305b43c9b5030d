using System.Globalization;
using Microsoft.Extensions.Localization;
using Training.Data;
using Training.Localization;
using Training.Reports;

namespace Training.Gradebook.Files;

/// <summary>Writes a gradebook as a file, in the language of the moment.</summary>
internal sealed class GradebookFile(ReadGrades grades, TrainingDbContext db, IStringLocalizer<TrainingText> texts, TimeProvider clock)
{
    public async Task<byte[]> WriteAsync(Cohort cohort, GradebookFormat format, CancellationToken ct)
    {
        var rows = await grades.OfAsync(cohort, only: null, ct);
        var export = GradebookExport.Of(cohort, rows, texts);
        return format == GradebookFormat.Csv
            ? GradebookCsv.Write(export, Languages.Current)
            : GradebookWorkbook.Write(export, await TraceAsync(rows, ct), texts);
    }

    public string Name(GradebookFormat format) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{texts["Export.File"]}-{clock.GetUtcNow().ToLocalDay():yyyy-MM-dd}.{(format == GradebookFormat.Csv ? "csv" : "xlsx")}"
        );

    public static string MediaType(GradebookFormat format) =>
        format == GradebookFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private async Task<GradebookExport> TraceAsync(IReadOnlyList<LearnerGrades> rows, CancellationToken ct)
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
}
