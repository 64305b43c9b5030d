using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Training.Privacy.Retention;

/// <summary>Four times a day, so that a site that starts anew every night does it too, forgets what is older than it is kept.</summary>
internal sealed class KeepRetention(IServiceScopeFactory scopes, TimeProvider clock, ILogger<KeepRetention> logger)
    : RepeatedWork(clock, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromHours(6);

    protected override async Task WorkAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RunRetention>().RunAsync(ct);
    }
}
