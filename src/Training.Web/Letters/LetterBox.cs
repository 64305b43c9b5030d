using System.Collections.Concurrent;

namespace Training.Web.Letters;

/// <summary>Sends letters after the page has answered, so that the time it takes tells nobody whether an account exists.</summary>
/// <remarks>A letter is lost when the process is killed before it left; its reader asks for another.</remarks>
internal sealed class LetterBox(LetterWriter writer, ILetterCarrier carrier, ILogger<LetterBox> logger) : IHostedService
{
    private readonly ConcurrentDictionary<Task, byte> onTheWay = new();

    public void Drop(Letter letter)
    {
        var sending = Task.Run(() => SendAsync(letter));
        onTheWay.TryAdd(sending, 0);
        _ = sending.ContinueWith(done => onTheWay.TryRemove(done, out _), TaskScheduler.Default);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(onTheWay.Keys).WaitAsync(cancellationToken);

    private async Task SendAsync(Letter letter)
    {
        try
        {
            await carrier.CarryAsync(await writer.WriteAsync(letter), CancellationToken.None);
        }
        catch (Exception problem)
        {
            // Mail servers put the recipient into their refusals: only the kind of failure is logged.
            logger.LogError("A letter could not be sent: {Problem}", problem.GetType().Name);
        }
    }
}
