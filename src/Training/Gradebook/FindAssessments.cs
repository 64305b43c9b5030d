using Microsoft.EntityFrameworkCore;
using Training.Content.Quizzes;
using Training.Data;
using Training.Quizzes;

namespace Training.Gradebook;

/// <summary>What assessors made of the open answers of an attempt.</summary>
internal sealed class FindAssessments(TrainingDbContext db)
{
    /// <summary>For the learner; with one query where there can be any.</summary>
    public async Task<IReadOnlyList<Reading>> OfAsync(AttemptedQuiz attempted, CancellationToken ct) =>
        attempted.Items.OfType<OpenItem>().Any(i => !attempted.Attempt.ResponseTo(i.Id).IsEmpty)
            ? await OfAsync(attempted.Attempt.Id, ct)
            : [];

    /// <summary>The first made first.</summary>
    public async Task<IReadOnlyList<Reading>> OfAsync(Guid attempt, CancellationToken ct) =>
        await db.Set<RubricAssessment>()
            .AsNoTracking()
            .Where(s => s.AttemptId == attempt)
            .OrderBy(s => s.Id)
            .Join(db.Learners, s => s.AssessorId, l => l.Id, (s, l) => new Reading(s, l.GivenName + " " + l.FamilyName))
            .ToListAsync(ct);
}

/// <summary>An assessment, with the name of who made it.</summary>
public sealed record Reading(RubricAssessment Assessment, string Assessor)
{
    public string Item => Assessment.Item;

    /// <summary>Which level it gives a criterion.</summary>
    public int Level(int criterion) => Assessment.Levels[criterion];

    public int Points(OpenItem item) => item.Rubric.Points(Assessment.Levels);
}
