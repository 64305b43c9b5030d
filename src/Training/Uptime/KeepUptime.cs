using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Training.Data;

namespace Training.Uptime;

/// <summary>Writes down, every few seconds, that this process is up; a process that is killed stops doing so.</summary>
internal sealed class KeepUptime(IServiceScopeFactory scopes, TimeProvider clock, ILogger<KeepUptime> logger) : BackgroundService
{
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    // No timed attempt lasts longer.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly SiteUptime uptime = new() { From = clock.GetUtcNow(), To = clock.GetUtcNow() };

    /// <summary>Since when this process is up.</summary>
    public DateTimeOffset From => uptime.From;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(async db =>
        {
            db.Add(uptime);
            await db.SaveChangesAsync(cancellationToken);
            var oldest = clock.GetUtcNow() - Kept;
            await db.Set<SiteUptime>().Where(u => u.To < oldest).ExecuteDeleteAsync(cancellationToken);
        });
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await BeatAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Not a periodic timer: beats that were missed, by a machine that slept, are not made up for.
            while (true)
            {
                await Task.Delay(Beat, clock, stoppingToken);
                await BeatAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) { }
    }

    private Task BeatAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return WriteAsync(db =>
            db.Set<SiteUptime>().Where(u => u.Id == uptime.Id).ExecuteUpdateAsync(change => change.SetProperty(u => u.To, now), ct)
        );
    }

    private async Task WriteAsync(Func<TrainingDbContext, Task> write)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await write(scope.ServiceProvider.GetRequiredService<TrainingDbContext>());
        }
        // A host that is taken down in a hurry may be gone before this.
        catch (ObjectDisposedException) { }
        // The site goes on without it: at worst, someone gets back a little more time than was lost.
        catch (Exception problem) when (problem is DbException or DbUpdateException)
        {
            logger.LogWarning("The site’s uptime could not be written down ({Problem})", problem.GetType().Name);
        }
    }
}
