using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Training.Institutions;
using Training.Pages;

namespace Training.Web.Accounts.Providers;

/// <summary>Someone goes to their institution’s provider to sign in.</summary>
internal static class AskProvider
{
    // By a link and not by a form: our pages let no form lead to another site.
    public static void MapAskProvider(this IEndpointRouteBuilder routes) =>
        routes.MapGet("sign-in/provider", Ask).RequireRateLimiting(AccountLimits.ProvidersByAddress);

    public static async Task<Results<EmptyHttpResult, RedirectHttpResult, NotFound>> Ask(
        string? returnUrl,
        HttpContext http,
        OpenProvider providers,
        CurrentInstitution institution,
        Links link,
        ILoggerFactory logging,
        CancellationToken ct
    )
    {
        if (await providers.FindAsync(ct) is not { } provider)
            return TypedResults.NotFound();

        var back = Links.IsLocal(returnUrl) ? "?returnUrl=" + Uri.EscapeDataString(returnUrl) : "";
        var question = new AuthenticationProperties
        {
            RedirectUri = link.To(ComeBack.Address + back),
            Items = { [OpenProvider.InstitutionItem] = institution.Id.ToString() },
        };
        return await ChallengeAsync(provider, providers, question, http, logging)
            ? TypedResults.Empty
            : TypedResults.LocalRedirect(ComeBack.FailedAddress);
    }

    /// <returns>False when the provider can’t be asked.</returns>
    public static async Task<bool> ChallengeAsync(
        InstitutionOidc provider,
        OpenProvider providers,
        AuthenticationProperties question,
        HttpContext http,
        ILoggerFactory logging
    )
    {
        try
        {
            await (await providers.OpenAsync(provider, http)).ChallengeAsync(question);
            return true;
        }
        catch (Exception problem)
            when (problem is InvalidOperationException or IOException or HttpRequestException or CryptographicException)
        {
            // Its discovery document can’t be read, or the key that the secret was encrypted with is gone.
            ComeBack.Log(logging, problem);
            return false;
        }
    }
}
