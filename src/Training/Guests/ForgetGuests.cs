using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Training.Guests;

/// <summary>Every hour, erases the guests who did nothing for seven days.</summary>
internal sealed class ForgetGuests(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgetGuests> logger)
    : RepeatedWork(clock, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromHours(1);

    protected override Task WorkAsync(CancellationToken ct) => ForgetAsync(ct);

    /// <summary>Erases those whose time has come.</summary>
    public async Task ForgetAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        while (await scope.ServiceProvider.GetRequiredService<EraseGuests>().RunBatchAsync(ct) > 0) { }
    }
}
