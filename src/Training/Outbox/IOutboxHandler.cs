using Microsoft.Extensions.DependencyInjection;

namespace Training.Outbox;

/// <summary>Does one kind of work outside the request, in a scope of its own that has turned to the institution whose work it is.</summary>
/// <remarks>A process may die between doing it and saying so: doing it again must do no harm.</remarks>
public interface IOutboxHandler
{
    Task HandleAsync(OutboxTask task, CancellationToken ct);
}

/// <summary>A kind of work that this process can do.</summary>
/// <param name="IsAwaited">Someone waits for it at this moment: it goes before letters to whole cohorts.</param>
internal sealed record OutboxKind(string Name, bool IsAwaited);

/// <summary>Work could not be done; the operator is told the reason as it is, so that it holds no content and no address.</summary>
public sealed class OutboxException(string reason) : Exception(reason);

public static class OutboxHandlers
{
    /// <summary>Says who does a kind of work. Processes leave to others the kinds that they know nothing of.</summary>
    public static IServiceCollection AddOutboxHandler<T>(this IServiceCollection services, string kind, bool isAwaited = false)
        where T : class, IOutboxHandler => services.AddKeyedScoped<IOutboxHandler, T>(kind).AddSingleton(new OutboxKind(kind, isAwaited));
}
