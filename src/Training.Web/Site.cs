using Training.Learners;
using Training.Web.Accounts;
using Training.Web.Accounts.Confirming;
using Training.Web.Demo;
using Training.Web.Joining;
using Training.Web.Letters;
using Training.Web.Settings;

namespace Training.Web;

/// <summary>The site: what surrounds the library's pages.</summary>
internal static class Site
{
    public static void AddSite(this WebApplicationBuilder builder, SiteSettings settings)
    {
        builder.AddServer();
        builder.Services.AddSingleton(settings);
        builder.Services.AddTraining(
            new TrainingSettings(
                settings.Database,
                settings.ContentFolder,
                settings.Institution,
                new AccountLinks(
                    "~/account/sign-in",
                    "~/account/sign-out",
                    "~/account/register",
                    "~/account/profile",
                    "~/account/guest",
                    ConfirmIdentity.Address
                ),
                settings.Address
            )
            {
                Retention = settings.Retention,
                Authoring = settings.Authoring,
            }
        );
        builder.Services.AddLetters(settings.Mail);
        builder.AddAccounts();
        if (settings.DemoData)
            builder.Services.AddDemo();
    }

    public static void UseSite(this WebApplication app)
    {
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseResponseCompression();

        // A site published under https://example.ca/training answers there; routes are looked for after the prefix is off.
        if (app.Services.GetRequiredService<SiteSettings>().Address.Prefix is { HasValue: true } prefix)
            app.UsePathBase(prefix);
        if (!app.Environment.IsDevelopment())
            app.UseOnlyHttps();
        app.UseTrainingInstitutions();
        app.UseRouting();
        app.UseTraining();
        app.UseRateLimiter();

        app.MapStaticAssets().KeepFonts();
        app.MapHealth();
        app.MapTraining();
        app.MapAccounts();
        app.MapJoining();
    }

    /// <summary>Brings the database up to date and adds what a first look needs; before anyone is answered.</summary>
    public static async Task PrepareDataAsync(this WebApplication app)
    {
        await app.Services.PrepareTrainingAsync();
        if (!app.Services.GetRequiredService<SiteSettings>().DemoData)
            return;

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoLearner>().SeedAsync();
    }
}
