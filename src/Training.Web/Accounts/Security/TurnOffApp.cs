using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Web.Accounts.Security;

/// <summary>A learner gives up the second step, or takes new recovery codes; each asks for the password, for a browser may have been left open.</summary>
internal static class TurnOffApp
{
    public static void MapTurnOffApp(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("security/app/off", TurnOff).RequireRateLimiting(AccountLimits.ByAddress);
        routes.MapPost("security/codes", RenewCodes).RequireRateLimiting(AccountLimits.ByAddress);
    }

    public static Task<IResult> TurnOff(
        [FromForm] PasswordForm form,
        LearnerSignIn signIn,
        SecurityLetters letters,
        AccountLimits limits,
        CurrentLearner current,
        IStringLocalizer<TrainingText> text
    ) =>
        WithPasswordAsync(
            form,
            signIn,
            limits,
            current,
            text,
            async learner =>
            {
                await letters.AskAsync(learner, SecurityChange.SecondStepOff);
                await signIn.UserManager.SetTwoFactorEnabledAsync(learner, false);
                // Turned on again, it begins with another key.
                await signIn.UserManager.ResetAuthenticatorKeyAsync(learner);
                await signIn.ForgetTwoFactorClientAsync();
                await signIn.RefreshSignInAsync(learner);
                return TypedResults.LocalRedirect($"{ShowSecurity.Address}?saved=off");
            }
        );

    public static Task<IResult> RenewCodes(
        [FromForm] PasswordForm form,
        LearnerSignIn signIn,
        SecurityLetters letters,
        AccountLimits limits,
        CurrentLearner current,
        IStringLocalizer<TrainingText> text
    ) =>
        WithPasswordAsync(
            form,
            signIn,
            limits,
            current,
            text,
            async learner =>
            {
                await letters.AskAsync(learner, SecurityChange.CodesRenewed);
                return await signIn.UserManager.GenerateNewTwoFactorRecoveryCodesAsync(learner, SecondCode.RecoveryCodes) is { } codes
                    ? new RazorComponentResult<RecoveryCodesPage>(new { Codes = codes.ToList() })
                    : TypedResults.LocalRedirect(ShowSecurity.Address);
            }
        );

    private static async Task<IResult> WithPasswordAsync(
        PasswordForm form,
        LearnerSignIn signIn,
        AccountLimits limits,
        CurrentLearner current,
        IStringLocalizer<TrainingText> text,
        Func<Learner, Task<IResult>> act
    )
    {
        if (await signIn.UserManager.FindByIdAsync(current.Id.ToString()) is not { } learner)
            return TypedResults.NotFound();
        if (!learner.TwoFactorEnabled)
            return TypedResults.LocalRedirect(ShowSecurity.Address);
        if (!limits.Allows("password", learner.Email))
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        if (await signIn.IsRightAsync(learner, form.Password))
            return await act(learner);

        var errors = new FormErrors();
        errors.Add("password", text["Account.Password.WrongCurrent"]);
        return await ShowSecurity.PageAsync(learner, signIn.UserManager, errors);
    }
}
