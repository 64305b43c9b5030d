using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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

    [Fact]
    public void Every_handler_compiles_though_none_is_compiled_before_it_is_asked_for()
    {
        using var site = new TrainingSite();

        var compiled = Routes(site).Count(PageRoutes.Compile);

        Assert.True(compiled > 200, $"Only {compiled} handlers were compiled.");
    }

    [Fact]
    public async Task A_filter_of_a_page_runs_once()
    {
        var calls = 0;
        await using var app = WebApplication.CreateSlimBuilder().Build();
        PageRoutes
            .MapGet(app, "/page", () => TypedResults.Ok())
            .AddEndpointFilter(
                (context, next) =>
                {
                    calls++;
                    return next(context);
                }
            );
        var page = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).Single();

        await page.RequestDelegate!(new DefaultHttpContext { RequestServices = app.Services });

        Assert.Equal(1, calls);
    }

    private static IEnumerable<RouteEndpoint> Routes(TrainingSite site) =>
        site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null);
}
