using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Training.Statistics;

/// <summary>Counts submitted attempts every few minutes, so that nobody who opens the statistics of a quiz waits for them.</summary>
internal sealed class KeepCounting(IServiceScopeFactory scopes, TimeProvider clock, ILogger<KeepCounting> logger)
    : RepeatedWork(clock, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromMinutes(2);

    // What was not counted still waits, for the next time or for another node.
    protected override async Task WorkAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        while (await scope.ServiceProvider.GetRequiredService<CountAttempts>().RunBatchAsync(null, ct) > 0) { }
    }
}
