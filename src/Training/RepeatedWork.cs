using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Training;

/// <summary>
/// Something that every process of the site does again and again, with a pause between. Not by a periodic timer: turns that were missed, by a machine
/// that slept, are not made up for. What fails is logged by its kind alone, since messages may name people, and is tried again the next time.
/// </summary>
public abstract class RepeatedWork(TimeProvider clock, ILogger logger) : BackgroundService
{
    protected TimeProvider Clock => clock;

    protected ILogger Logger => logger;

    protected abstract TimeSpan Pause { get; }

    protected abstract Task WorkAsync(CancellationToken ct);

    protected virtual Task WaitAsync(CancellationToken ct) => Task.Delay(Pause, clock, ct);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await WaitAsync(stoppingToken);
                await TryAsync(() => WorkAsync(stoppingToken));
            }
        }
        catch (OperationCanceledException) { }
    }

    /// <summary>Does a part of the work, whose trouble is neither the other parts’ nor the site’s.</summary>
    protected async Task TryAsync(Func<Task> part)
    {
        try
        {
            await part();
        }
        // A host that is taken down in a hurry may be gone before this.
        catch (ObjectDisposedException) { }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            logger.LogWarning("{Work} could not be done, and is tried again later ({Problem})", GetType().Name, problem.GetType().Name);
        }
    }
}
