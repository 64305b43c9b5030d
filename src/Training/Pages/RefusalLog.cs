using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Training.Institutions;
using Training.Learners;

namespace Training.Pages;

/// <summary>
/// Writes into the log, under a category of its own, who was refused what: pages that aren’t for them, ids that aren’t theirs, forms of other sites, too
/// many tries. By ids and the pattern of the page alone: nothing that anyone typed is in it.
/// </summary>
internal static class RefusalLog
{
    public const string Category = "Training.Security";

    public static IApplicationBuilder UseRefusalLog(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(Category);
        return app.Use(
            async (http, next) =>
            {
                await next(http);
                if (WhyRefused(http) is not { } why)
                    return;
                var (learner, institution) = (
                    http.RequestServices.GetRequiredService<CurrentLearner>(),
                    http.RequestServices.GetRequiredService<CurrentInstitution>()
                );
                log.LogWarning(
                    "Refused: {Why}. {Method} {Page} at {Institution} by {Learner}",
                    why,
                    http.Request.Method,
                    ((RouteEndpoint)http.GetEndpoint()!).RoutePattern.RawText,
                    institution.Id,
                    learner.IdIfKnown?.ToString() ?? "a visitor"
                );
            }
        );
    }

    private static string? WhyRefused(HttpContext http) =>
        http.GetEndpoint() is not RouteEndpoint ? null
        : http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } ? "the form had no valid token"
        : http.Response.StatusCode switch
        {
            StatusCodes.Status403Forbidden => "not allowed",
            StatusCodes.Status429TooManyRequests => "too many tries",
            // Another institution’s page or someone else’s id is answered like one that doesn’t exist.
            StatusCodes.Status404NotFound when http.User.Identity?.IsAuthenticated is true => "not there, or not theirs",
            _ => null,
        };
}
