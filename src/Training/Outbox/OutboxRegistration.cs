using Microsoft.Extensions.DependencyInjection;

namespace Training.Outbox;

internal static class OutboxRegistration
{
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddScoped<AddToOutbox>();
        services.AddScoped<ClaimOutbox>();
        services.AddScoped<MendOutbox>();
        services.AddSingleton<EmptyOutbox>();
        services.AddHostedService(provider => provider.GetRequiredService<EmptyOutbox>());
    }
}
