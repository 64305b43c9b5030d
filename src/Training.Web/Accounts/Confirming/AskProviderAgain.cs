using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Training.Institutions;
using Training.Learners;
using Training.Pages;
using Training.Web.Accounts.Providers;

namespace Training.Web.Accounts.Confirming;

/// <summary>Someone whose account only their institution’s provider opens is asked by it to sign in anew, whoever it remembers.</summary>
internal static class AskProviderAgain
{
    public const string Address = ConfirmIdentity.Address + "/provider";

    /// <summary>Where whoever gave up there comes back to.</summary>
    public const string FailedAddress = ConfirmIdentity.Address + "?after=failed";

    private const string DoneAddress = Address + "/done";

    // In the ticket: it was asked for this, and not to sign in, which a provider may do without a question.
    private const string Again = "again";

    // Clocks differ.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    public static void MapAskProviderAgain(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("confirm-identity/provider", Ask).RequireRateLimiting(AccountLimits.ProvidersByAddress);
        routes.MapGet("confirm-identity/provider/done", Confirm).RequireRateLimiting(AccountLimits.ProvidersByAddress);
    }

    public static bool WasAsked(AuthenticationProperties? question) => question?.GetString(Again) == "true";

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
        var back = Uri.EscapeDataString(Links.LocalOrHome(returnUrl));
        var question = new OpenIdConnectChallengeProperties
        {
            RedirectUri = link.To($"{DoneAddress}?returnUrl={back}"),
            Prompt = "login",
            MaxAge = TimeSpan.Zero,
            Items = { [OpenProvider.InstitutionItem] = institution.Id.ToString(), [Again] = "true" },
        };
        return await AskProvider.ChallengeAsync(provider, providers, question, http, logging)
            ? TypedResults.Empty
            : TypedResults.LocalRedirect(FailedAddress);
    }

    public static async Task<Results<RedirectHttpResult, NotFound>> Confirm(
        string? returnUrl,
        HttpContext http,
        WelcomePerson welcome,
        CurrentInstitution institution,
        LearnerSignIn signIn,
        CurrentLearner current,
        TimeProvider clock
    )
    {
        var ticket = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        var person = await ProviderPerson.ReadAsync(http, institution);
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        if (
            person is null
            || !WasAsked(ticket.Properties)
            // One that doesn’t say was asked to ask, and is believed to have done it.
            || SaysLately(ticket.Principal, clock) is false
            || await welcome.FindLinkedAsync(person) is not { } learner
            || learner.Id != current.Id
        )
            return TypedResults.LocalRedirect(FailedAddress);
        await signIn.ConfirmAsync(learner);
        return TypedResults.LocalRedirect(Links.LocalOrHome(returnUrl));
    }

    /// <summary>Whether the person showed a provider lately who they are; null when it doesn’t say, which the standard wants it to.</summary>
    public static bool? SaysLately(ClaimsPrincipal? person, TimeProvider clock) =>
        person?.FindFirstValue("auth_time") is { } said
            ? long.TryParse(said, CultureInfo.InvariantCulture, out var seconds)
                && seconds >= (clock.GetUtcNow() - RecentSignIn.Window - Margin).ToUnixTimeSeconds()
            : null;
}
