using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Cohorts;
using Training.Data;
using Training.Enrolments;
using Training.Institutions;

namespace Training.Reports;

/// <summary>Finds a cohort for someone who teaches it; to anyone else it isn’t there.</summary>
internal sealed class OpenCohort(TrainingDbContext db, OpenOffering offerings, ContentLibrary content, CurrentInstitution institution)
{
    public async Task<Cohort?> FindAsync(Guid id, CancellationToken ct) =>
        await offerings.FindAsync(id, ct) is { } offering ? await OfAsync(offering, ct) : null;

    /// <summary>For work outside a request, that nobody is there to ask for.</summary>
    /// <param name="offering">With its course and modules.</param>
    public async Task<Cohort> OfAsync(Offering offering, CancellationToken ct)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(institution.Details.TimeZone);
        var modules = new List<CohortModule>();
        foreach (var module in offering.Modules.OrderBy(m => m.Position))
            modules.Add(new(await content.GetAsync(module.ContentHash, ct), module.IsOptional, CohortModule.Due(offering, module, zone)));
        return new(
            offering,
            modules,
            CohortLearner.Alphabetically(await LearnersAsync(offering.Id, ct)),
            CohortModule.StartOf(offering.StartsOn, zone),
            offering.EndsOn is { } last ? CohortModule.StartOf(last.AddDays(1), zone) : null
        );
    }

    /// <summary>What the cohort’s learners do in the offering’s modules, wherever they began it.</summary>
    public IQueryable<Enrolment> Enrolments(Cohort cohort)
    {
        var (id, modules) = (cohort.Id, cohort.Modules.Select(m => m.Slug).ToList());
        // As a list of the seats and not as a condition on each enrolment: SQLite begins with what is short.
        var seated = db.Set<Seat>().Where(s => s.OfferingId == id && s.LeftAt == null).Select(s => s.LearnerId);
        return db.Set<Enrolment>().AsNoTracking().Where(e => modules.Contains(e.Module) && seated.Contains(e.LearnerId));
    }

    private Task<List<CohortLearner>> LearnersAsync(Guid id, CancellationToken ct) =>
        (
            from seat in db.Set<Seat>().AsNoTracking()
            where seat.OfferingId == id && seat.LeftAt == null
            join learner in db.Learners on seat.LearnerId equals learner.Id
            select new CohortLearner(
                learner.Id,
                learner.GivenName,
                learner.FamilyName,
                learner.Email,
                learner.Language,
                seat.Group,
                seat.JoinedAt
            )
        ).ToListAsync(ct);
}
