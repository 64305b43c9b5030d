using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Training.Web.Accounts;

/// <summary>The cookies on the way to being signed in: between two steps, in a browser that is trusted, and back from a provider.</summary>
internal static class StepCookies
{
    private static readonly TimeSpan Trusted = TimeSpan.FromDays(30);

    public static void Configure(IServiceCollection services, IHostEnvironment environment)
    {
        Protect(IdentityConstants.TwoFactorUserIdScheme, "training-step");
        Protect(IdentityConstants.ExternalScheme, "training-provider");
        Protect(IdentityConstants.TwoFactorRememberMeScheme, "training-trusted");
        services.Configure<CookieAuthenticationOptions>(
            IdentityConstants.TwoFactorRememberMeScheme,
            cookie => (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (Trusted, false)
        );

        void Protect(string scheme, string name) =>
            services.Configure<CookieAuthenticationOptions>(scheme, cookie => SiteCookies.Protect(cookie.Cookie, name, environment));
    }
}
