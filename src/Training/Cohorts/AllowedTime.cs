using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;

namespace Training.Cohorts;

/// <summary>The time that limits leave to someone.</summary>
/// <param name="Factor">How much longer than announced.</param>
/// <param name="IsGranted">It is what the institution grants that makes it so.</param>
public sealed record TimeAllowed(decimal Factor, bool NoLimit, bool IsGranted)
{
    /// <returns>Null for as long as one likes.</returns>
    public TimeSpan? Of(TimeSpan limit) => NoLimit ? null : limit * (double)Factor;
}

/// <summary>Of the time that a learner set for themselves and the time that their institution grants them, the more generous.</summary>
internal sealed class AllowedTime(TrainingDbContext db, CurrentLearner learner)
{
    private static readonly Func<TrainingDbContext, Guid, CancellationToken, Task<Accommodation?>> Granted = EF.CompileAsyncQuery(
        (TrainingDbContext db, Guid learner, CancellationToken ct) =>
            db.Set<Accommodation>().AsNoTracking().SingleOrDefault(a => a.LearnerId == learner)
    );

    /// <summary>One query: only for what is timed.</summary>
    public async Task<TimeAllowed> FindAsync(CancellationToken ct)
    {
        var own = new TimeAllowed(Math.Max(1, learner.TimeFactor), learner.TimersOff, IsGranted: false);
        // Nobody can grant more than no limit, and a guest is granted nothing.
        if (own.NoLimit || learner.IsGuest || await Granted(db, learner.Id, ct) is not { } granted)
            return own;
        return granted.NoLimit || granted.TimeFactor > own.Factor ? new(granted.TimeFactor, granted.NoLimit, IsGranted: true) : own;
    }
}
