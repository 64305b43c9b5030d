namespace Training.Web.Demo;

/// <summary>What a first look at the site finds there; never in production.</summary>
internal static class DemoRegistration
{
    public static void AddDemo(this IServiceCollection services)
    {
        services.AddScoped<DemoOfferings>();
        services.AddScoped<DemoActivity>();
        services.AddHostedService<SeedDemoActivity>();
    }
}

/// <summary>Weeks of work take a moment to make: the site answers meanwhile.</summary>
internal sealed class SeedDemoActivity(IServiceScopeFactory scopes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var offering in (Guid[])[DemoOfferings.Running, DemoOfferings.Over])
        {
            // Each offering is of another institution, which a scope turns to once.
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DemoActivity>().SeedAsync(offering, stoppingToken);
        }
    }
}
