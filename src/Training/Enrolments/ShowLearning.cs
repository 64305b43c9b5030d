using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Cohorts.Joining;
using Training.Data;
using Training.Gradebook;
using Training.Learners;
using Training.Progress;
using Training.Review;

namespace Training.Enrolments;

/// <summary>A learner sees their courses, where they were, what is under way and what is done.</summary>
internal static class ShowLearning
{
    public static void MapShowLearning(this IEndpointRouteBuilder routes) => routes.MapGet("/learning", Show);

    private static async Task<RazorComponentResult<LearningPage>> Show(
        TrainingDbContext db,
        ContentLibrary content,
        OpenDeck decks,
        MyCourses courses,
        CurrentLearner learner,
        CancellationToken ct
    )
    {
        var id = learner.Id;
        var enrolments = await db.Set<Enrolment>()
            .AsNoTracking()
            .AsSingleQuery()
            .Include(e => e.Records)
            .Include(e => e.Completion)
            .Where(e => e.LearnerId == id)
            .OrderByDescending(e => e.LastSeenAt)
            .ToListAsync(ct);

        var modules = new List<EnrolledModule>();
        foreach (var enrolment in enrolments)
            modules.Add(new(enrolment, await content.GetAsync(enrolment.ContentHash, ct)));
        var completions = enrolments.Select(e => e.Completion).OfType<Completion>().OrderBy(c => c.CompletedAt).ToList();
        return new RazorComponentResult<LearningPage>(
            new
            {
                Modules = modules,
                Courses = await courses.AllAsync(modules, ct),
                Open = await courses.OpenAsync(null, ct),
                Review = completions.Count == 0 ? null : await decks.ForAsync(id, completions, ct),
                Comments = await ReadComments.CountAsync(db, id, ct),
            }
        );
    }
}
