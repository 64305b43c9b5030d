using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Cohorts.Joining;
using Training.Data;
using Training.Enrolments;
using Training.Learners;

namespace Training.Courses;

/// <summary>Anyone sees the courses that the modules compose, and what a course asks.</summary>
internal static class BrowseCourses
{
    public static void MapBrowseCourses(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/courses", List);
        routes.MapGet("/courses/{course}", Show);
    }

    private static RazorComponentResult<CoursesPage> List(ContentLibrary content) => new(new { content.Courses });

    private static async Task<Results<RazorComponentResult<CoursePage>, NotFound>> Show(
        string course,
        ContentLibrary content,
        TrainingDbContext db,
        CurrentLearner learner,
        MyCourses courses,
        CancellationToken ct
    )
    {
        if (content.Courses.FirstOrDefault(c => c.Slug == course) is not { } found)
            return TypedResults.NotFound();
        var slugs = found.Modules.Select(m => m.Slug).ToList();
        var enrolled = learner.IdIfSignedIn is { } id
            ? await db.Set<Enrolment>()
                .AsNoTracking()
                .Where(e => e.LearnerId == id && slugs.Contains(e.Module))
                .Select(e => new { e.Module, CompletedAt = (DateTimeOffset?)e.Completion!.CompletedAt })
                .ToDictionaryAsync(e => e.Module, e => e.CompletedAt, ct)
            : [];
        return new RazorComponentResult<CoursePage>(
            new
            {
                Progress = new CourseProgress(found, enrolled),
                Content = content,
                Open = learner.IsMember ? await courses.OpenAsync(course, ct) : [],
            }
        );
    }
}
