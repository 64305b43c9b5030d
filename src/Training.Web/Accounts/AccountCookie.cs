using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Training.Learners;

namespace Training.Web.Accounts;

/// <summary>The cookie of a signed-in learner, and what happens to those who have none.</summary>
internal static class AccountCookie
{
    public static void Configure(CookieAuthenticationOptions options, IHostEnvironment environment)
    {
        SiteCookies.Protect(options.Cookie, "training", environment);
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.LoginPath = "/account/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = ToSignIn;
        options.Events.OnRedirectToAccessDenied = denied =>
        {
            // To someone of another institution, the pages of this one are not there; a guest may come to have them.
            var learner = denied.HttpContext.RequestServices.GetRequiredService<CurrentLearner>();
            denied
                .HttpContext.RequestServices.GetRequiredService<ILoggerFactory>()
                .CreateLogger(typeof(AccountCookie))
                .LogInformation("{Learner} may not open {Page}", learner.IdIfKnown, denied.HttpContext.GetEndpoint()?.DisplayName);
            denied.Response.StatusCode =
                learner.IsMember || learner.IsGuest ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
    }

    private static async Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (request.Headers["Sec-Fetch-Dest"] == "empty")
        {
            // A script saving an answer must not take the sign-in page for success.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        if (request.HasFormContentType && context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<KeptWhenSignedOut>() is not null)
            await KeepAsync(context.HttpContext);
        else
            context.Response.Redirect(HttpMethods.IsGet(request.Method) ? context.RedirectUri : SignInThenBack(request));
    }

    // Its token is of the account that it was written with: sent again by that account, it is good; by anyone else, it isn’t.
    private static async Task KeepAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        await new RazorComponentResult<SignedOutPage>(new { Action = http.Request.Path.Value, Fields = form.ToList() })
        {
            StatusCode = StatusCodes.Status401Unauthorized,
        }.ExecuteAsync(http);
    }

    // A posted form cannot be opened again by its own address: go back to the page it was on.
    private static string SignInThenBack(HttpRequest request)
    {
        var page =
            Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value
                ? from.PathAndQuery
                : "/";
        return $"{request.PathBase}/account/sign-in?returnUrl={Uri.EscapeDataString(page)}";
    }
}
