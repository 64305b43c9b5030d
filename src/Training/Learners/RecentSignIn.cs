using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Training.Pages;

namespace Training.Learners;

/// <summary>What is done only by someone who showed a moment ago who they are: a browser may have been left open.</summary>
public static class RecentSignIn
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private sealed record Required;

    /// <summary>
    /// Asks whoever comes to this route, or to the routes of this group, to show again who they are when they last did so too long ago. What they
    /// posted is sent on afterwards; a file is not, and has to be chosen again.
    /// </summary>
    public static TBuilder RequireRecentSignIn<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new Required());

    internal static bool IsRequired(EndpointMetadataCollection? of) => of?.GetMetadata<Required>() is not null;

    internal static bool IsThere(CurrentLearner learner, TimeProvider clock) => learner.ProvedAt > clock.GetUtcNow() - Window;

    /// <summary>After it is known that the form is one of ours.</summary>
    internal static IApplicationBuilder UseRecentSignIn(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                var services = http.RequestServices;
                return
                    !IsRequired(http.GetEndpoint()?.Metadata)
                    || IsThere(services.GetRequiredService<CurrentLearner>(), services.GetRequiredService<TimeProvider>())
                    ? next(http)
                    : AskAsync(http, services.GetRequiredService<Links>(), services.GetRequiredService<AccountLinks>());
            }
        );

    private static Task AskAsync(HttpContext http, Links links, AccountLinks account)
    {
        // A script must not take the page that asks for success.
        if (http.Request.Headers["Sec-Fetch-Dest"] == "empty")
            return ErrorPages.ShowAsync(http, StatusCodes.Status403Forbidden);

        var isRead = HttpMethods.IsGet(http.Request.Method);
        var page = isRead ? "" : "/posted";
        http.Response.Headers.Location = links.To($"{account.ConfirmIdentity}{page}?returnUrl={Uri.EscapeDataString(links.Here)}");
        // The browser sends the same form there.
        http.Response.StatusCode = isRead ? StatusCodes.Status302Found : StatusCodes.Status307TemporaryRedirect;
        return Task.CompletedTask;
    }
}
