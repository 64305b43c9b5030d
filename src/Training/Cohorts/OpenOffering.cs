using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;

namespace Training.Cohorts;

/// <summary>Finds an offering for someone who teaches it, or who administers the institution; to anyone else it isn’t there.</summary>
internal sealed class OpenOffering(TrainingDbContext db, CurrentLearner learner)
{
    /// <summary>Those that the person who asks may see.</summary>
    public IQueryable<Offering> Mine =>
        learner.Has(Role.Admin) ? db.Set<Offering>() : db.Set<Offering>().Where(o => o.Instructors.Any(i => i.LearnerId == learner.Id));

    /// <summary>With its course and modules.</summary>
    public Task<Offering?> FindAsync(Guid id, CancellationToken ct) =>
        Mine.Include(o => o.Course)
            .Include(o => o.Modules.OrderBy(m => m.Position))
            .AsSplitQuery()
            .SingleOrDefaultAsync(o => o.Id == id, ct);
}
