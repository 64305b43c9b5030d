using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Training.Localization;
using Training.Pages;
using Training.Pages.Forms;

namespace Training.Web.Accounts.Passkeys;

/// <summary>What the browser says with a passkey.</summary>
public sealed class PasskeyForm
{
    /// <summary>JSON, as the browser writes it.</summary>
    public string? Credential { get; set; }

    public string? ReturnUrl { get; set; }
}

/// <summary>
/// A learner signs in with a passkey. The device has asked who they are, by a finger or a number: that is two steps in one. Wrong passwords of
/// others do not lock it, for it can’t be guessed.
/// </summary>
internal static class SignInByPasskey
{
    public static void MapSignInByPasskey(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("sign-in/passkey/options", Options).RequireRateLimiting(AccountLimits.ByAddress);
        routes.MapPost("sign-in/passkey", Submit).RequireRateLimiting(AccountLimits.ByAddress);
    }

    /// <summary>Of no account in particular: the device knows which ones it has a key of.</summary>
    public static async Task<ContentHttpResult> Options(LearnerSignIn signIn) =>
        TypedResults.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<SignInPage>>> Submit(
        [FromForm] PasskeyForm form,
        LearnerSignIn signIn,
        IStringLocalizer<TrainingText> text
    )
    {
        if (await signIn.FindByPasskeyAsync(form.Credential) is { EmailConfirmed: true } learner)
        {
            await signIn.LetInAsync(learner, remember: false);
            return TypedResults.LocalRedirect(Links.LocalOrHome(form.ReturnUrl));
        }

        var errors = new FormErrors();
        errors.Add("passkey", text["Account.Passkey.Refused"]);
        return SignIn.Page(new SignInForm { ReturnUrl = form.ReturnUrl }, errors);
    }
}
