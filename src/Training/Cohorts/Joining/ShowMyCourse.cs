using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Courses;
using Training.Data;
using Training.Enrolments;
using Training.Institutions;
using Training.Learners;

namespace Training.Cohorts.Joining;

/// <summary>A learner sees a course of theirs as a path with its dates; or one that they may join.</summary>
internal static class ShowMyCourse
{
    public static void MapShowMyCourse(this IEndpointRouteBuilder routes) => routes.MapGet("/learning/courses/{offering:guid}", Show);

    private static async Task<Results<RazorComponentResult<MyCoursePage>, RazorComponentResult<OpenCoursePage>, NotFound>> Show(
        Guid offering,
        TrainingDbContext db,
        ContentLibrary content,
        MyCourses courses,
        CompleteCourse completions,
        Admit admit,
        CurrentLearner learner,
        InstitutionTime time,
        CancellationToken ct
    )
    {
        var id = learner.Id;
        var found = await db.Set<Offering>()
            .AsNoTracking()
            .Include(o => o.Course)
            .Include(o => o.Modules)
            .Include(o => o.Seats.Where(s => s.LearnerId == id && s.LeftAt == null))
            .AsSingleQuery()
            .SingleOrDefaultAsync(o => o.Id == offering, ct);
        if (found is null)
            return TypedResults.NotFound();
        if (found.Seats.Count == 0)
        {
            if (found.Admission != Admission.Self)
                return TypedResults.NotFound();
            return new RazorComponentResult<OpenCoursePage>(new { Offering = found, Refusal = await admit.CheckAsync(found, id, ct) });
        }

        var enrolled = await EnrolledAsync(found, id, db, content, ct);
        var mine = await courses.OfAsync(found, enrolled, await CompletedAtAsync(found, id, db, ct), ct);
        if (mine.CompletedAt is null && mine.Standing.IsSatisfied)
        {
            // Two modules finished at the same moment, in two tabs: neither saw the other.
            await completions.ForAsync(found, [id], ct);
            await db.TrySaveAsync(ct);
            mine = mine with { CompletedAt = await CompletedAtAsync(found, id, db, ct) };
        }
        return new RazorComponentResult<MyCoursePage>(
            new
            {
                Course = mine,
                Group = await GroupAsync(mine.Seat, db, ct),
                time.Now,
                HasBegun = found.HasBegunOn(time.Today),
            }
        );
    }

    private static async Task<List<EnrolledModule>> EnrolledAsync(
        Offering offering,
        Guid learner,
        TrainingDbContext db,
        ContentLibrary content,
        CancellationToken ct
    )
    {
        var modules = offering.Modules.Select(m => m.Module).ToList();
        var enrolments = await db.Set<Enrolment>()
            .AsNoTracking()
            .Include(e => e.Records)
            .Include(e => e.Completion)
            .AsSingleQuery()
            .Where(e => e.LearnerId == learner && modules.Contains(e.Module))
            .ToListAsync(ct);
        var enrolled = new List<EnrolledModule>();
        foreach (var enrolment in enrolments)
            enrolled.Add(new(enrolment, await content.GetAsync(enrolment.ContentHash, ct)));
        return enrolled;
    }

    private static Task<DateTimeOffset?> CompletedAtAsync(Offering offering, Guid learner, TrainingDbContext db, CancellationToken ct) =>
        db.Set<CourseCompletion>()
            .Where(c => c.OfferingId == offering.Id && c.LearnerId == learner)
            .Select(c => (DateTimeOffset?)c.CompletedAt)
            .SingleOrDefaultAsync(ct);

    /// <summary>The first names of one’s practice group, one’s own last; none without a group.</summary>
    private static Task<List<string>> GroupAsync(Seat seat, TrainingDbContext db, CancellationToken ct) =>
        seat.Group is not { } number
            ? Task.FromResult(new List<string>())
            : (
                from other in db.Set<Seat>()
                join person in db.Learners on other.LearnerId equals person.Id
                where
                    other.OfferingId == seat.OfferingId
                    && other.Group == number
                    && other.LeftAt == null
                    && other.LearnerId != seat.LearnerId
                orderby person.GivenName, person.Id
                select person.GivenName
            ).ToListAsync(ct);
}
