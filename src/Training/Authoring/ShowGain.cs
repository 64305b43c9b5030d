using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Content.Quizzes;
using Training.Data;
using Training.Learners;
using Training.Quizzes;

namespace Training.Authoring;

/// <summary>An author sees what learners gain between a quiz’s pre-test and their first attempt, together and never one by one.</summary>
internal static class ShowGain
{
    public static void MapShowGain(this IEndpointRouteBuilder routes) => routes.MapGet("/{module}/{activity:quiz}/gain", Show);

    private static async Task<Results<RazorComponentResult<GainPage>, NotFound>> Show(
        string module,
        string activity,
        ContentLibrary content,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (content.Current(module) is not { } version || version.Module.Find(activity) is not Quiz { PreTest: not null } quiz)
            return TypedResults.NotFound();
        return new RazorComponentResult<GainPage>(
            new
            {
                Version = version,
                Quiz = quiz,
                Gains = MeanGain.Of(await GainsAsync(db, content, quiz.Id, ct)),
            }
        );
    }

    // Of each learner with a pre-test, the first attempt after it: later ones have seen answers.
    private static async Task<List<Gain>> GainsAsync(
        TrainingDbContext db,
        ContentLibrary content,
        ActivityId activity,
        CancellationToken ct
    )
    {
        var attempts = await db.Set<QuizAttempt>()
            .AsNoTracking()
            .Include(a => a.Responses)
            .AsSplitQuery()
            .Where(a => a.ActivityId == activity && a.SubmittedAt != null)
            .Where(a => a.Number == QuizAttempt.PreTestNumber || (a.Number == 1 && a.AskedBefore != ""))
            // Authors and instructors try quizzes out: theirs are not a learner’s answers.
            .Where(a => !db.Set<RoleGrant>().Any(g => g.LearnerId == a.LearnerId))
            .OrderBy(a => a.Id)
            .ToListAsync(ct);
        var gains = new List<Gain>();
        foreach (var own in attempts.GroupBy(a => a.LearnerId).Select(g => g.OrderBy(a => a.Number).ToList()).Where(own => own.Count == 2))
            gains.AddRange(Gain.Between(await WithContentAsync(own[0]), await WithContentAsync(own[1])));
        return gains;

        async Task<AttemptedQuiz> WithContentAsync(QuizAttempt attempt)
        {
            var version = await content.GetAsync(attempt.ContentHash, ct);
            return new(attempt, version, (Quiz)version.Module.Find(activity.Slug)!, Deadline: null);
        }
    }
}
