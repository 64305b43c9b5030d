namespace Training.Web.Demo;

/// <summary>What a first look at the site finds there; never in production.</summary>
internal static class DemoRegistration
{
    public static void AddDemo(this IServiceCollection services)
    {
        services.AddScoped<DemoOfferings>();
        services.AddScoped<DemoActivity>();
        services.AddHostedService<SeedDemo>();
    }
}

/// <summary>Weeks of work take a moment to make: the site answers meanwhile.</summary>
internal sealed class SeedDemo(IServiceScopeFactory scopes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await InScopeAsync<DemoOfferings>(offerings => offerings.SeedAsync(stoppingToken));
        foreach (var offering in (Guid[])[DemoOfferings.Running, DemoOfferings.Over])
            await InScopeAsync<DemoActivity>(activity => activity.SeedAsync(offering, stoppingToken));
    }

    // Each offering is of another institution, which a scope turns to once.
    private async Task InScopeAsync<T>(Func<T, Task> seed)
        where T : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        await seed(scope.ServiceProvider.GetRequiredService<T>());
    }
}
