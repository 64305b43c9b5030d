using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Web.Accounts.Security;

/// <summary>The code that the app shows once it has the key.</summary>
public sealed class TurnOnAppForm
{
    public string? Code { get; set; }
}

/// <summary>A learner gives their app the key, shows by a code that it has it, and gets recovery codes: from then on signing in asks for a code.</summary>
internal static class TurnOnApp
{
    private const string Address = "~/account/security/app";

    public static void MapTurnOnApp(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("security/app", MakeKey).RequireRecentSignIn();
        routes.MapGet("security/app", Show);
        routes.MapPost("security/app/on", Submit).RequireRecentSignIn().RequireRateLimiting(AccountLimits.ByAddress);
    }

    public static async Task<Results<RedirectHttpResult, NotFound>> MakeKey(SignInManager<Learner> signIn, CurrentLearner current)
    {
        var learners = signIn.UserManager;
        if (await learners.FindByIdAsync(current.Id.ToString()) is not { } learner)
            return TypedResults.NotFound();
        if (learner.TwoFactorEnabled)
            return TypedResults.LocalRedirect(ShowSecurity.Address);
        // Pressed twice, or given up yesterday: an app may have the key already.
        if (await learners.GetAuthenticatorKeyAsync(learner) is null)
        {
            await learners.ResetAuthenticatorKeyAsync(learner);
            await signIn.RefreshSignInAsync(learner);
        }
        return TypedResults.LocalRedirect(Address);
    }

    public static async Task<Results<RazorComponentResult<TurnOnAppPage>, RedirectHttpResult, NotFound>> Show(
        UserManager<Learner> learners,
        CurrentLearner current,
        IStringLocalizer<TrainingText> text
    )
    {
        if (await learners.FindByIdAsync(current.Id.ToString()) is not { } learner)
            return TypedResults.NotFound();
        return learner.TwoFactorEnabled || await learners.GetAuthenticatorKeyAsync(learner) is not { } key
            ? TypedResults.LocalRedirect(ShowSecurity.Address)
            : Page(learner, key, text, new());
    }

    public static async Task<
        Results<
            RazorComponentResult<TurnOnAppPage>,
            RazorComponentResult<RecoveryCodesPage>,
            RedirectHttpResult,
            NotFound,
            StatusCodeHttpResult
        >
    > Submit(
        [FromForm] TurnOnAppForm form,
        SignInManager<Learner> signIn,
        SecurityLetters letters,
        AccountLimits limits,
        CurrentLearner current,
        IStringLocalizer<TrainingText> text
    )
    {
        var learners = signIn.UserManager;
        if (await learners.FindByIdAsync(current.Id.ToString()) is not { } learner)
            return TypedResults.NotFound();
        if (!limits.Allows("code", learner.Email))
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        if (await learners.GetAuthenticatorKeyAsync(learner) is not { } key)
            return TypedResults.LocalRedirect(ShowSecurity.Address);

        // Someone who presses twice sees the answer to the second: it has to show codes too, and these are then the ones that work.
        var isShown = await SecondCode.Read(form.Code).IsShownAsync(learner, learners);
        if (isShown)
            await letters.AskAsync(learner, learner.TwoFactorEnabled ? SecurityChange.CodesRenewed : SecurityChange.SecondStepOn);
        if (
            isShown
            && (await learners.SetTwoFactorEnabledAsync(learner, true)).Succeeded
            && await learners.GenerateNewTwoFactorRecoveryCodesAsync(learner, SecondCode.RecoveryCodes) is { } codes
        )
        {
            await signIn.RefreshSignInAsync(learner);
            return new RazorComponentResult<RecoveryCodesPage>(new { Codes = codes.ToList(), IsNew = true });
        }
        if (learner.TwoFactorEnabled)
            return TypedResults.LocalRedirect(ShowSecurity.Address);

        var errors = new FormErrors();
        errors.Add("code", text["Account.SecondStep.WrongCode"]);
        return Page(learner, key, text, errors);
    }

    private static RazorComponentResult<TurnOnAppPage> Page(
        Learner learner,
        string key,
        IStringLocalizer<TrainingText> text,
        FormErrors errors
    ) =>
        new(
            new
            {
                Key = string.Join(' ', key.Chunk(4).Select(part => new string(part))),
                Uri = KeyUri(text["Site.Name"], learner.Email!, key),
                Errors = errors,
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };

    // As apps read it: https://github.com/google/google-authenticator/wiki/Key-Uri-Format
    private static string KeyUri(string issuer, string account, string key) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}&digits=6"
        );
}
