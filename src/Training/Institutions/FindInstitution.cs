using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Training.Institutions;

/// <summary>Finds whose pages are asked for: by <c>/i/{slug}</c> at the beginning of the path, else by host name, else the home institution’s.</summary>
internal static class FindInstitution
{
    private const string Under = "/i/";

    /// <summary>Before routing, which then sees the same paths for every institution.</summary>
    public static IApplicationBuilder UseInstitutions(this IApplicationBuilder app)
    {
        var directory = app.ApplicationServices.GetRequiredService<InstitutionDirectory>();
        return app.Use(
            (http, next) =>
            {
                var request = http.Request;
                if (SlugOf(request.Path) is not { } slug)
                {
                    Enter(http, directory.FindByHost(request.Host.Host) ?? directory.Home, "");
                    return next(http);
                }
                // Nothing answers where no institution is: the path stays as it was, and no route has it.
                if (directory.FindBySlug(slug) is not { } institution)
                    return next(http);

                var prefix = Under + institution.Slug;
                request.PathBase += prefix;
                request.Path = request.Path.Value![(Under.Length + slug.Length)..] is { Length: > 0 } rest ? rest : "/";
                Enter(http, institution, prefix);
                return next(http);
            }
        );
    }

    private static void Enter(HttpContext http, Institution institution, string prefix) =>
        http.RequestServices.GetRequiredService<CurrentInstitution>().Enter(institution, prefix);

    private static string? SlugOf(PathString path) =>
        path.Value is { } value && value.StartsWith(Under, StringComparison.OrdinalIgnoreCase) && value.Length > Under.Length
            ? value[Under.Length..].Split('/')[0]
            : null;
}
