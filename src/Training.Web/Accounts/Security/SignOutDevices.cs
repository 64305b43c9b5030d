using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Training.Learners;

namespace Training.Web.Accounts.Security;

/// <summary>A learner signs out another of their devices, or all others: one that was lost, or lent.</summary>
internal static class SignOutDevices
{
    public static void MapSignOutDevices(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("security/devices/{session:guid}/sign-out", SignOutOne).RequireRecentSignIn();
        routes.MapPost("security/devices/sign-out-others", SignOutOthers).RequireRecentSignIn();
    }

    /// <summary>Pressed twice, it is signed out all the same.</summary>
    public static async Task<Results<RedirectHttpResult, NotFound>> SignOutOne(
        Guid session,
        SignInSessions sessions,
        CurrentLearner current,
        CancellationToken ct
    )
    {
        if (!await sessions.ExistsAsync(current.Id, session, ct))
            return TypedResults.NotFound();
        await sessions.EndAsync(current.Id, session, ct);
        return TypedResults.LocalRedirect($"{ShowSecurity.Address}?saved=device");
    }

    public static async Task<Results<RedirectHttpResult, NotFound>> SignOutOthers(
        SignInManager<Learner> signIn,
        SignInSessions sessions,
        CurrentLearner current,
        CancellationToken ct
    )
    {
        if (await signIn.UserManager.FindByIdAsync(current.Id.ToString()) is not { } learner)
            return TypedResults.NotFound();

        // Browsers that were trusted with the second step are trusted no more, but for this one; nor are cookies that name no device.
        var isTrusted = await signIn.IsTwoFactorClientRememberedAsync(learner);
        await signIn.UserManager.UpdateSecurityStampAsync(learner);
        await signIn.RefreshSignInAsync(learner);
        if (isTrusted)
            await signIn.RememberTwoFactorClientAsync(learner);
        await sessions.EndOthersAsync(learner.Id, current.SessionId, ct);
        return TypedResults.LocalRedirect($"{ShowSecurity.Address}?saved=devices");
    }
}
