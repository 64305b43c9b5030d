using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Training.Institutions;
using Training.Localization;

namespace Training.Pages;

/// <summary>What went wrong, in the words of the person who meets it; each has its texts under <c>Problem.*</c>.</summary>
public enum Problem
{
    BadRequest,
    ExpiredForm,
    Forbidden,
    NotFound,
    TooManyRequests,
    NotSecure,
    Failure,
}

/// <summary>Answers every empty error with a page that helps, and every failure with a reference to quote.</summary>
public static class ErrorPages
{
    internal static IApplicationBuilder UseErrorPages(this IApplicationBuilder app)
    {
        app.UseStatusCodePages(context => ShowAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
        app.UseExceptionHandler(failed => failed.Run(ReportAsync));
        return app;
    }

    /// <summary>Writes the error page as the answer to this request.</summary>
    public static async Task ShowAsync(HttpContext http, int status, Problem? problem = null)
    {
        if (status == StatusCodes.Status429TooManyRequests)
            http.Response.Headers.RetryAfter = "900";
        if (IsForScript(http.Request))
        {
            await TypedResults.Problem(statusCode: status, instance: Reference(http)).ExecuteAsync(http);
            return;
        }

        // A page that failed while it was being written leaves a broken renderer in the request's services.
        var spoilt = http.RequestServices;
        await using var fresh = spoilt.CreateAsyncScope();
        var institution = spoilt.GetRequiredService<CurrentInstitution>();
        fresh.ServiceProvider.GetRequiredService<CurrentInstitution>().Enter(institution.Details, institution.Prefix);
        http.RequestServices = fresh.ServiceProvider;
        // Errors surface outside the part of the request that knows its language.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = RequestLanguage.Of(http).Culture();
        await new RazorComponentResult<ErrorPage>(new { Problem = problem ?? For(status), Reference = Reference(http) })
        {
            StatusCode = status,
        }.ExecuteAsync(http);
        http.RequestServices = spoilt;
    }

    private static Task ReportAsync(HttpContext http) => ShowAsync(http, Status(http));

    private static int Status(HttpContext http)
    {
        // A body that is too large, or a malformed request, is the sender's: the framework names the status.
        if (http.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException { StatusCode: var status })
            return status;

        http.RequestServices.GetRequiredService<ILoggerFactory>()
            .CreateLogger(typeof(ErrorPages))
            .LogError("A page failed; the learner was given the reference {Reference}", Reference(http));
        return StatusCodes.Status500InternalServerError;
    }

    // A script cannot read a page; browsers say when one is asking.
    private static bool IsForScript(HttpRequest request) => request.Headers["Sec-Fetch-Dest"] == "empty";

    private static Problem For(int status) =>
        status switch
        {
            StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => Problem.Forbidden,
            StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => Problem.NotFound,
            StatusCodes.Status429TooManyRequests => Problem.TooManyRequests,
            < StatusCodes.Status500InternalServerError => Problem.BadRequest,
            _ => Problem.Failure,
        };

    // Short enough to read over the phone; the logs' trace id begins with it.
    private static string Reference(HttpContext http) => (Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier)[..10];
}
