using Microsoft.EntityFrameworkCore;
using Training.Courses;
using Training.Data;
using Training.Institutions;
using Training.Localization;

namespace Training.Cohorts.Joining;

/// <summary>Whether a learner may join an offering by themselves today.</summary>
internal sealed class Admit(TrainingDbContext db, InstitutionTime time)
{
    /// <param name="offering">With its course.</param>
    /// <returns>Null when they may.</returns>
    public async Task<Refusal?> CheckAsync(Offering offering, Guid learner, CancellationToken ct)
    {
        if (!offering.HasBegunOn(time.Today))
            return new("Join.TooEarly", offering.StartsOn.Say(Languages.Current));
        if (offering.HasEndedOn(time.Today))
            return new("Join.TooLate", offering.EndsOn!.Value.Say(Languages.Current));
        if (offering.Course!.Prerequisites.Count == 0)
            return null;

        var missing = await MissingAsync(offering.Course.Prerequisites, learner, ct);
        return missing.Count == 0 ? null : new("Join.Prerequisite", string.Join(", ", missing.Select(c => c.Title(Languages.Current))));
    }

    private Task<List<InstitutionCourse>> MissingAsync(List<string> prerequisites, Guid learner, CancellationToken ct) =>
        db.Set<InstitutionCourse>()
            .AsNoTracking()
            .Where(c => prerequisites.Contains(c.Slug))
            .Where(c => !db.Set<CourseCompletion>().Any(done => done.CourseId == c.Id && done.LearnerId == learner))
            .OrderBy(c => c.TitleFr)
            .ToListAsync(ct);
}
