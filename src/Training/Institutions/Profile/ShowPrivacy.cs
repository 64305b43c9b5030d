using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Training.Institutions.Profile;

/// <summary>Anyone reads what becomes of personal data: in the institution’s words, or else in the site’s.</summary>
internal static class ShowPrivacy
{
    public static void MapShowPrivacy(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/privacy", () => new RazorComponentResult<PrivacyPage>());
}
