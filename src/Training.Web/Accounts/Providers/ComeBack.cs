using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Training.Data;
using Training.Institutions;
using Training.Pages;
using Training.Web.Accounts.Confirming;

namespace Training.Web.Accounts.Providers;

/// <summary>Someone comes back from their institution’s provider, and is let in, asked for their password once, given an account, or refused.</summary>
internal static class ComeBack
{
    public const string Address = "~/account/sign-in/provider/done";
    public const string FailedAddress = "~/account/sign-in?after=provider-failed";
    private const string TooLate = "~/account/sign-in?after=late";

    public static void MapComeBack(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("sign-in/provider/callback", Receive).RequireRateLimiting(AccountLimits.ProvidersByAddress);
        routes.MapGet("sign-in/provider/done", Welcome).RequireRateLimiting(AccountLimits.ProvidersByAddress);
    }

    /// <summary>The provider’s answer: checked by the framework, which leads on to <see cref="Welcome"/> or to <see cref="Failed"/>.</summary>
    public static async Task<Results<EmptyHttpResult, RedirectHttpResult, NotFound>> Receive(
        HttpContext http,
        OpenProvider providers,
        ILoggerFactory logging,
        CancellationToken ct
    )
    {
        if (await providers.FindAsync(ct) is not { } provider)
            return TypedResults.NotFound();
        try
        {
            if (await (await providers.OpenAsync(provider, http)).HandleRequestAsync())
                return TypedResults.Empty;
            // They gave up at the provider, or it wouldn’t have them.
            Log(logging, null);
        }
        catch (CryptographicException problem)
        {
            Log(logging, problem);
        }
        return TypedResults.LocalRedirect(FailedAddress);
    }

    public static async Task<IResult> Welcome(
        string? returnUrl,
        HttpContext http,
        OpenProvider providers,
        WelcomePerson welcome,
        CurrentInstitution institution,
        LearnerSignIn signIn,
        AccountLetters letters,
        TrainingDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        // A provider lets in whoever it remembers: that proves something only where it says that it has just asked them.
        var ticket = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        var isProved = AskProviderAgain.SaysLately(ticket.Principal, clock) is true;
        if (await ProviderPerson.ReadAsync(http, institution) is not { } person || await providers.FindAsync(ct) is not { } provider)
            return TypedResults.LocalRedirect(TooLate);

        var learner = await welcome.FindLinkedAsync(person);
        var back = Links.IsLocal(returnUrl) ? returnUrl : null;
        if (learner is null)
        {
            var toLink = await welcome.FindToLinkAsync(person);
            if (!await welcome.AllowsAsync(person, toLink, provider, ct))
                return await RefuseAsync(http, "NotMember", provider);
            if (toLink is not null)
                return TypedResults.LocalRedirect(LinkAccount.With(back));
            if (!AccountRules.IsEmail(person.Email))
                return await RefuseAsync(http, "NoAddress", provider);
            if (await welcome.FindByAddressAsync(person.Email) is { } known)
            {
                // The provider doesn’t vouch for the address: only its mailbox is told that it has an account.
                await http.SignOutAsync(IdentityConstants.ExternalScheme);
                await letters.AskForKnownAsync(known.Email!);
                await db.SaveChangesAsync(ct);
                return TypedResults.LocalRedirect("~/account/register/sent");
            }
            learner = await welcome.CreateAsync(person);
            if (learner is null)
                return TypedResults.LocalRedirect(FailedAddress);
        }
        else if (!await welcome.AllowsAsync(person, learner, provider, ct))
            return await RefuseAsync(http, "NotMember", provider);

        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        if (!learner.EmailConfirmed)
        {
            await letters.AskForConfirmationAsync(learner.Email!, back);
            await db.SaveChangesAsync(ct);
            return TypedResults.LocalRedirect("~/account/register/sent");
        }
        await welcome.JoinAsync(learner, provider, ct);
        return TypedResults.LocalRedirect(await signIn.EnterAsync(learner, remember: false, back, isProved));
    }

    /// <summary>Not what was asked for, given up, or not signed as it should be: the page says that it did not work, and the log says why.</summary>
    public static Task Failed(RemoteFailureContext context)
    {
        Log(context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>(), context.Failure);
        var page = AskProviderAgain.WasAsked(context.Properties) ? AskProviderAgain.FailedAddress : FailedAddress;
        context.Response.Redirect(context.Request.PathBase + page[1..]);
        context.HandleResponse();
        return Task.CompletedTask;
    }

    // The kind only, and the standard’s word for it: a message may repeat what the provider or a visitor wrote.
    public static void Log(ILoggerFactory logging, Exception? problem) =>
        logging
            .CreateLogger(typeof(ComeBack))
            .LogWarning(
                "Signing in by an institution's provider failed: {Kind} {Error}",
                problem?.GetBaseException().GetType().Name ?? "refused",
                problem?.Data["error"] is string { Length: <= 40 } said && said.All(c => char.IsAsciiLetterLower(c) || c == '_') ? said : ""
            );

    private static async Task<IResult> RefuseAsync(HttpContext http, string why, InstitutionOidc provider)
    {
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        return new RazorComponentResult<ProviderRefusedPage>(new { Why = why, provider.Name })
        {
            StatusCode = StatusCodes.Status403Forbidden,
        };
    }
}
