using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Pages;
using Training.Pages.Forms;

namespace Training.Web.Accounts;

/// <summary>What a learner types to sign in.</summary>
public sealed class SignInForm
{
    public string? Email { get; set; }
    public string? Password { get; set; }
    public bool Remember { get; set; }
    public string? ReturnUrl { get; set; }
}

/// <summary>A learner signs in; a wrong address, a wrong password and a locked account all read the same.</summary>
internal static class SignIn
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("sign-in", Show);
        routes.MapPost("sign-in", Submit).RequireRateLimiting(AccountLimits.ByAddress);
    }

    public static Results<RazorComponentResult<SignInPage>, RedirectHttpResult> Show(
        string? returnUrl,
        string? after,
        CurrentLearner learner
    ) =>
        learner.IsSignedIn
            ? TypedResults.LocalRedirect(Links.LocalOrHome(returnUrl))
            : Page(new SignInForm { ReturnUrl = returnUrl }, new(), after);

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<SignInPage>, StatusCodeHttpResult>> Submit(
        [FromForm] SignInForm form,
        AccountLimits limits,
        LearnerSignIn signIn,
        AccountLetters letters,
        TrainingDbContext db,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (!limits.Allows("sign-in", form.Email))
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);

        if (await FindAsync(form, signIn) is not { } learner)
        {
            var errors = new FormErrors();
            errors.Add("email", text["Account.SignIn.Wrong"]);
            return Page(form, errors);
        }

        if (!learner.EmailConfirmed)
        {
            await letters.AskForConfirmationAsync(learner.Email!, Links.IsLocal(form.ReturnUrl) ? form.ReturnUrl : null);
            await db.SaveChangesAsync(ct);
            return TypedResults.LocalRedirect("~/account/register/sent");
        }

        return TypedResults.LocalRedirect(await signIn.EnterAsync(learner, form.Remember, form.ReturnUrl));
    }

    /// <summary>The learner whose address and password these are, unless the account is locked.</summary>
    private static async Task<Learner?> FindAsync(SignInForm form, LearnerSignIn signIn)
    {
        var password = form.Password ?? "";
        if (password.Length > AccountRules.LongestPassword)
            return null;

        if (await signIn.UserManager.FindByEmailAsync(form.Email?.Trim() ?? "") is { } learner)
            return await signIn.IsRightAsync(learner, password) ? learner : null;

        // As long as checking one takes, or the answer's delay would tell that nobody has this address.
        signIn.UserManager.PasswordHasher.HashPassword(new Learner(), password);
        return null;
    }

    public static RazorComponentResult<SignInPage> Page(SignInForm form, FormErrors errors, string? after = null) =>
        new(
            new
            {
                Form = form,
                Errors = errors,
                After = after,
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
