using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Institutions;
using Training.Web.Settings;

namespace Training.Web.Commands;

/// <summary>The site’s own services for a command that works on its database, without anyone being answered.</summary>
internal static class ProgramSite
{
    public static bool AreSettings(string[] arguments) => arguments.All(a => a.StartsWith("--", StringComparison.Ordinal));

    /// <param name="settings">Such as <c>--Training:DataFolder=…</c>.</param>
    /// <returns>The exit code: 2 for a wrong setting, 1 when the database is not ready, else what the work returns.</returns>
    public static async Task<int> RunAsync(string[] settings, Func<IServiceProvider, Task<int>> work)
    {
        try
        {
            await using var site = Build(settings);
            await using var scope = site.Services.CreateAsyncScope();
            if (!await IsReadyAsync(scope.ServiceProvider.GetRequiredService<TrainingDbContext>()))
            {
                await Terminal.SayAsync(Console.Error, "Commands.NoDatabase");
                return 1;
            }
            await site.Services.GetRequiredService<InstitutionDirectory>().ReloadAsync();
            return await work(scope.ServiceProvider);
        }
        catch (SettingsException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return Terminal.WrongUse;
        }
    }

    private static WebApplication Build(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        // What goes wrong is said in a sentence.
        builder.Logging.ClearProviders();
        builder.AddSite(SiteSettings.Read(builder.Configuration, builder.Environment));
        return builder.Build();
    }

    private static async Task<bool> IsReadyAsync(TrainingDbContext db)
    {
        try
        {
            return !(await db.Database.GetPendingMigrationsAsync()).Any();
        }
        catch (DbException)
        {
            return false;
        }
    }
}
