using System.Text.Json;
using Training.Institutions;

namespace Training.Outbox;

/// <summary>What a handler is given to do.</summary>
/// <param name="Id">The same however often it is tried.</param>
public sealed record OutboxTask(Guid Id, Institution Institution, string Json)
{
    public T Read<T>() => JsonSerializer.Deserialize<T>(Json) ?? throw new OutboxException("Empty");
}
