using Microsoft.Extensions.DependencyInjection;
using Training.Outbox;

namespace Training.Digests;

internal static class DigestRegistration
{
    public static void AddDigests(this IServiceCollection services)
    {
        services.AddSingleton<DigestToken>();
        services.AddScoped<GatherDigests>();
        services.AddOutboxHandler<PrepareDigests>(DigestsAsked.Kind);
        services.AddSingleton<AskForDigests>();
        services.AddHostedService(provider => provider.GetRequiredService<AskForDigests>());
    }
}
