namespace Training.Content.Files;

/// <summary>Keeps what something writes at once, until it is sent on: a response takes what it is given as it can.</summary>
public sealed class HeldStream : MemoryStream
{
    // What was sent can’t be come back to.
    public override bool CanSeek => false;

    /// <summary>Sends what was written since the last time.</summary>
    public async Task SendAsync(Stream to, CancellationToken ct)
    {
        await to.WriteAsync(GetBuffer().AsMemory(0, (int)Length), ct);
        SetLength(0);
    }
}
