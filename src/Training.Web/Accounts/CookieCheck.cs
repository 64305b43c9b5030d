using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Training.Learners;

namespace Training.Web.Accounts;

/// <summary>Compares a cookie with the database every half hour, and at once when a role or a membership was taken from its owner.</summary>
internal sealed class CookieCheck(
    IOptions<SecurityStampValidatorOptions> options,
    SignInManager<Learner> signIn,
    ILoggerFactory logging,
    TakenAway taken
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
}
