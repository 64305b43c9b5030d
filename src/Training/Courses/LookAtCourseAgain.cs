using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Data;
using Training.Outbox;

namespace Training.Courses;

/// <summary>Asks the outbox whether a learner satisfies a course, once what they just did is written.</summary>
/// <param name="At">When they did it: the course is completed then, however late that is seen.</param>
internal sealed record CourseToComplete(Guid OfferingId, Guid LearnerId, DateTimeOffset At)
{
    public const string Kind = "course";
}

/// <summary>Completes a course whose last two modules were finished at the same moment: the later of the two to be written finds both.</summary>
internal sealed class LookAtCourseAgain(TrainingDbContext db, CompleteCourse completions) : IOutboxHandler
{
    public async Task HandleAsync(OutboxTask task, CancellationToken ct)
    {
        var asked = task.Read<CourseToComplete>();
        var offering = await db.Set<Offering>()
            .Include(o => o.Course)
            .Include(o => o.Modules)
            .AsSplitQuery()
            .SingleOrDefaultAsync(o => o.Id == asked.OfferingId, ct);
        // Who left meanwhile completes nothing.
        if (offering is null || !await IsSeatedAsync(asked, ct))
            return;
        await completions.ForAsync(offering, [asked.LearnerId], ct, asked.At);
        // Refused when it is completed already: that is what was wanted.
        await db.TrySaveAsync(ct);
    }

    private Task<bool> IsSeatedAsync(CourseToComplete asked, CancellationToken ct) =>
        db.Set<Seat>().AnyAsync(s => s.OfferingId == asked.OfferingId && s.LearnerId == asked.LearnerId && s.LeftAt == null, ct);
}
