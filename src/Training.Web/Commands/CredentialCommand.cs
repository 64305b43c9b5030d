using Training.Credentials.Keys;
using Training.Institutions;

namespace Training.Web.Commands;

/// <summary>
/// <c>credential rotate-keys</c> has an institution sign with new keys: the home institution, or the one that <c>--institution=</c> names;
/// <c>credential verify</c> says whether a signed badge holds. It reads the settings that the site reads.
/// </summary>
internal static class CredentialCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["verify", .. var asked])
            return await VerifyCommand.RunAsync(asked);
        if (args is ["rotate-keys", .. var settings] && ProgramSite.AreSettings(settings))
            return await ProgramSite.RunAsync(settings, RotateAsync);
        await Terminal.SayAsync(Console.Error, "Commands.Credential.Usage");
        return Terminal.WrongUse;
    }

    private static async Task<int> RotateAsync(IServiceProvider services)
    {
        var institutions = services.GetRequiredService<InstitutionDirectory>();
        var institution = institutions.Home;
        if (services.GetRequiredService<IConfiguration>()["institution"] is { Length: > 0 } slug)
        {
            if (institutions.FindBySlug(slug) is not { } found)
            {
                await Terminal.SayAsync(Console.Error, "Commands.Institution.None", slug);
                return 1;
            }
            institution = found;
        }
        foreach (var key in await services.GetRequiredService<SigningKeys>().RotateAsync(institution, default))
            await Terminal.SayAsync(Console.Out, "Commands.Credential.Rotated", institution.Slug, key.Id, key.Algorithm);
        return 0;
    }
}
