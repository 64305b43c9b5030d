using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Training.Learners;

namespace Training.Web.Accounts;

/// <summary>
/// Compares a cookie with the database every half hour, and at once when a role or a membership was taken from its owner or one of their devices was
/// signed out.
/// </summary>
internal sealed class CookieCheck(
    IOptions<SecurityStampValidatorOptions> options,
    SignInManager<Learner> signIn,
    ILoggerFactory logging,
    TakenAway taken,
    SignInSessions sessions
) : SecurityStampValidator<Learner>(options, signIn, logging)
{
    public override async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var issued = context.Properties.IssuedUtc;
        if (
            issued is { } at
            && Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var learner)
            && taken.Concerns(learner, at)
        )
            // Without it, a cookie is compared whatever its age.
            context.Properties.IssuedUtc = null;
        await base.ValidateAsync(context);
        context.Properties.IssuedUtc = issued;
    }

    protected override async Task SecurityStampVerified(Learner user, CookieValidatePrincipalContext context)
    {
        var before = context.Principal!;
        await base.SecurityStampVerified(user, context);
        if (user.IsGuest)
            return;

        if (!Guid.TryParse(before.FindFirstValue(LearnerClaims.Session), out var session))
            // It is from before devices were listed, or was a guest’s, whose cookies name no device.
            session = await sessions.BeginAsync(user.Id, ReadDevice.From(context.HttpContext.Request.Headers.UserAgent));
        else if (!await sessions.SeeAsync(user.Id, session))
        {
            context.RejectPrincipal();
            await SignInManager.SignOutAsync();
            // Whoever has this browser now is not spared the second step. A copy of its trusted cookie still is, until the security stamp changes:
            // signing all other devices out does that, signing out one does not, for it would sign out the others too.
            await context.HttpContext.SignOutAsync(IdentityConstants.TwoFactorRememberMeScheme);
            return;
        }
        var now = context.Principal!.Identities.First();
        now.AddClaims(LearnerSignIn.KeptClaims(before));
        if (now.FindFirst(LearnerClaims.Session) is null)
            now.AddClaim(LearnerSignIn.SessionClaim(session));
    }
}
