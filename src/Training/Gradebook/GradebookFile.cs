using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Cohorts;
using Training.Data;
using Training.Files;
using Training.Localization;
using Training.Reports;

namespace Training.Gradebook;

/// <summary>Writes a gradebook as a file, in the language of the moment.</summary>
internal sealed class GradebookFile(
    ReadGrades grades,
    OpenCohort cohorts,
    TrainingDbContext db,
    IStringLocalizer<TrainingText> texts,
    TimeProvider clock
) : IFileMaker
{
    public const string Maker = "gradebook";

    public static FileSubject Of(Guid offering) => new(Maker, $"{offering:N}");

    public async Task<byte[]> WriteAsync(Cohort cohort, FileFormat format, CancellationToken ct)
    {
        var rows = await grades.OfAsync(cohort, only: null, ct);
        var scores = GradebookExport.Of(cohort, rows, texts);
        if (format == FileFormat.Csv)
            return SheetCsv.Write(scores, Languages.Current);
        var trace = await TraceAsync(rows, ct);
        return trace.Rows.Count == 0
            ? SheetWorkbook.Write((texts["Export.Scores"], scores))
            : SheetWorkbook.Write((texts["Export.Scores"], scores), (texts["Export.Trace"], trace));
    }

    public string Name(FileFormat format) =>
        string.Create(CultureInfo.InvariantCulture, $"{texts["Export.File"]}-{clock.GetUtcNow().ToLocalDay():yyyy-MM-dd}.{format.Code()}");

    public async Task<MadeFile?> MakeAsync(string of, FileFormat format, CancellationToken ct)
    {
        var id = Guid.ParseExact(of, "N");
        var offering = await db.Set<Offering>()
            .AsNoTracking()
            .Include(o => o.Course)
            .Include(o => o.Modules)
            .AsSplitQuery()
            .SingleOrDefaultAsync(o => o.Id == id, ct);
        if (offering is null)
            return null;
        var name = Name(format);
        return new(
            name,
            await WriteAsync(await cohorts.OfAsync(offering, ct), format, ct),
            texts["Letter.File.Text", offering.Course!.Title(Languages.Current), offering.Name, name],
            texts["Letter.File.Action"]
        );
    }

    private async Task<Sheet> TraceAsync(IReadOnlyList<LearnerGrades> rows, CancellationToken ct)
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
