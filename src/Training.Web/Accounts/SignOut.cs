using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Training.Learners;

namespace Training.Web.Accounts;

/// <summary>A learner leaves this device.</summary>
internal static class SignOut
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) => routes.MapPost("sign-out", Submit);

    public static async Task<RedirectHttpResult> Submit(SignInManager<Learner> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect("~/");
    }
}
