using System.Threading.Channels;

namespace Training.Outbox;

/// <summary>Wakes this process’s <see cref="EmptyOutbox"/> when work was saved here. It carries no work: a signal that is lost costs only a short wait.</summary>
internal sealed class OutboxSignal
{
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Ring() => bell.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken ct) => await bell.Reader.ReadAsync(ct);
}
