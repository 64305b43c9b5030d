using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Content.Lessons;
using Training.Data;
using Training.Enrolments;
using Training.Progress;
using Training.Reports;

namespace Training.Gradebook;

/// <summary>Reads the scores of learners of a cohort, from their learning records and from what instructors put in their place.</summary>
internal sealed class ReadGrades(TrainingDbContext db, OpenCohort cohorts, ContentLibrary content, TimeProvider clock)
{
    /// <param name="only">Some of the cohort’s learners, of whom alone it reads; null for all of them.</param>
    public async Task<IReadOnlyList<LearnerGrades>> OfAsync(Cohort cohort, IReadOnlyList<CohortLearner>? only, CancellationToken ct)
    {
        var ids = only?.Select(l => l.Id).ToList();
        var enrolments = new Dictionary<(Guid, string), EnrolledModule>();
        foreach (var enrolment in await EnrolmentsAsync(cohort, ids, ct))
            enrolments[(enrolment.LearnerId, enrolment.Module)] = new(enrolment, await content.GetAsync(enrolment.ContentHash, ct));
        var overrides = (await OverridesAsync(cohort, ids, ct))
            .OrderBy(o => o.At)
            .ThenBy(o => o.Id)
            .ToLookup(o => (o.LearnerId, o.ActivityId));

        var now = clock.GetUtcNow();
        return
        [
            .. (only ?? cohort.Learners).Select(learner => new LearnerGrades(
                learner,
                [.. cohort.Modules.Select(m => Grades(learner, m, enrolments.GetValueOrDefault((learner.Id, m.Slug)), overrides, now))]
            )),
        ];
    }

    private static ModuleGrades Grades(
        CohortLearner learner,
        CohortModule module,
        EnrolledModule? enrolled,
        ILookup<(Guid, ActivityId), GradeOverride> overrides,
        DateTimeOffset now
    )
    {
        var progress = enrolled?.Progress;
        var records = enrolled?.Enrolment.Records.ToLookup(r => r.ActivityId);
        var grades = module
            .Module.Activities.Where(a => a is not Aid)
            .Select(activity =>
                Grade.Of(
                    activity,
                    progress?.Activities.FirstOrDefault(a => a.Activity.Id == activity.Id),
                    [.. records?[activity.Id] ?? []],
                    [.. overrides[(learner.Id, activity.Id)]],
                    module,
                    now
                )
            )
            .ToList();
        var doneAt = enrolled?.Enrolment.Completion?.CompletedAt;
        var hasBegun = enrolled is { Enrolment: { LastActivity: not null } or { Records.Count: > 0 } };
        return new(module, grades, new(module, hasBegun, doneAt, module.IsLate(doneAt, now)));
    }

    private Task<List<Enrolment>> EnrolmentsAsync(Cohort cohort, List<Guid>? ids, CancellationToken ct)
    {
        var enrolments = cohorts.Enrolments(cohort);
        if (ids is not null)
            enrolments = enrolments.Where(e => ids.Contains(e.LearnerId));
        return enrolments.Include(e => e.Records).Include(e => e.Completion).AsSplitQuery().ToListAsync(ct);
    }

    private Task<List<GradeOverride>> OverridesAsync(Cohort cohort, List<Guid>? ids, CancellationToken ct)
    {
        var id = cohort.Id;
        var overrides = db.Set<GradeOverride>().AsNoTracking().Where(o => o.OfferingId == id);
        if (ids is not null)
            overrides = overrides.Where(o => ids.Contains(o.LearnerId));
        return overrides.ToListAsync(ct);
    }
}
