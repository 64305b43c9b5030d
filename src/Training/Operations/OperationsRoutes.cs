using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Training.Data;

namespace Training.Operations;

/// <summary>All the pages of an operator, and what they ask.</summary>
internal static class OperationsRoutes
{
    public static void AddOperations(this IServiceCollection services)
    {
        services.AddScoped<CountOutbox>();
        services.AddScoped<MeasureDatabase>();
    }

    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapShowOperations();
        routes.MapKeepInstitutions();
        routes.MapShowVersions();
        routes.MapSeeToOutbox();
        routes.MapShowMail();
        routes.MapShowStorage();
    }
}
