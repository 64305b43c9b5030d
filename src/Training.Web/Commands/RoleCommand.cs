using Microsoft.AspNetCore.Identity;
using Training.Institutions;
using Training.Learners;

namespace Training.Web.Commands;

/// <summary>
/// <c>role grant</c> gives someone with an account a role, at the home institution or at the one that <c>--institution=</c> names;
/// <c>role revoke</c> takes it away. It reads the settings that the site reads.
/// </summary>
internal static class RoleCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (
            args is [("grant" or "revoke") and var verb, var code, var email, .. var settings]
            && Roles.Find(code) is { } role
            && ProgramSite.AreSettings(settings)
        )
            return await ProgramSite.RunAsync(settings, services => ChangeAsync(services, verb == "grant", role, email));
        await Terminal.SayAsync(Console.Error, "Commands.Role.Usage");
        return Terminal.WrongUse;
    }

    private static async Task<int> ChangeAsync(IServiceProvider services, bool isGrant, Role role, string email)
    {
        if (services.GetRequiredService<IConfiguration>()["institution"] is { Length: > 0 } slug)
        {
            if (services.GetRequiredService<InstitutionDirectory>().FindBySlug(slug) is not { } institution)
            {
                await Terminal.SayAsync(Console.Error, "Commands.Institution.None", slug);
                return 1;
            }
            services.GetRequiredService<CurrentInstitution>().Enter(institution);
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
}
