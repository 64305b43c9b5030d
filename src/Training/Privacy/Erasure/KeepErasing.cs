using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Training.Privacy.Erasure;

/// <summary>Every hour, erases those whose time to change their mind is over.</summary>
internal sealed class KeepErasing(IServiceScopeFactory scopes, TimeProvider clock, ILogger<KeepErasing> logger)
    : RepeatedWork(clock, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromHours(1);

    protected override Task WorkAsync(CancellationToken ct) => EraseAsync(ct);

    public async Task EraseAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var request in await scope.ServiceProvider.GetRequiredService<EraseLearner>().DueAsync(ct))
            await TryAsync(() => EraseAsync(request, ct));
    }

    private async Task EraseAsync(Guid request, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EraseLearner>().EraseAsync(request, ct);
    }
}
