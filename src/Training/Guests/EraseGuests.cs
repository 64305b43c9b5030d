using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Enrolments;
using Training.Institutions;
using Training.Learners;
using Training.Progress;
using Training.Quizzes;
using Training.Scenarios;

namespace Training.Guests;

/// <summary>Erases guests and all they did.</summary>
internal sealed class EraseGuests(TrainingDbContext db, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    public const int BatchSize = 50;

    /// <returns>How many were looked at; 0 when nobody is left to erase.</returns>
    public async Task<int> RunBatchAsync(CancellationToken ct)
    {
        var oldest = clock.GetUtcNow() - Kept;
        var gone = db.Learners.Where(l => l.GuestSeenAt < oldest && !l.EmailConfirmed);
        var found = await gone.OrderBy(l => l.GuestSeenAt).Select(l => l.Id).Take(BatchSize).ToListAsync(ct);
        if (found.Count > 0)
            await EraseAsync(gone.Where(l => found.Contains(l.Id)), ct);
        return found.Count;
    }

    /// <summary>Erases a guest who leaves; not one who has asked for an account and may still confirm it.</summary>
    public Task LeaveAsync(Guid guest, CancellationToken ct) =>
        EraseAsync(db.Learners.Where(l => l.Id == guest && l.GuestSeenAt != null && l.Email == null), ct);

    private async Task EraseAsync(IQueryable<Learner> guests, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Claimed before anything goes: whoever confirms an address at this very moment is either left alone whole, or told that it is too late.
        var claim = Guid.NewGuid().ToString();
        await guests.ExecuteUpdateAsync(change => change.SetProperty(l => l.ConcurrencyStamp, claim), ct);
        var claimed = db.Learners.Where(l => l.ConcurrencyStamp == claim);
        var ids = claimed.Select(l => l.Id);

        await db.Set<ScenarioAttempt>().OfAllInstitutions().Where(a => ids.Contains(a.LearnerId)).ExecuteDeleteAsync(ct);
        await db.Set<QuizAttempt>().OfAllInstitutions().Where(a => ids.Contains(a.LearnerId)).ExecuteDeleteAsync(ct);
        await db.Set<Completion>().OfAllInstitutions().Where(c => ids.Contains(c.LearnerId)).ExecuteDeleteAsync(ct);
        await db.Set<LearningRecord>().OfAllInstitutions().Where(r => ids.Contains(r.LearnerId)).ExecuteDeleteAsync(ct);
        await db.Set<Enrolment>().OfAllInstitutions().Where(e => ids.Contains(e.LearnerId)).ExecuteDeleteAsync(ct);
        await claimed.ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
