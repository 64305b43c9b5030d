using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Training.Learners;
using Training.Web.Accounts.Security;

namespace Training.Web.Accounts.Providers;

/// <summary>A learner no longer wants their account opened by the institution’s provider; they have a password, or they could not come back.</summary>
internal static class UnlinkAccount
{
    public static void MapUnlinkAccount(this IEndpointRouteBuilder routes) =>
        routes.MapPost("security/provider/unlink", Submit).RequireRecentSignIn();

    /// <summary>Pressed twice, it is unlinked all the same.</summary>
    public static async Task<Results<RedirectHttpResult, NotFound>> Submit(
        OpenProvider providers,
        SignInManager<Learner> signIn,
        SecurityLetters letters,
        CurrentLearner current,
        CancellationToken ct
    )
    {
        var learners = signIn.UserManager;
        if (await providers.FindAsync(ct) is not { } provider || await learners.FindByIdAsync(current.Id.ToString()) is not { } learner)
            return TypedResults.NotFound();
        if (learner.PasswordHash is null)
            return TypedResults.LocalRedirect(ShowSecurity.Address);

        foreach (var login in (await learners.GetLoginsAsync(learner)).Where(provider.IsOf))
        {
            await letters.AskAsync(learner, SecurityChange.ProviderUnlinked, provider.Name);
            await learners.RemoveLoginAsync(learner, login.LoginProvider, login.ProviderKey);
        }
        await signIn.RefreshSignInAsync(learner);
        return TypedResults.LocalRedirect($"{ShowSecurity.Address}?saved=unlinked");
    }
}
