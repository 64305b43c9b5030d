using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Training.Localization;
using Training.Web.Accounts;
using Training.Web.Settings;

namespace Training.Web;

/// <summary>What a person at the terminal wants to know: where to look, and who to sign in as.</summary>
internal static class StartMessage
{
    /// <summary>Another program answers at the address this one was to use.</summary>
    public static string AddressTaken() =>
        string.Join(Environment.NewLine, Languages.All.Select(language => ResourceText.In(language, "Start.AddressTaken")));

    public static void SayWhereToLook(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            return;

        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            if (addresses.Count == 0)
                return;

            var demo = app.Services.GetRequiredService<SiteSettings>().DemoData;
            foreach (var language in Languages.All)
            {
                Console.WriteLine(ResourceText.In(language, "Start.Address", string.Join(" ", addresses)));
                if (demo)
                    Console.WriteLine(
                        ResourceText.In(language, "Start.Demo", DemoLearner.Email, DemoLearner.Password, DemoLearner.InstructorEmail)
                    );
            }
        });
    }
}
