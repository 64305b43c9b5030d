using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;
using Training.Web.Accounts.Security;

namespace Training.Web.Accounts;

/// <summary>The password a learner has, and the one they want.</summary>
public sealed class ChangePasswordForm
{
    public string? CurrentPassword { get; set; }
    public string? NewPassword { get; set; }
}

/// <summary>A learner changes their password; their other devices are signed out.</summary>
internal static class ChangePassword
{
    public static void MapChangePassword(this IEndpointRouteBuilder routes) =>
        routes.MapPost("password", Submit).RequireRateLimiting(AccountLimits.ByAddress);

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<ProfilePage>, NotFound, StatusCodeHttpResult>> Submit(
        [FromForm] ChangePasswordForm form,
        AccountRules rules,
        AccountLimits limits,
        LearnerSignIn signIn,
        SecurityLetters letters,
        SignInSessions sessions,
        CurrentLearner current,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await signIn.UserManager.FindByIdAsync(current.Id.ToString()) is not { } learner)
            return TypedResults.NotFound();
        if (!limits.Allows("password", learner.Email))
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);

        var errors = new FormErrors();
        rules.CheckPassword(errors, "newPassword", form.NewPassword, learner.Email, learner.GivenName, learner.FamilyName);
        if (!errors.Any && !await signIn.IsRightAsync(learner, form.CurrentPassword))
            errors.Add("currentPassword", text["Account.Password.WrongCurrent"]);
        if (errors.Any)
            return EditProfile.Page(learner, ProfileForm.Of(learner), errors);

        await letters.AskAsync(learner, SecurityChange.PasswordChanged);
        await signIn.UserManager.ChangePasswordAsync(learner, form.CurrentPassword!, form.NewPassword!);
        await signIn.RefreshSignInAsync(learner);
        await sessions.EndOthersAsync(learner.Id, current.SessionId, ct);
        return TypedResults.LocalRedirect("~/account/profile?saved=password");
    }
}
