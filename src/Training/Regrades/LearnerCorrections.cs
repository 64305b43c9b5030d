using Microsoft.EntityFrameworkCore;
using Training.Content.Quizzes;
using Training.Data;
using Training.Quizzes;

namespace Training.Regrades;

/// <summary>What was corrected in an attempt, as its learner is told.</summary>
/// <param name="Marks">How the corrected items are marked now, by their ids.</param>
public sealed record LearnerCorrections(IReadOnlyList<LearnerCorrection> All, IReadOnlyDictionary<string, Func<Response, double>> Marks)
{
    public static readonly LearnerCorrections None = new([], new Dictionary<string, Func<Response, double>>());

    /// <summary>Null for an item that was not corrected.</summary>
    public double? Score(Item item, Response response) =>
        Marks.TryGetValue(item.Id, out var mark) ? (response.IsEmpty ? 0 : mark(response)) : null;
}

public sealed record LearnerCorrection(
    DateTimeOffset MadeAt,
    string Reason,
    IReadOnlyList<string> Items,
    double ScoreBefore,
    double ScoreAfter,
    bool PassedBefore,
    bool PassedAfter
);

/// <summary>Finds what was corrected in an attempt, with one query, and none for an attempt that nothing changed.</summary>
internal sealed class FindLearnerCorrections(TrainingDbContext db, FindRegrades regrades)
{
    public async Task<LearnerCorrections> OfAsync(AttemptedQuiz attempted, CancellationToken ct)
    {
        var attempt = attempted.Attempt;
        if (attempt.CorrectedScore is null)
            return LearnerCorrections.None;

        var id = attempt.Id;
        var (activity, hash) = (attempt.ActivityId, attempt.ContentHash);
        var made = await db.Set<Regrade>()
            .AsNoTracking()
            .Include(r => r.Attempts.Where(a => a.AttemptId == id))
            .AsSingleQuery()
            .Where(r => r.ActivityId == activity && r.FromHash == hash)
            .OrderBy(r => r.Number)
            .ToListAsync(ct);
        return new(
            [
                .. from regrade in made
                from changed in regrade.Attempts
                select new LearnerCorrection(
                    regrade.MadeAt,
                    regrade.Reason,
                    regrade.ItemIds,
                    changed.ScoreBefore,
                    changed.ScoreAfter,
                    changed.PassedBefore,
                    changed.PassedAfter
                ),
            ],
            await regrades.MarksAsync(attempted.Quiz, made, ct)
        );
    }
}
