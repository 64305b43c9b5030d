using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Training.Guests;
using Training.Learners;

namespace Training.Web.Accounts;

/// <summary>A learner leaves this device; a guest, for good.</summary>
internal static class SignOut
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) => routes.MapPost("sign-out", Submit);

    public static async Task<RedirectHttpResult> Submit(
        SignInManager<Learner> signIn,
        EraseGuests erase,
        SignInSessions sessions,
        CurrentLearner current,
        CancellationToken ct
    )
    {
        // Nobody could come back to it.
        if (current.IsGuest)
            await erase.LeaveAsync(current.Id, ct);
        if (current is { IdIfSignedIn: { } learner, SessionId: { } session })
            await sessions.EndAsync(learner, session, ct);
        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect("~/");
    }
}
