using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Training.Content.Modules;

namespace Training.Catalogue;

/// <summary>
/// <c>/modules/{module}/{activity:quiz}</c>: activities share one kind of address, and each slice answers for its own kind.
/// </summary>
internal sealed class ActivityConstraint<T> : IRouteConstraint
    where T : Activity
{
    public bool Match(HttpContext? http, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection direction) =>
        http is null
        || values["module"] is string module
            && values[routeKey] is string activity
            && http.RequestServices.GetRequiredService<ContentLibrary>().IsKind<T>(module, activity);
}
