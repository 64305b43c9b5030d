using Microsoft.Net.Http.Headers;

namespace Training.Web;

/// <summary>What browsers are told not to do with our pages, and how long they may keep them.</summary>
internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const string PermissionsPolicy =
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()";

    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                // At the last moment, because an error page starts again from empty headers.
                http.Response.OnStarting(() =>
                {
                    Write(http);
                    return Task.CompletedTask;
                });
                return next(http);
            }
        );

    private static void Write(HttpContext http)
    {
        var headers = http.Response.Headers;
        // A file from an author has a stricter one.
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // For a script of Blazor's that we do not have.
        headers.Remove("blazor-enhanced-nav");

        if (http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true)
            KeepPrivate(http);
    }

    private static void KeepPrivate(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Cookie, HeaderNames.AcceptLanguage);
        if (headers.CacheControl.Count == 0)
            // On a shared tablet, the next person must not find these pages by going back.
            headers.CacheControl = http.User.Identity?.IsAuthenticated is true ? "no-store" : "no-cache";
    }
}
