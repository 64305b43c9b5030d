using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Training.Data;

namespace Training.Web;

/// <summary>What a load balancer asks: is the process alive, and may it be sent learners?</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes
            .MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Readiness.Tag) })
            .AllowAnonymous();
    }
}
