using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Training.Institutions.Profile;

/// <summary>Gives out the style sheet of an institution that has a colour of its own.</summary>
internal static class ServeAccent
{
    public static void MapServeAccent(this IEndpointRouteBuilder routes) => routes.MapGet("/institution.css", Serve);

    public static string Address(Institution institution) => $"~/institution.css?v={institution.Revision}";

    private static Results<ContentHttpResult, NotFound> Serve(int? v, CurrentInstitution institution, HttpContext http)
    {
        if (Colour.Parse(institution.Details.Accent) is not { } accent)
            return TypedResults.NotFound();
        // Another node may know of the change before this one does: what it asked for is then not what this is.
        http.Response.Headers.CacheControl = v == institution.Details.Revision ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Content(Accent.Css(accent), "text/css");
    }
}
