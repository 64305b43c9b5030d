using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Training.Pages;
using Training.Privacy.Auditing;
using Training.Privacy.Consents;
using Training.Privacy.Erasure;
using Training.Privacy.Export;
using Training.Privacy.Incidents;
using Training.Privacy.Retention;
using Training.Privacy.WhoSees;

namespace Training.Privacy;

/// <summary>What people may ask about their data, and what those who keep it have to show.</summary>
internal static class PrivacyRegistration
{
    public static void AddPrivacy(this IServiceCollection services, RetentionSettings retention)
    {
        services.AddScoped<Audit>();
        services.AddScoped<PersonalFiles>();
        services.AddScoped<KeepConsents>();
        services.AddScoped<AskForErasure>();
        services.AddScoped<EmptyAnswers>();
        services.AddScoped<EraseLearner>();
        services.AddSingleton<KeepErasing>();
        services.AddHostedService(provider => provider.GetRequiredService<KeepErasing>());
        services.AddSingleton(retention);
        services.AddScoped<RunRetention>();
        services.AddHostedService<KeepRetention>();
    }

    public static void MapPrivacy(this IEndpointRouteBuilder routes)
    {
        routes.MapAnyone().MapShowWhoSees();

        var admins = routes.MapAdmins("/institution");
        admins.MapBrowseAudit();
        admins.MapEraseMember();
        admins.MapKeepIncidents();

        routes.MapOperators("/operations").MapShowRetention();
    }
}
