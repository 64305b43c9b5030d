using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Training.Content;
using Training.Institutions;
using Training.Learners;

namespace Training.Localization;

/// <summary>Answers in the institution’s only language when it has but one, else in the one chosen on this device, else the learner's, else the browser's, else French.</summary>
internal sealed class RequestLanguage : RequestCultureProvider
{
    public const string Cookie = "language";

    public static Language Of(HttpContext http) =>
        http.RequestServices.GetRequiredService<CurrentInstitution>().Details.OnlyLanguage
        ?? Languages.Find(http.Request.Cookies[Cookie])
        ?? http.RequestServices.GetRequiredService<CurrentLearner>().Language
        ?? Preferred(http.Request)
        ?? Language.Fr;

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
        Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(Of(httpContext).Culture().Name));

    /// <summary>Remembers a choice on this device.</summary>
    public static void Remember(HttpContext http, Language language) =>
        http.Response.Cookies.Append(
            Cookie,
            language.Code(),
            new CookieOptions
            {
                Path = http.Request.PathBase.HasValue ? http.Request.PathBase.Value : "/",
                MaxAge = TimeSpan.FromDays(365),
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                IsEssential = true,
            }
        );

    public static RequestLocalizationOptions LocalizationOptions() =>
        new()
        {
            SupportedCultures = [.. Languages.All.Select(l => l.Culture())],
            SupportedUICultures = [.. Languages.All.Select(l => l.Culture())],
            DefaultRequestCulture = new RequestCulture(Language.Fr.Culture()),
            RequestCultureProviders = [new RequestLanguage()],
        };

    private static Language? Preferred(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => Languages.Find(l.Value.Value))
            .FirstOrDefault(l => l is not null);
}
