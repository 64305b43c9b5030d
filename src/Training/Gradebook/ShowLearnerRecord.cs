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

/// <summary>An instructor reads one learner’s record in the offering, and writes to them about it.</summary>
internal static class ShowLearnerRecord
{
    public static void MapShowLearnerRecord(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/learners/{learner:guid}", Show);
        routes.MapPost("/learners/{learner:guid}/comments", Write);
    }

    private static async Task<Results<RazorComponentResult<LearnerRecordPage>, NotFound>> Show(
        Guid offering,
        Guid learner,
        OpenCohort cohorts,
        ReadGrades grades,
        TrainingDbContext db,
        Audit audit,
        CancellationToken ct
    )
    {
        if (await FindAsync(offering, learner, cohorts, grades, db, ct) is not { } record)
            return TypedResults.NotFound();
        await audit.NoteReadAsync(AuditAction.RecordRead, learner, ct);
        return Page(record, new(), new(Guid.NewGuid(), "", ""));
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<LearnerRecordPage>, NotFound>> Write(
        Guid offering,
        Guid learner,
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
        if (
            await FindAsync(offering, learner, cohorts, grades, db, ct) is not { } record
            || !Guid.TryParse(form["id"], out var id)
            || !TryReadAbout(form["about"].ToString(), record, out var activity)
        )
            return TypedResults.NotFound();
        var draft = new CommentDraft(id, form["about"].ToString(), form["text"].ToString().Trim());
        if (Check(draft, texts) is { Any: true } errors)
            return Page(record, errors, draft);

        if (!record.Comments.Any(c => c.Id == id))
        {
            audit.Note(AuditAction.CommentWritten, learner);
            db.Add(
                new Comment
                {
                    Id = id,
                    OfferingId = offering,
                    LearnerId = learner,
                    ActivityId = activity,
                    Text = draft.Text,
                    By = instructor.Id,
                    At = clock.GetUtcNow(),
                }
            );
        }
        // A second click that lost the race wanted what the first one wrote.
        await db.TrySaveAsync(ct);
        return TypedResults.LocalRedirect(record.Address + "#comments");
    }

    private static FormErrors Check(CommentDraft draft, IStringLocalizer<TrainingText> texts)
    {
        var errors = new FormErrors();
        if (draft.Text.Length == 0)
            errors.Add("text", texts["Comments.Text.Missing"]);
        else if (draft.Text.Length > Comment.TextLength)
            errors.Add("text", texts["Comments.Text.TooLong", Comment.TextLength]);
        return errors;
    }

    /// <returns>False when it names nothing of this offering.</returns>
    private static bool TryReadAbout(string about, LearnerRecord record, out ActivityId? activity)
    {
        activity = null;
        if (about.Length == 0)
            return true;
        if (!ActivityId.TryParse(about, out var id) || record.Grades.Find(id) is null)
            return false;
        activity = id;
        return true;
    }

    private static async Task<LearnerRecord?> FindAsync(
        Guid offering,
        Guid id,
        OpenCohort cohorts,
        ReadGrades grades,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await cohorts.FindAsync(offering, ct) is not { } cohort || cohort.Find(id) is not { } learner)
            return null;
        var row = (await grades.OfAsync(cohort, [learner], ct)).Single();
        var comments = await db.Set<Comment>().AsNoTracking().Where(c => c.OfferingId == offering && c.LearnerId == id).ToListAsync(ct);
        var overrides = row.Modules.SelectMany(m => m.Grades).SelectMany(g => g.Overrides);
        return new(
            cohort,
            row,
            [.. comments.OrderByDescending(c => c.At)],
            await Instructors.NamesAsync(db, [.. comments.Select(c => c.By), .. overrides.Select(o => o.By)], ct)
        );
    }

    private static RazorComponentResult<LearnerRecordPage> Page(LearnerRecord record, FormErrors errors, CommentDraft draft) =>
        new(
            new
            {
                Record = record,
                Errors = errors,
                Draft = draft,
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}

/// <summary>What the form of a comment holds.</summary>
/// <param name="Id">Of the comment that it will be: a second click writes the same one.</param>
/// <param name="About">An activity’s id; empty for the work as a whole.</param>
public sealed record CommentDraft(Guid Id, string About, string Text);
