using Microsoft.Extensions.DependencyInjection;
using Training.Outbox;

namespace Training.Files;

internal static class FilesRegistration
{
    public static void AddFiles(this IServiceCollection services)
    {
        services.AddScoped<FindFiles>();
        services.AddScoped<AskForFile>();
        services.AddOutboxHandler<WritePreparedFile>(FileAsked.Kind);
        services.AddOutboxHandler<ForgetPreparedFile>(PreparedFile.Kind);
    }
}
