using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Training.Institutions;
using Training.Institutions.Invitations;
using Training.Learners;

namespace Training.Web.Joining;

/// <summary>Someone follows the link of an invitation, and becomes a member once they are signed in with the address it was written to.</summary>
internal static class AcceptInvitation
{
    public static void MapAcceptInvitation(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/invitations/{token}", Show);
        routes.MapPost("/invitations/{token}", Submit);
    }

    private static async Task<Results<RazorComponentResult<InvitationPage>, RedirectHttpResult>> Show(
        string token,
        OpenInvitation open,
        SignInManager<Learner> signIn,
        CurrentLearner current,
        CancellationToken ct
    )
    {
        var learner = await WhoAsync(signIn, current);
        if (await open.FindAsync(token, ct) is { } invitation)
            return Page(token, invitation, learner);
        return current.IsMember ? TypedResults.LocalRedirect("~/learning") : Page(token, null, learner);
    }

    private static async Task<Results<RazorComponentResult<InvitationPage>, RedirectHttpResult>> Submit(
        string token,
        OpenInvitation open,
        SignInManager<Learner> signIn,
        CurrentLearner current,
        CancellationToken ct
    )
    {
        if (await WhoAsync(signIn, current) is not { } learner || !await open.AcceptAsync(token, learner, ct))
            // Pressed twice, the page finds a member and lets them on.
            return await Show(token, open, signIn, current, ct);
        await signIn.RefreshSignInAsync(learner);
        return TypedResults.LocalRedirect("~/learning");
    }

    private static async Task<Learner?> WhoAsync(SignInManager<Learner> signIn, CurrentLearner current) =>
        current.IdIfSignedIn is { } id ? await signIn.UserManager.FindByIdAsync(id.ToString()) : null;

    private static RazorComponentResult<InvitationPage> Page(string token, Invitation? invitation, Learner? learner) =>
        new(
            new
            {
                Token = token,
                Invitation = invitation,
                Learner = learner,
            }
        )
        {
            StatusCode = invitation is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK,
        };
}
