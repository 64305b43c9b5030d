using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Training.Statistics;

/// <summary>Counts submitted attempts every few minutes, so that nobody who opens the statistics of a quiz waits for them.</summary>
internal sealed class KeepCounting(IServiceScopeFactory scopes, TimeProvider clock, ILogger<KeepCounting> logger) : BackgroundService
{
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await CountAllAsync(stoppingToken);
        }
        catch (OperationCanceledException) { }
    }

    private async Task CountAllAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            while (await scope.ServiceProvider.GetRequiredService<CountAttempts>().RunBatchAsync(null, ct) > 0) { }
        }
        // A host that is taken down in a hurry may be gone before this.
        catch (ObjectDisposedException) { }
        // What was not counted still waits, for the next time or for another node.
        catch (Exception problem) when (problem is DbException or DbUpdateException)
        {
            logger.LogWarning("The attempts to count could not all be counted ({Problem})", problem.GetType().Name);
        }
    }
}
