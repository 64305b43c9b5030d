using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Cohorts;
using Training.Content;
using Training.Data;
using Training.Enrolments;
using Training.Outbox;

namespace Training.Courses;

/// <summary>
/// Appends the completion of a course when a learner satisfies its rule. The caller saves, with what satisfied it: refused for what someone else
/// wrote at this moment, it is all done again from what is there then.
/// </summary>
internal sealed class CompleteCourse(TrainingDbContext db, ContentLibrary content, AddToOutbox outbox, TimeProvider clock)
{
    private static readonly Func<TrainingDbContext, Guid, string, IAsyncEnumerable<Offering>> Open = EF.CompileAsyncQuery(
        (TrainingDbContext db, Guid learner, string module) =>
            db.Set<Offering>()
                .AsNoTracking()
                .Include(o => o.Course)
                .Include(o => o.Modules)
                .AsSingleQuery()
                .Where(o => o.Seats.Any(s => s.LearnerId == learner && s.LeftAt == null) && o.Modules.Any(m => m.Module == module))
                .Where(o => !db.Set<CourseCompletion>().Any(c => c.OfferingId == o.Id && c.LearnerId == learner))
    );

    /// <summary>
    /// After a record in one of their modules: none when no course waits for it, else one query, and a second when that module or activity may
    /// complete a course.
    /// </summary>
    public async Task AfterAsync(EnrolledModule enrolled, ActivityId activity, CancellationToken ct)
    {
        if (enrolled.IsInCourse is false)
            return;
        var learner = enrolled.Enrolment.LearnerId;
        var offerings = new List<Offering>();
        await foreach (var offering in Open(db, learner, activity.Module).WithCancellation(ct))
            if (enrolled.Enrolment.Completion is not null || offering.Course!.Rule.RequiredActivities.Contains(activity.ToString()))
                offerings.Add(offering);
        if (offerings.Count == 0)
            return;

        var modules = offerings.SelectMany(o => o.Modules).Select(m => m.Module).Where(m => m != activity.Module).Distinct().ToList();
        var others = await LoadAsync(db.Set<Enrolment>().Where(e => e.LearnerId == learner && modules.Contains(e.Module)), ct);
        var theirs = others.Append(enrolled).ToDictionary(e => e.Module.Slug);
        foreach (var offering in offerings.Where(o => !Append(o, learner, theirs, clock.GetUtcNow())))
            // Of two modules finished at the same moment neither sees the other: it is looked at again once this one is written.
            outbox.Add(
                CourseToComplete.Kind,
                $"{CourseToComplete.Kind}/{Guid.CreateVersion7():N}",
                new CourseToComplete(offering.Id, learner, clock.GetUtcNow())
            );
    }

    /// <summary>For whoever sits in an offering and satisfies its rule already: after a change of the rule, or of who sits there.</summary>
    /// <param name="offering">With its course and modules.</param>
    /// <param name="learners">Those to look at.</param>
    /// <param name="at">When they did what satisfies it; null for now.</param>
    public async Task ForAsync(Offering offering, IReadOnlyCollection<Guid> learners, CancellationToken ct, DateTimeOffset? at = null)
    {
        var complete = await db.Set<CourseCompletion>().Where(c => c.OfferingId == offering.Id).Select(c => c.LearnerId).ToListAsync(ct);
        var open = learners.Except(complete).ToList();
        if (open.Count == 0)
            return;
        var modules = offering.Modules.Select(m => m.Module).ToList();
        var enrolled = await LoadAsync(db.Set<Enrolment>().Where(e => open.Contains(e.LearnerId) && modules.Contains(e.Module)), ct);
        foreach (var theirs in enrolled.GroupBy(e => e.Enrolment.LearnerId))
            Append(offering, theirs.Key, theirs.ToDictionary(e => e.Module.Slug), at ?? clock.GetUtcNow());
    }

    public static CourseStanding Standing(Offering offering, IReadOnlyDictionary<string, EnrolledModule> enrolled) =>
        new(offering.Course!.Rule, [.. offering.Modules.OrderBy(m => m.Position).Select(m => (m.Module, m.IsOptional))], enrolled);

    /// <returns>False when they don’t satisfy it, as far as this request sees.</returns>
    private bool Append(Offering offering, Guid learner, IReadOnlyDictionary<string, EnrolledModule> enrolled, DateTimeOffset at)
    {
        if (!Standing(offering, enrolled).IsSatisfied)
            return false;
        // Several records of one save, such as a correction’s, complete a course once.
        if (db.Set<CourseCompletion>().Local.Any(c => c.OfferingId == offering.Id && c.LearnerId == learner))
            return true;
        db.Add(
            new CourseCompletion
            {
                CourseId = offering.CourseId,
                OfferingId = offering.Id,
                LearnerId = learner,
                Rule = JsonSerializer.Serialize(offering.Course!.Rule),
                Hours = offering.Course.Hours,
                CompletedAt = at,
            }
        );
        return true;
    }

    private async Task<List<EnrolledModule>> LoadAsync(IQueryable<Enrolment> enrolments, CancellationToken ct)
    {
        var loaded = new List<EnrolledModule>();
        foreach (var enrolment in await enrolments.Include(e => e.Records).Include(e => e.Completion).AsSingleQuery().ToListAsync(ct))
            loaded.Add(new(enrolment, await content.GetAsync(enrolment.ContentHash, ct)));
        return loaded;
    }
}
