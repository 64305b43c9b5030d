using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Training;

/// <summary>
/// Maps the site’s pages. In this namespace the compiler prefers these to the framework’s methods of the same names, which compile every handler at
/// the start: hundreds of them, of which a visit needs two or three. Here one is compiled when it is first asked for; what routing has to know of it
/// is read at the start all the same.
/// </summary>
public static class PageRoutes
{
    private static readonly string[] Get = [HttpMethods.Get];
    private static readonly string[] Post = [HttpMethods.Post];

    public static IEndpointConventionBuilder MapGet(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.Map(pattern, Get, handler);

    public static IEndpointConventionBuilder MapPost(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.Map(pattern, Post, handler);

    private static IEndpointConventionBuilder Map(this IEndpointRouteBuilder routes, string pattern, string[] methods, Delegate handler)
    {
        var page = new Page(handler, methods == Get);
        var endpoint = routes.MapMethods(pattern, methods, page.InvokeAsync);
        endpoint.Add(page.Describe);
        return endpoint;
    }

    /// <summary>Compiles a page’s handler before it is first asked for.</summary>
    /// <returns>False for what is no page.</returns>
    internal static bool Compile(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<Page>() is not { } page)
            return false;
        page.Compile();
        return true;
    }

    private sealed class Page(Delegate handler, bool isRead)
    {
        private static readonly string[] Forms = ["multipart/form-data", "application/x-www-form-urlencoded"];
        private static readonly string[] Files = ["multipart/form-data"];
        private Lazy<RequestDelegate>? compiled;

        public Task InvokeAsync(HttpContext context) => compiled!.Value(context);

        public void Compile() => _ = compiled!.Value;

        /// <summary>What the handler’s parameters say about the endpoint: the forms it reads. All else is only looked at when it is compiled.</summary>
        public void Describe(EndpointBuilder endpoint)
        {
            endpoint.Metadata.Add(this);
            endpoint.Metadata.Add(handler.Method);
            var parameters = handler.Method.GetParameters();
            if (parameters.Any(p => p.ParameterType == typeof(IFormFile)))
                endpoint.Metadata.Add(new AcceptsMetadata(Files));
            else if (
                parameters.Any(p => p.ParameterType == typeof(IFormCollection) || p.IsDefined(typeof(FromFormAttribute), inherit: false))
            )
                endpoint.Metadata.Add(new AcceptsMetadata(Forms));
            // Without the endpoint: its filters are around the delegate that was mapped, and would run here once more.
            compiled = new(() =>
                RequestDelegateFactory
                    .Create(
                        handler,
                        new()
                        {
                            ServiceProvider = endpoint.ApplicationServices,
                            RouteParameterNames = ((RouteEndpointBuilder)endpoint).RoutePattern.Parameters.Select(p => p.Name),
                            DisableInferBodyFromParameters = isRead,
                        }
                    )
                    .RequestDelegate
            );
        }
    }
}
