using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;
using Training.Web.Settings;

namespace Training.Web.Commands;

/// <summary><c>role grant</c> gives someone with an account a role; <c>role revoke</c> takes it away. It reads the settings that the site reads.</summary>
internal static class RoleCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (
            args is not [("grant" or "revoke") and var verb, var code, var email, .. var settings]
            || Roles.Find(code) is not { } role
            || !settings.All(s => s.StartsWith("--", StringComparison.Ordinal))
        )
        {
            await Terminal.SayAsync(Console.Error, "Commands.Role.Usage");
            return Terminal.WrongUse;
        }
        try
        {
            await using var site = Build(settings);
            await using var scope = site.Services.CreateAsyncScope();
            return await ChangeAsync(scope.ServiceProvider, verb == "grant", role, email);
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

    private static async Task<int> ChangeAsync(IServiceProvider services, bool isGrant, Role role, string email)
    {
        if (!await IsReadyAsync(services.GetRequiredService<TrainingDbContext>()))
        {
            await Terminal.SayAsync(Console.Error, "Commands.Role.NoDatabase");
            return 1;
        }
        if (await services.GetRequiredService<UserManager<Learner>>().FindByEmailAsync(email) is not { } learner)
        {
            await Terminal.SayAsync(Console.Error, "Commands.Role.NoLearner", email);
            return 1;
        }

        var roles = services.GetRequiredService<GrantRole>();
        var changed = isGrant ? await roles.GrantAsync(learner, role) : await roles.RevokeAsync(learner, role);
        var said = (isGrant, changed) switch
        {
            (true, true) => "Commands.Role.Granted",
            (true, false) => "Commands.Role.GrantedBefore",
            (false, true) => "Commands.Role.Revoked",
            _ => "Commands.Role.RevokedBefore",
        };
        await Terminal.SayAsync(Console.Out, said, email, role.Code());
        return 0;
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
