namespace Training.Web;

/// <summary>How cookies are named and protected: over HTTPS only, except on a developer's own machine.</summary>
internal static class SiteCookies
{
    public static void Protect(CookieBuilder cookie, string name, IHostEnvironment environment)
    {
        // Browsers let nobody but this very host set a cookie whose name begins so.
        cookie.Name = environment.IsDevelopment() ? name : "__Host-" + name;
        cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
    }
}
