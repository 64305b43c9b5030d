using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Training.Catalogue;
using Training.Learners;
using Training.Pages;

namespace Training.Guests;

/// <summary>What a guest may open: the activities of the taster, and nothing else that asks for an account.</summary>
internal static class GuestAccess
{
    public static bool IsInTaster(HttpContext http) =>
        http.GetRouteValue("module") is string module
        && http.GetRouteValue("activity") is string activity
        && http.RequestServices.GetRequiredService<ContentLibrary>().IsInTaster(module, activity);
}

/// <summary>Where a page asks for more than a guest has, offers an account instead of an error.</summary>
internal sealed class OfferAccount : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        // A script that posts must not take a page for success.
        if (
            !authorizeResult.Forbidden
            || !context.RequestServices.GetRequiredService<CurrentLearner>().IsGuest
            || context.Request.Headers["Sec-Fetch-Dest"] == "empty"
        )
            return usual.HandleAsync(next, context, policy, authorizeResult);

        var links = context.RequestServices.GetRequiredService<Links>();
        var back = HttpMethods.IsGet(context.Request.Method) ? "?returnUrl=" + Uri.EscapeDataString(links.Here) : "";
        context.Response.Redirect(links.To("~/taster/account" + back));
        return Task.CompletedTask;
    }
}
