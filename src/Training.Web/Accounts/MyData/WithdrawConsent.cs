using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Training.Learners;
using Training.Privacy.Consents;

namespace Training.Web.Accounts.MyData;

/// <summary>Someone takes a consent back: what it allowed stops at once.</summary>
internal static class WithdrawConsent
{
    public static void MapWithdrawConsent(this IEndpointRouteBuilder routes) =>
        routes.MapPost("my-data/consents/{purpose}/withdrawal", Withdraw);

    public static async Task<Results<RedirectHttpResult, NotFound>> Withdraw(
        string purpose,
        UserManager<Learner> learners,
        CurrentLearner current,
        KeepConsents consents,
        CancellationToken ct
    )
    {
        if (!ConsentPurpose.All.Contains(purpose) || await learners.FindByIdAsync(current.Id.ToString()) is not { } learner)
            return TypedResults.NotFound();
        await consents.WithdrawAsync(learner, purpose, ct);
        return TypedResults.LocalRedirect($"{ShowMyData.Address}?saved=withdrawn#consents");
    }
}
