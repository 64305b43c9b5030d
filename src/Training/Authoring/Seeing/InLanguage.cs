using System.Globalization;
using Microsoft.AspNetCore.Http;
using Training.Content;
using Training.Localization;

namespace Training.Authoring.Seeing;

/// <summary>A page in another language than the one that it was asked for in.</summary>
internal sealed class InLanguage(IResult page, Language language) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture();
        return page.ExecuteAsync(httpContext);
    }
}
