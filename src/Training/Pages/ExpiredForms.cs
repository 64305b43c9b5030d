using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Training.Pages;

/// <summary>Stops a form whose antiforgery token is missing, forged or too old, before anything reads it.</summary>
internal static class ExpiredForms
{
    public static IApplicationBuilder UseExpiredForms(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
                    await next(http);
                else
                    await ErrorPages.ShowAsync(http, StatusCodes.Status400BadRequest, Problem.ExpiredForm);
            }
        );
}
