using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Training.Data;

namespace Training.Uptime;

/// <summary>Writes down, every few seconds, that this process is up; a process that is killed stops doing so.</summary>
internal sealed class KeepUptime(IServiceScopeFactory scopes, TimeProvider clock, ILogger<KeepUptime> logger) : RepeatedWork(clock, logger)
{
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    // No timed attempt lasts longer.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly SiteUptime uptime = new() { From = clock.GetUtcNow(), To = clock.GetUtcNow() };

    protected override TimeSpan Pause => Beat;

    /// <summary>Since when this process is up.</summary>
    public DateTimeOffset From => uptime.From;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(async db =>
        {
            db.Add(uptime);
            await db.SaveChangesAsync(cancellationToken);
            var oldest = Clock.GetUtcNow() - Kept;
            await db.Set<SiteUptime>().Where(u => u.To < oldest).ExecuteDeleteAsync(cancellationToken);
        });
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await BeatAsync(cancellationToken);
    }

    protected override Task WorkAsync(CancellationToken ct) => BeatAsync(ct);

    private Task BeatAsync(CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        return WriteAsync(db =>
            db.Set<SiteUptime>().Where(u => u.Id == uptime.Id).ExecuteUpdateAsync(change => change.SetProperty(u => u.To, now), ct)
        );
    }

    // The site goes on without it: at worst, someone gets back a little more time than was lost.
    private Task WriteAsync(Func<TrainingDbContext, Task> write) =>
        TryAsync(async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await write(scope.ServiceProvider.GetRequiredService<TrainingDbContext>());
        });
}
