namespace Training.Web.Demo;

/// <summary>What a first look at the site finds there; never in production.</summary>
internal static class DemoRegistration
{
    public static void AddDemo(this IServiceCollection services)
    {
        services.AddScoped<DemoOfferings>();
        services.AddScoped<DemoActivity>();
        services.AddScoped<DemoDraft>();
        services.AddHostedService<SeedDemo>();
    }
}

/// <summary>Weeks of work take a moment to make: the site answers meanwhile.</summary>
internal sealed class SeedDemo(IServiceScopeFactory scopes, ILogger<SeedDemo> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await InScopeAsync<DemoDraft>(draft => draft.SeedAsync(stoppingToken));
            await InScopeAsync<DemoOfferings>(offerings => offerings.SeedAsync(stoppingToken));
            foreach (var offering in (Guid[])[DemoOfferings.Running, DemoOfferings.Over])
                await InScopeAsync<DemoActivity>(activity => activity.SeedAsync(offering, stoppingToken));
            logger.LogInformation("The demonstration is made.");
        }
        // A host that is taken down in a hurry may be gone before this; the next start goes on where this one stopped.
        catch (Exception problem) when (problem is OperationCanceledException or ObjectDisposedException) { }
        catch (Exception problem)
        {
            // The site is worth having without it.
            logger.LogWarning(problem, "The demonstration could not be made.");
        }
    }

    // Each offering is of another institution, which a scope turns to once.
    private async Task InScopeAsync<T>(Func<T, Task> seed)
        where T : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        await seed(scope.ServiceProvider.GetRequiredService<T>());
    }
}
