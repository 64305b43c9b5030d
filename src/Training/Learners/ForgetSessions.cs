using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Training.Learners;

/// <summary>Every hour, deletes the devices that were signed out a month ago.</summary>
internal sealed class ForgetSessions(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgetSessions> logger)
    : RepeatedWork(clock, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromHours(1);

    protected override async Task WorkAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SignInSessions>().ForgetAsync(ct);
    }
}
