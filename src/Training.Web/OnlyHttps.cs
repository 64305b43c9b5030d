using Training.Pages;

namespace Training.Web;

/// <summary>Keeps learners from a site that could not sign them in: its cookies travel over HTTPS only.</summary>
internal static class OnlyHttps
{
    public static void UseOnlyHttps(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OnlyHttps));
        app.Use(
            async (http, next) =>
            {
                // Load balancers ask for the health over the inner network.
                if (http.Request.IsHttps || http.Request.Path.StartsWithSegments("/health"))
                {
                    await next(http);
                    return;
                }

                // A page and not a redirect: behind a proxy that does not say https, a redirect would never end.
                logger.LogWarning(
                    "A request came over plain HTTP. Behind a proxy, have it send X-Forwarded-Proto and set ASPNETCORE_FORWARDEDHEADERS_ENABLED=true"
                );
                await ErrorPages.ShowAsync(http, StatusCodes.Status400BadRequest, Problem.NotSecure);
            }
        );
    }
}
