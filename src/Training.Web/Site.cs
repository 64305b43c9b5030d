using Training.Learners;
using Training.Web.Accounts;
using Training.Web.Settings;

namespace Training.Web;

/// <summary>The site: what surrounds the library's pages.</summary>
internal static class Site
{
    public static void AddSite(this WebApplicationBuilder builder, SiteSettings settings)
    {
        builder.Services.AddSingleton(settings);
        builder.Services.AddTraining(
            new TrainingSettings(
                settings.Database,
                settings.ContentFolder,
                settings.Institution,
                new AccountLinks("~/account/sign-in", "~/account/sign-out", "~/account/register", "~/account/profile"),
                settings.Address
            )
        );
        builder.AddAccounts();
    }

    public static void UseSite(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseTraining();
        app.MapStaticAssets();
        app.MapTraining();
    }
}
