using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Data;
using Training.Enrolments;
using Training.Progress;

namespace Training.Reports;

/// <summary>Reads where each learner of a cohort is, with as many queries for a thousand as for one.</summary>
internal sealed class ReadStandings(TrainingDbContext db, OpenCohort cohorts, ContentLibrary content, TimeProvider clock)
{
    private sealed record Begun(Guid LearnerId, string Module, bool HasBegun, DateTimeOffset SeenAt, DateTimeOffset? CompletedAt)
    {
        public DateTimeOffset? LastRecordAt { get; init; }

        public DateTimeOffset LastAt => LastRecordAt > SeenAt ? LastRecordAt.Value : SeenAt;
    }

    /// <param name="silentDays">After how many days without opening anything someone is silent.</param>
    public async Task<IReadOnlyList<LearnerStanding>> OfAsync(Cohort cohort, int silentDays, CancellationToken ct)
    {
        var begun = (await BegunAsync(cohort, ct)).ToLookup(e => e.LearnerId);
        var stuck = await StuckAsync(cohort, ct);
        return [.. cohort.Learners.Select(learner => Standing(cohort, learner, [.. begun[learner.Id]], stuck[learner.Id], silentDays))];
    }

    private LearnerStanding Standing(
        Cohort cohort,
        CohortLearner learner,
        List<Begun> enrolments,
        IEnumerable<Concern> stuck,
        int silentDays
    )
    {
        var now = clock.GetUtcNow();
        var modules = cohort.Modules.Select(module => Standing(module, enrolments.Find(e => e.Module == module.Slug), now)).ToList();
        var seenAt = enrolments.Where(e => e.HasBegun).Max(e => (DateTimeOffset?)e.LastAt);

        var concerns = new List<Concern>();
        if (modules.Where(m => m.State == ModuleState.Late).Select(m => m.Module).ToList() is { Count: > 0 } late)
            concerns.Add(new Concern.Late(late));
        concerns.AddRange(stuck);
        var isLeft = modules.Exists(m => m.State != ModuleState.Done && !m.Module.IsOptional);
        if (isLeft && now >= cohort.BeginsAt && !(now >= cohort.EndsAt))
        {
            if (seenAt is not { } seen)
                concerns.Add(new Concern.NeverBegan());
            else if (now - seen >= TimeSpan.FromDays(silentDays))
                concerns.Add(new Concern.Silent((int)(now - seen).TotalDays));
        }
        return new(learner, modules, seenAt, concerns);
    }

    private static ModuleStanding Standing(CohortModule module, Begun? enrolment, DateTimeOffset now) =>
        new(module, enrolment is { HasBegun: true }, enrolment?.CompletedAt, module.IsLate(enrolment?.CompletedAt, now));

    private Task<List<Begun>> BegunAsync(Cohort cohort, CancellationToken ct) =>
        cohorts
            .Enrolments(cohort)
            .Select(e => new Begun(
                e.LearnerId,
                e.Module,
                e.LastActivity != null || e.Records.Any(),
                e.LastSeenAt,
                (DateTimeOffset?)e.Completion!.CompletedAt
            )
            {
                // A correction is nothing that the learner did.
                LastRecordAt = e.Records.Where(r => r.Correction == 0).Max(r => (DateTimeOffset?)r.At),
            })
            .ToListAsync(ct);

    private async Task<ILookup<Guid, Concern>> StuckAsync(Cohort cohort, CancellationToken ct)
    {
        var enrolments = cohorts.Enrolments(cohort).Select(e => e.Id);
        var failedTwice = await db.Set<LearningRecord>()
            .Where(r => r.Verb == Verb.Failed && enrolments.Contains(r.EnrolmentId))
            .GroupBy(r => new { r.EnrolmentId, r.ActivityId })
            .Where(g => g.Select(r => r.Attempt).Distinct().Count() > 1)
            .Select(g => g.Key.EnrolmentId)
            .ToListAsync(ct);
        var found = new List<(Guid Learner, Concern Concern)>();
        if (failedTwice.Count > 0)
            foreach (var enrolment in await WithRecordsAsync(failedTwice, ct))
                found.AddRange((await StuckAsync(enrolment, ct)).Select(concern => (enrolment.LearnerId, concern)));
        return found.ToLookup(f => f.Learner, f => f.Concern);
    }

    private Task<List<Enrolment>> WithRecordsAsync(List<Guid> ids, CancellationToken ct) =>
        db.Set<Enrolment>().AsNoTracking().Include(e => e.Records).AsSingleQuery().Where(e => ids.Contains(e.Id)).ToListAsync(ct);

    // Failed as it stands after the last correction, and not passed by the rule of the quiz.
    private async Task<IEnumerable<Concern>> StuckAsync(Enrolment enrolment, CancellationToken ct)
    {
        var module = (await content.GetAsync(enrolment.ContentHash, ct)).Module;
        return from activity in ModuleProgress.Of(module, enrolment.Records).Activities
            where activity is { CanBePassed: true, IsPassed: false }
            let failures = enrolment
                .Records.Where(r => r.ActivityId == activity.Activity.Id)
                .GroupBy(r => r.Attempt)
                .Count(attempt => attempt.MaxBy(r => r.Correction)!.Verb == Verb.Failed)
            where failures > 1
            select new Concern.Stuck(activity.Activity, failures);
    }
}
