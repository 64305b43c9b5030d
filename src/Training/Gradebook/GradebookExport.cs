using Microsoft.Extensions.Localization;
using Training.Files;
using Training.Localization;
using Training.Reports;

namespace Training.Gradebook;

/// <summary>The gradebook as a table to take away: a row for each learner.</summary>
internal static class GradebookExport
{
    public static Sheet Of(Cohort cohort, IReadOnlyList<LearnerGrades> grades, IStringLocalizer<TrainingText> texts)
    {
        var head = new List<string>
        {
            texts["Account.FamilyName"],
            texts["Account.GivenName"],
            texts["Account.Email"],
            texts["Cohort.Group"],
        };
        foreach (var column in cohort.Modules.Select(m => new GradeColumns(m)))
        {
            var module = column.Module.Title;
            head.AddRange(column.Scored.Select(a => $"{module} – {a.Title.In(Languages.Current)} (%)"));
            if (column.HasLessons)
                head.Add($"{module} – {texts["Gradebook.Lessons"]}");
            head.Add($"{module} – {texts["Gradebook.Subtotal"]} (%)");
            head.Add($"{module} – {texts["LearnerRecord.State"]}");
            head.Add($"{module} – {texts["Export.DoneOn"]}");
        }
        head.Add(texts["Export.Late"]);
        head.Add(texts["Export.Overridden"]);
        return new(head, [.. grades.Select(row => Cells(row, texts))]);
    }

    private static List<object?> Cells(LearnerGrades row, IStringLocalizer<TrainingText> texts)
    {
        var cells = new List<object?> { row.Learner.FamilyName, row.Learner.GivenName, row.Learner.Email, row.Learner.Group };
        foreach (var module in row.Modules)
        {
            cells.AddRange(module.Scored.Select(g => (object?)g.Score));
            if (module.Lessons > 0)
                cells.Add(module.LessonsRead);
            cells.Add(module.Subtotal);
            cells.Add(texts[$"Cohort.State.{module.Standing.State}"].Value);
            cells.Add(module.Standing.DoneAt?.ToLocalDay());
        }
        cells.Add(Names(row, g => g.IsLate));
        cells.Add(Names(row, g => g.IsOverridden));
        return cells;
    }

    private static string Names(LearnerGrades row, Func<Grade, bool> which) =>
        string.Join(
            ", ",
            from module in row.Modules
            from grade in module.Grades
            where which(grade)
            select $"{module.Module.Title} – {grade.Activity.Title.In(Languages.Current)}"
        );
}
