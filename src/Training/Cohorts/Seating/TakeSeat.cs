using Microsoft.EntityFrameworkCore;
using Training.Courses;
using Training.Data;
using Training.Learners;

namespace Training.Cohorts.Seating;

/// <summary>Seats learners in an offering, or lets them leave. Done twice, or by two people at once, it is done once.</summary>
internal sealed class TakeSeat(TrainingDbContext db, CompleteCourse completions, SeatLetters letters, TimeProvider clock)
{
    /// <param name="offering">With its course and modules.</param>
    /// <param name="by">Who seats them, and is named in the letter that tells them; null when they take their seats themselves.</param>
    /// <returns>How many sit there who did not before.</returns>
    public async Task<int> AddAsync(Offering offering, IReadOnlyCollection<Guid> learners, CancellationToken ct, CurrentLearner? by = null)
    {
        for (var tries = 1; ; tries++)
        {
            var seats = await db.Set<Seat>().Where(s => s.OfferingId == offering.Id && learners.Contains(s.LearnerId)).ToListAsync(ct);
            var before = seats.ToDictionary(s => s.LearnerId, s => s.LeftAt);
            var seated = learners
                .Distinct()
                .Where(learner => Seat(offering, seats.Find(s => s.LearnerId == learner), learner))
                .ToDictionary(learner => learner, learner => before.GetValueOrDefault(learner));
            var added = seated.Count;
            if (by is not null)
                await letters.AddAsync(offering, seated, by, ct);
            // Whoever did the whole course before they sat in it has completed it.
            await completions.ForAsync(offering, learners, ct);
            if (added == 0 && !db.ChangeTracker.HasChanges())
                return 0;
            if (await db.TrySaveAsync(ct))
                return added;
            if (tries == DuplicateKey.MostTries)
                throw new InvalidOperationException($"Offering {offering.Id} changes too fast to seat anyone.");
        }
    }

    public async Task LeaveAsync(Guid offering, Guid learner, CancellationToken ct)
    {
        var seat = await db.Set<Seat>().SingleOrDefaultAsync(s => s.OfferingId == offering && s.LearnerId == learner, ct);
        if (seat is not { LeftAt: null })
            return;
        (seat.LeftAt, seat.Group) = (clock.GetUtcNow(), null);
        await db.TrySaveAsync(ct);
    }

    private bool Seat(Offering offering, Seat? seat, Guid learner)
    {
        if (seat is { LeftAt: null })
            return false;
        if (seat is not null)
            seat.LeftAt = null;
        else
            db.Add(
                new Seat
                {
                    OfferingId = offering.Id,
                    LearnerId = learner,
                    JoinedAt = clock.GetUtcNow(),
                }
            );
        return true;
    }
}
