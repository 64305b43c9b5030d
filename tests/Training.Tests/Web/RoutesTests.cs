using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Training.Tests.Web;

public sealed class RoutesTests
{
    [Fact]
    public void Every_route_says_who_may_open_it()
    {
        using var site = new TrainingSite();

        var silent = Routes(site)
            .Where(e => e.Metadata.GetMetadata<IAuthorizeData>()?.Policy is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => e.DisplayName);

        Assert.Empty(silent);
    }

    [Fact]
    public void Every_route_that_changes_something_asks_for_the_form_token()
    {
        using var site = new TrainingSite();

        var unguarded = Routes(site)
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(m => m is not ("GET" or "HEAD")) is true)
            .Where(e => e.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation is not true)
            .Select(e => e.DisplayName);

        Assert.Empty(unguarded);
    }

    private static IEnumerable<RouteEndpoint> Routes(TrainingSite site) =>
        site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null);
}
