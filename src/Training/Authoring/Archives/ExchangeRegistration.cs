using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Training.Authoring.Copying;
using Training.Authoring.Media;
using Training.Authoring.Pasting;
using Training.Outbox;

namespace Training.Authoring.Archives;

/// <summary>How modules come and go: archives, copies, media and pasted texts.</summary>
internal static class ExchangeRegistration
{
    public static void AddExchange(this IServiceCollection services)
    {
        services.AddScoped<DraftQuota>();
        services.AddScoped<BringIn>();
        services.AddScoped<KeptArchives>();
        services.AddScoped<FindSources>();
        services.AddOutboxHandler<ForgetKeptArchive>(KeptArchive.Kind);
    }

    public static void MapExchange(this IEndpointRouteBuilder authors)
    {
        authors.MapDownloadArchives();
        authors.MapImportArchive();
        authors.MapCopyModule();
        authors.MapShareModule();
        authors.MapFollowOrigin();
        authors.MapPasteText();
        authors.MapKeepMedia();
    }
}
