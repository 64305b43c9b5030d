using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Content;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;
using Training.Privacy.Auditing;
using Training.Reports;

namespace Training.Gradebook;

/// <summary>
/// An instructor puts a score in the place of the one that attempts gave, or gives theirs back, and says why. The gradebook changes; learning
/// records and completions never do.
/// </summary>
internal static class OverrideGrade
{
    public static void MapOverrideGrade(this IEndpointRouteBuilder routes)
    {
        var cell = routes.MapGroup("/gradebook/{learner:guid}/{module}/{activity}");
        cell.MapGet("", Show);
        cell.MapPost("", Save);
    }

    public static string Address(Cohort cohort, CohortLearner learner, ActivityId activity) =>
        $"{cohort.Home}/gradebook/{learner.Id}/{activity}";

    private static async Task<Results<RazorComponentResult<OverridePage>, NotFound>> Show(
        [AsParameters] GradeCell cell,
        string? saved,
        OpenCohort cohorts,
        ReadGrades grades,
        TrainingDbContext db,
        CancellationToken ct
    ) =>
        await FindAsync(cell, cohorts, grades, db, ct) is { } found
            ? Page(found, new(), new(found.Grade), isSaved: saved is not null)
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<OverridePage>, NotFound>> Save(
        [AsParameters] GradeCell cell,
        IFormCollection form,
        OpenCohort cohorts,
        ReadGrades grades,
        TrainingDbContext db,
        CurrentLearner instructor,
        Audit audit,
        IStringLocalizer<TrainingText> texts,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await FindAsync(cell, cohorts, grades, db, ct) is not { } found || !Guid.TryParse(form["id"], out var id))
            return TypedResults.NotFound();
        var address = Address(found.Cohort, found.Learner, found.Grade.Activity.Id) + "?saved=1#trace";
        if (found.Grade.Overrides.Any(o => o.Id == id))
            return TypedResults.LocalRedirect(address);

        var draft = new OverrideDraft(id, form["seen"].ToString(), form["score"].ToString().Trim(), form["reason"].ToString().Trim());
        var errors = Check(draft, form["back"].Count > 0, texts, out var score);
        // Of two people who edit at once, the second sees first what the other wrote.
        var isStale = draft.Seen != OverrideDraft.SeenOf(found.Grade);
        if (errors.Any || isStale)
            return Page(found, errors, draft with { Seen = OverrideDraft.SeenOf(found.Grade) }, isStale: isStale);

        db.Add(
            new GradeOverride
            {
                Id = id,
                OfferingId = found.Cohort.Id,
                LearnerId = found.Learner.Id,
                ActivityId = found.Grade.Activity.Id,
                ScaledScore = score,
                Reason = draft.Reason,
                By = instructor.Id,
                At = clock.GetUtcNow(),
            }
        );
        audit.Note(AuditAction.GradeOverridden, found.Learner.Id, found.Grade.Activity.Id.ToString());
        // A second click that lost the race wanted what the first one wrote.
        await db.TrySaveAsync(ct);
        return TypedResults.LocalRedirect(address);
    }

    private static FormErrors Check(OverrideDraft draft, bool givesBack, IStringLocalizer<TrainingText> texts, out double? score)
    {
        var errors = new FormErrors();
        score = null;
        if (!givesBack)
        {
            if (ReadPercent(draft.Score) is { } percent)
                score = (double)(percent / 100);
            else
                errors.Add("score", texts["Override.Score.Wrong"]);
        }
        if (draft.Reason.Length == 0)
            errors.Add("reason", texts["Override.Reason.Missing"]);
        else if (draft.Reason.Length > GradeOverride.ReasonLength)
            errors.Add("reason", texts["Override.Reason.TooLong", GradeOverride.ReasonLength]);
        return errors;
    }

    // « 82,5 », “82.5”, “82 %”: as people write it, in either language.
    private static decimal? ReadPercent(string text) =>
        decimal.TryParse(
            text.TrimEnd('%', ' ', '\u00A0').Replace(',', '.'),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var percent
        ) && percent is >= 0 and <= 100
            ? percent
            : null;

    private static async Task<FoundGrade?> FindAsync(
        GradeCell cell,
        OpenCohort cohorts,
        ReadGrades grades,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await cohorts.FindAsync(cell.Offering, ct) is not { } cohort || cohort.Find(cell.Learner) is not { } learner)
            return null;
        var row = (await grades.OfAsync(cohort, [learner], ct)).Single();
        if (row.Find(new(cell.Module, cell.Activity)) is not { } grade || !Grade.IsScored(grade.Activity))
            return null;
        return new(cohort, learner, grade, await Instructors.NamesAsync(db, grade.Overrides.Select(o => o.By), ct));
    }

    private static RazorComponentResult<OverridePage> Page(
        FoundGrade found,
        FormErrors errors,
        OverrideDraft draft,
        bool isSaved = false,
        bool isStale = false
    ) =>
        new(
            new
            {
                Found = found,
                Errors = errors,
                Draft = draft,
                IsSaved = isSaved,
                IsStale = isStale,
            }
        )
        {
            StatusCode =
                errors.Any ? StatusCodes.Status422UnprocessableEntity
                : isStale ? StatusCodes.Status409Conflict
                : StatusCodes.Status200OK,
        };
}

/// <summary>A cell of the gradebook, as its address names it.</summary>
internal sealed record GradeCell(Guid Offering, Guid Learner, string Module, string Activity);

/// <summary>A cell of the gradebook with what is known of it.</summary>
/// <param name="Names">Of those who overrode it.</param>
public sealed record FoundGrade(Cohort Cohort, CohortLearner Learner, Grade Grade, IReadOnlyDictionary<Guid, string> Names);

/// <summary>What the form of an override holds.</summary>
/// <param name="Id">Of the override that it will be: a second click writes the same one.</param>
/// <param name="Seen">The override that stood when the form was shown; empty when there was none.</param>
public sealed record OverrideDraft(Guid Id, string Seen, string Score, string Reason)
{
    public OverrideDraft(Grade grade)
        : this(Guid.CreateVersion7(), SeenOf(grade), "", "") { }

    public static string SeenOf(Grade grade) => grade.Override?.Id.ToString() ?? "";
}
