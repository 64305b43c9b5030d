using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Institutions;
using Training.Learners;

namespace Training.Privacy.Erasure;

/// <summary>Who can’t be erased for now, because nobody could take their place.</summary>
internal static class Indispensable
{
    /// <summary>
    /// Whether someone is the only one who runs an institution or the installation: without anyone who holds these roles, nobody could give them again. Of
    /// two who both ask to be erased, the second is the only one left.
    /// </summary>
    public static Task<bool> IsIndispensableAsync(this TrainingDbContext db, Guid learner, CancellationToken ct)
    {
        var grants = db.Set<RoleGrant>().OfAllInstitutions().Where(g => g.Role == Role.Admin || g.Role == Role.Operator);
        var leaving = db.Set<ErasureRequest>().Where(r => r.DoneAt == null && r.CancelledAt == null).Select(r => r.LearnerId);
        return grants
            .Where(g => g.LearnerId == learner)
            .AnyAsync(
                g =>
                    !grants.Any(o =>
                        o.InstitutionId == g.InstitutionId && o.Role == g.Role && o.LearnerId != learner && !leaving.Contains(o.LearnerId)
                    ),
                ct
            );
    }
}
