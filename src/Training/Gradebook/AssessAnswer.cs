using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Content.Quizzes;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;
using Training.Privacy.Auditing;
using Training.Quizzes;
using Training.Quizzes.Items;

namespace Training.Gradebook;

/// <summary>
/// An assessor reads an open answer by its rubric, without knowing whose it is unless they ask. What another assessor made of it shows once they
/// have made up their own mind. It never changes a score or a completion.
/// </summary>
internal static class AssessAnswer
{
    public static void MapAssessAnswer(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/answers/{attempt:guid}/{item}", Show);
        routes.MapPost("/answers/{attempt:guid}/{item}", Assess);
    }

    private static async Task<Results<RazorComponentResult<AssessAnswerPage>, NotFound>> Show(
        Guid offering,
        Guid attempt,
        string item,
        string? names,
        string? saved,
        OpenAnswers answers,
        FindAssessments assessments,
        CurrentLearner learner,
        Audit audit,
        CancellationToken ct
    )
    {
        if (await FindAsync(answers, offering, attempt, item, ct) is not { } answer)
            return TypedResults.NotFound();
        if (names is not null)
            await audit.NoteReadAsync(AuditAction.AnswerRead, answer.Attempted.Attempt.LearnerId, ct, answer.Item.Id);
        var readings = await ReadingsAsync(assessments, answer, ct);
        var mine = readings.FirstOrDefault(r => r.Assessment.AssessorId == learner.Id)?.Assessment;
        return await PageAsync(
            answers,
            answer,
            readings,
            learner,
            new([.. mine?.Levels.Select(l => (int?)l) ?? []], mine?.Comment ?? "", new()),
            names is not null,
            isSaved: saved is not null && mine is not null,
            ct
        );
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<AssessAnswerPage>, NotFound>> Assess(
        Guid offering,
        Guid attempt,
        string item,
        string? names,
        IFormCollection form,
        OpenAnswers answers,
        FindAssessments assessments,
        CurrentLearner learner,
        TrainingDbContext db,
        Audit audit,
        TimeProvider clock,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await FindAsync(answers, offering, attempt, item, ct) is not { } answer)
            return TypedResults.NotFound();

        var draft = Read(form, answer.Item, texts);
        if (draft.Errors.Any)
            return await PageAsync(
                answers,
                answer,
                await ReadingsAsync(assessments, answer, ct),
                learner,
                draft,
                names is not null,
                isSaved: false,
                ct
            );

        var levels = draft.Levels.OfType<int>().ToList();
        do
        {
            var kept = await db.Set<RubricAssessment>()
                .SingleOrDefaultAsync(s => s.AttemptId == attempt && s.Item == item && s.AssessorId == learner.Id, ct);
            if (kept is null || !kept.Levels.SequenceEqual(levels) || kept.Comment != draft.Comment)
                audit.Note(AuditAction.AnswerAssessed, answer.Attempted.Attempt.LearnerId, item);
            if (kept is null)
                db.Add(
                    new RubricAssessment
                    {
                        AttemptId = attempt,
                        Item = item,
                        AssessorId = learner.Id,
                        Levels = levels,
                        Comment = draft.Comment,
                        At = clock.GetUtcNow(),
                    }
                );
            // The same twice is one assessment, made when it was first.
            else if (!kept.Levels.SequenceEqual(levels) || kept.Comment != draft.Comment)
                (kept.Levels, kept.Comment, kept.At) = (levels, draft.Comment, clock.GetUtcNow());
        }
        // A second click wrote it first: that one is changed, if there is anything to change.
        while (!await db.TrySaveAsync(ct));
        return TypedResults.LocalRedirect($"{answer.Address}?saved=1{(names is null ? "" : "&names=1")}");
    }

    private static async Task<OpenAnswer?> FindAsync(OpenAnswers answers, Guid offering, Guid attempt, string item, CancellationToken ct) =>
        await answers.FindOfferingAsync(offering, ct) is { } found ? await answers.FindAsync(found, attempt, item, ct) : null;

    private static async Task<IReadOnlyList<Reading>> ReadingsAsync(FindAssessments assessments, OpenAnswer answer, CancellationToken ct) =>
        [.. (await assessments.OfAsync(answer.Attempted.Attempt.Id, ct)).Where(r => r.Item == answer.Item.Id)];

    private static AssessmentDraft Read(IFormCollection form, OpenItem item, IStringLocalizer<TrainingText> texts)
    {
        var draft = new AssessmentDraft(
            [.. item.Rubric.Criteria.Select((_, criterion) => Level(form, criterion, item.Rubric))],
            form["comment"].ToString().ReplaceLineEndings("\n").Trim(),
            new()
        );
        foreach (var criterion in draft.Levels.Index().Where(l => l.Item is null).Select(l => l.Index))
            draft.Errors.Add(
                RubricTable.CriterionId(item, criterion),
                texts[
                    "Answers.LevelMissing",
                    Content.Markup.PlainText.OfHtml(item.Rubric.Criteria[criterion].NameHtml.In(Languages.Current))
                ]
            );
        if (draft.Comment.Length > RubricAssessment.CommentLength)
            draft.Errors.Add("comment", texts["Answers.CommentTooLong", RubricAssessment.CommentLength]);
        return draft;
    }

    private static int? Level(IFormCollection form, int criterion, Rubric rubric) =>
        int.TryParse(form[AssessOneself.Field(criterion)], NumberStyles.None, CultureInfo.InvariantCulture, out var level)
        && level < rubric.Levels.Count
            ? level
            : null;

    private static async Task<RazorComponentResult<AssessAnswerPage>> PageAsync(
        OpenAnswers answers,
        OpenAnswer answer,
        IReadOnlyList<Reading> readings,
        CurrentLearner learner,
        AssessmentDraft draft,
        bool showsName,
        bool isSaved,
        CancellationToken ct
    )
    {
        var owner = answer.Attempted.Attempt.LearnerId;
        var mine = readings.FirstOrDefault(r => r.Assessment.AssessorId == learner.Id);
        return new(
            new
            {
                Answer = answer,
                Mine = mine,
                Others = readings.Where(r => r != mine).ToList(),
                Draft = draft,
                Name = showsName ? (await answers.NamesAsync([owner], ct)).GetValueOrDefault(owner) : null,
                IsSaved = isSaved,
            }
        )
        {
            StatusCode = draft.Errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }
}

/// <summary>An assessment as the form holds it.</summary>
/// <param name="Levels">Null where none is chosen yet.</param>
public sealed record AssessmentDraft(IReadOnlyList<int?> Levels, string Comment, FormErrors Errors);
