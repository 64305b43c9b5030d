using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;
using Training.Web.Accounts.Security;

namespace Training.Web.Accounts;

/// <summary>What the letter's link carries, and the new password.</summary>
public sealed class ResetPasswordForm
{
    public Guid Id { get; set; }
    public string? Token { get; set; }
    public string? Password { get; set; }
}

/// <summary>Someone with the letter chooses a new password.</summary>
internal static class ResetPassword
{
    public static void MapResetPassword(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("reset-password", Show);
        routes.MapPost("reset-password", Submit).RequireRateLimiting(AccountLimits.ByAddress);
    }

    public static RazorComponentResult<ResetPasswordPage> Show(Guid? id, string? token) =>
        Page(new ResetPasswordForm { Id = id ?? Guid.Empty, Token = token }, new());

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<ResetPasswordPage>>> Submit(
        [FromForm] ResetPasswordForm form,
        AccountRules rules,
        UserManager<Learner> learners,
        SecurityLetters letters,
        SignInSessions sessions,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        var learner = await learners.FindByIdAsync(form.Id.ToString());
        var errors = new FormErrors();
        // What a refusal says of a name is for whoever has the letter.
        if (learner is not null && await HasLetterAsync(learner, form, learners))
            rules.CheckPassword(errors, "password", form.Password, learner.Email, learner.GivenName, learner.FamilyName);
        else
            rules.CheckPassword(errors, "password", form.Password);
        if (errors.Any)
            return Page(form, errors);

        // Until now nobody had shown here that the address is theirs: a provider said so, or somebody typed it.
        var isFirst = learner is { EmailConfirmed: false } or { PasswordHash: null };
        if (learner is not null)
            await letters.AskAsync(learner, SecurityChange.PasswordChanged);
        if (learner is null || !(await learners.ResetPasswordAsync(learner, form.Token ?? "", form.Password!)).Succeeded)
        {
            errors.Add("password", text["Account.Reset.Expired"]);
            return Page(form, errors);
        }

        if (isFirst)
            await KeepOnlyPasswordAsync(learner, learners);
        // Whoever has the letter has the address, and a lock against guesses has no purpose any more.
        learner.EmailConfirmed = true;
        learner.LockoutEnd = null;
        learner.AccessFailedCount = 0;
        await learners.UpdateAsync(learner);
        await sessions.EndOthersAsync(learner.Id, but: null, ct);
        return TypedResults.LocalRedirect("~/account/sign-in?after=reset");
    }

    private static Task<bool> HasLetterAsync(Learner learner, ResetPasswordForm form, UserManager<Learner> learners) =>
        learners.VerifyUserTokenAsync(
            learner,
            learners.Options.Tokens.PasswordResetTokenProvider,
            UserManager<Learner>.ResetPasswordTokenPurpose,
            form.Token ?? ""
        );

    // What opened the account before may be someone else’s.
    private static async Task KeepOnlyPasswordAsync(Learner learner, UserManager<Learner> learners)
    {
        foreach (var login in await learners.GetLoginsAsync(learner))
            await learners.RemoveLoginAsync(learner, login.LoginProvider, login.ProviderKey);
        foreach (var passkey in await learners.GetPasskeysAsync(learner))
            await learners.RemovePasskeyAsync(learner, passkey.CredentialId);
    }

    private static RazorComponentResult<ResetPasswordPage> Page(ResetPasswordForm form, FormErrors errors) =>
        new(new { Form = form, Errors = errors })
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
