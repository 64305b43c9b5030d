using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Cohorts;
using Training.Content;
using Training.Content.Quizzes;

namespace Training.Reports.Items;

/// <summary>An instructor sees how a cohort answered the items of a quiz: all of them together, and never who.</summary>
internal static class ShowCohortItems
{
    public static void MapShowCohortItems(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/items", List);
        routes.MapGet("/items/{module}/{quiz}", Show);
    }

    private static async Task<Results<RazorComponentResult<CohortQuizzesPage>, NotFound>> List(
        Guid offering,
        OpenOffering offerings,
        ContentLibrary content,
        CohortWork work,
        CancellationToken ct
    )
    {
        if (await offerings.FindAsync(offering, ct) is not { } found)
            return TypedResults.NotFound();
        return new RazorComponentResult<CohortQuizzesPage>(
            new
            {
                Offering = found,
                Modules = await content.ModulesAsync(found, ct),
                Counts = await CohortWork.CountAsync(work.FirstAttempts(found), ct),
            }
        );
    }

    private static async Task<Results<RazorComponentResult<CohortItemsPage>, NotFound>> Show(
        Guid offering,
        string module,
        string quiz,
        OpenOffering offerings,
        ContentLibrary content,
        CohortWork work,
        CancellationToken ct
    )
    {
        var id = new ActivityId(module, quiz);
        if (
            await offerings.FindAsync(offering, ct) is not { } found
            || await content.FindAsync<Quiz>(found, id, ct) is not var (version, asked)
        )
            return TypedResults.NotFound();

        var all = work.FirstAttempts(found).Where(a => a.ActivityId == id);
        var attempts = await all.Include(a => a.Responses).AsSingleQuery().Where(a => a.ContentHash == version.Hash).ToListAsync(ct);
        return new RazorComponentResult<CohortItemsPage>(
            new
            {
                Offering = found,
                Version = version,
                Figures = new CohortQuiz(asked, version.Hash, attempts),
                Others = await all.CountAsync(a => a.ContentHash != version.Hash, ct),
            }
        );
    }
}
