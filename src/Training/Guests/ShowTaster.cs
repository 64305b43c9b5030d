using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Catalogue;
using Training.Enrolments;
using Training.Learners;

namespace Training.Guests;

/// <summary>Anyone sees what may be tried without an account; a guest, where they stand with it, and what an account would open.</summary>
internal static class ShowTaster
{
    public static void MapShowTaster(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/taster", Show);
        routes.MapGet("/taster/end", End);
        routes.MapGet("/taster/account", (string? returnUrl) => new RazorComponentResult<AccountOfferPage>(new { ReturnUrl = returnUrl }));
    }

    private static async Task<Results<RazorComponentResult<TasterPage>, NotFound>> Show(
        ContentLibrary content,
        OpenEnrolment open,
        CurrentLearner learner,
        CancellationToken ct
    ) =>
        content.Taster is { } taster
            ? new RazorComponentResult<TasterPage>(new { Taster = taster, Enrolled = await FindAsync(taster, open, learner, ct) })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<TasterEndPage>, RedirectHttpResult, NotFound>> End(
        ContentLibrary content,
        OpenEnrolment open,
        CurrentLearner learner,
        CancellationToken ct
    )
    {
        if (content.Taster is not { } taster)
            return TypedResults.NotFound();
        return await FindAsync(taster, open, learner, ct) is { } enrolled
            ? new RazorComponentResult<TasterEndPage>(new { Enrolled = enrolled })
            : TypedResults.LocalRedirect("~/taster");
    }

    private static async Task<EnrolledModule?> FindAsync(
        PublishedModule taster,
        OpenEnrolment open,
        CurrentLearner learner,
        CancellationToken ct
    ) => learner.IsGuest ? await open.FindAsync(taster.Module.Slug, ct) : null;
}
