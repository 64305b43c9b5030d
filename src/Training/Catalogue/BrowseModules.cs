using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Credentials;
using Training.Data;
using Training.Enrolments;
using Training.Learners;

namespace Training.Catalogue;

/// <summary>Anyone sees what there is to learn, and what a module takes.</summary>
internal static class BrowseModules
{
    public static void MapBrowseModules(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/modules", List);
        routes.MapGet("/modules/{module}", Show);
    }

    private static async Task<RazorComponentResult<CataloguePage>> List(
        ContentLibrary content,
        TrainingDbContext db,
        CurrentLearner learner,
        CancellationToken ct
    )
    {
        var enrolled = learner.IdIfSignedIn is { } id
            ? await db.Set<Enrolment>()
                .AsNoTracking()
                .Where(e => e.LearnerId == id)
                .Select(e => new { e.Module, CompletedAt = (DateTimeOffset?)e.Completion!.CompletedAt })
                .ToDictionaryAsync(e => e.Module, e => e.CompletedAt, ct)
            : [];
        return new RazorComponentResult<CataloguePage>(new { Content = content, Enrolled = enrolled });
    }

    private static async Task<Results<RazorComponentResult<ModulePage>, NotFound>> Show(
        string module,
        ContentLibrary content,
        OpenEnrolment open,
        CurrentLearner learner,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        // To a guest, a module’s page says what an account would open: the taster has its own.
        var enrolled = learner.IsGuest ? null : await open.FindAsync(module, ct);
        if ((enrolled?.Version ?? content.Current(module)) is not { } version)
            return TypedResults.NotFound();
        var credential = enrolled?.Enrolment.Completion is { } completion
            ? await AwardedCredentials.OfCompletionAsync(db, completion.Id, ct)
            : null;
        return new RazorComponentResult<ModulePage>(
            new
            {
                Version = version,
                Enrolled = enrolled,
                Credential = credential,
            }
        );
    }
}
