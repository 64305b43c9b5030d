using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Content;
using Training.Data;
using Training.Progress;
using Training.Quizzes;
using Training.Scenarios;

namespace Training.Reports;

/// <summary>The work of an offering’s learners that reports add up, and from how many learners on they show it.</summary>
internal sealed class CohortWork(TrainingDbContext db)
{
    /// <summary>Of fewer learners nothing is shown: a count could tell what one of them did.</summary>
    public const int FewestLearners = 5;

    /// <summary>Who left took what they did along; who teaches only tries things out.</summary>
    public IQueryable<Guid> Learners(Offering offering) =>
        db.Set<Seat>()
            .Where(s => s.OfferingId == offering.Id && s.LeftAt == null)
            .Where(s => !db.Set<OfferingInstructor>().Any(i => i.OfferingId == s.OfferingId && i.LearnerId == s.LearnerId))
            .Select(s => s.LearnerId);

    /// <summary>The simulated sessions that ended and count: what is under way, and practice, is the learner’s own.</summary>
    public IQueryable<ScenarioAttempt> Sessions(Offering offering)
    {
        var learners = Learners(offering);
        return db.Set<ScenarioAttempt>()
            .AsNoTracking()
            .Where(a => !a.IsPractice && a.EndedAt != null && learners.Contains(a.LearnerId))
            .Where(a =>
                db.Set<LearningRecord>().Any(r => r.EnrolmentId == a.EnrolmentId && r.ActivityId == a.ActivityId && r.Attempt == a.Number)
            );
    }

    /// <summary>The submitted first attempts: later ones come after the answers were explained.</summary>
    public IQueryable<QuizAttempt> FirstAttempts(Offering offering)
    {
        var learners = Learners(offering);
        return db.Set<QuizAttempt>().AsNoTracking().Where(a => a.Number == 1 && a.SubmittedAt != null && learners.Contains(a.LearnerId));
    }

    /// <summary>How much of it there is for each activity, with one query.</summary>
    public static async Task<WorkCounts> CountAsync(IQueryable<ScenarioAttempt> sessions, CancellationToken ct)
    {
        var counts = await sessions
            .GroupBy(a => new
            {
                a.ActivityId,
                a.ContentHash,
                a.LearnerId,
            })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(ct);
        return new([.. counts.Select(c => new WorkCount(c.Key.ActivityId, c.Key.ContentHash, c.Count))]);
    }

    /// <inheritdoc cref="CountAsync(IQueryable{ScenarioAttempt}, CancellationToken)"/>
    public static async Task<WorkCounts> CountAsync(IQueryable<QuizAttempt> attempts, CancellationToken ct)
    {
        var counts = await attempts
            .GroupBy(a => new { a.ActivityId, a.ContentHash })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(ct);
        // Each is a learner’s first.
        return new([
            .. counts.SelectMany(c => Enumerable.Repeat(new WorkCount(c.Key.ActivityId, c.Key.ContentHash, Attempts: 1), c.Count)),
        ]);
    }
}

/// <summary>How many attempts some learner has at an activity, in one version.</summary>
public sealed record WorkCount(ActivityId Activity, string Hash, int Attempts);

/// <summary>How much work there is for each activity of an offering.</summary>
public sealed class WorkCounts(IReadOnlyList<WorkCount> all)
{
    public int Learners(ActivityId activity, string hash) => Of(activity, hash).Count();

    public int Attempts(ActivityId activity, string hash) => Of(activity, hash).Sum(c => c.Attempts);

    private IEnumerable<WorkCount> Of(ActivityId activity, string hash) => all.Where(c => c.Activity == activity && c.Hash == hash);
}
