using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Learners;
using Training.Pages.Forms;

namespace Training.Credentials.Registrar;

/// <summary>A registrar renews a credential that expires: another one takes its place, with the same facts, that lasts as long as the template says from today.</summary>
internal static class RenewCredential
{
    public static void MapRenewCredential(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/credentials/{code}/renewed", Submit).RequireRecentSignIn();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<RegisteredPage>, NotFound>> Submit(
        string code,
        OpenRegister register,
        ReplaceCredential replace,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await register.ReadAsync(code, ct) is not { } found)
            return TypedResults.NotFound();
        if (await FindDoneAsync(found, register, ct) is { } before)
            return Done(before);
        if (!found.MayRenew)
            return KeepRegistered.Page(found, new FormErrors(), isOvertaken: true);

        var renewed = found.Credential.Successor(clock.GetUtcNow(), found.Credential.HolderName, found.RenewsUntil);
        if (await replace.RunAsync(found.Credential, renewed, CredentialEventKind.Renewed, ct))
            return Done(renewed);
        found = (await register.ReadAsync(code, ct))!;
        return await FindDoneAsync(found, register, ct) is { } same
            ? Done(same)
            : KeepRegistered.Page(found, new FormErrors(), isOvertaken: true);
    }

    // A second click wanted what the first one did.
    private static async Task<Credential?> FindDoneAsync(RegisteredCredential found, OpenRegister register, CancellationToken ct) =>
        found.Credential.SupersededBy is { } code && found.History.Any(e => e.Kind == CredentialEventKind.Renewed)
            ? await register.FindAsync(code, ct)
            : null;

    private static RedirectHttpResult Done(Credential renewed) =>
        TypedResults.LocalRedirect(KeepRegistered.Address(renewed) + "?saved=renewed");
}
