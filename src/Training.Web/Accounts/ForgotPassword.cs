using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Training.Data;
using Training.Pages.Forms;

namespace Training.Web.Accounts;

/// <summary>The address whose password was forgotten.</summary>
public sealed class ForgotPasswordForm
{
    public string? Email { get; set; }
}

/// <summary>Someone asks for a way back in; the answer is the same whether or not the address has an account.</summary>
internal static class ForgotPassword
{
    public static void MapForgotPassword(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("forgot-password", () => Page(new(), new()));
        routes.MapPost("forgot-password", Submit).RequireRateLimiting(AccountLimits.ByAddress);
        routes.MapGet("forgot-password/sent", () => new RazorComponentResult<ForgotPasswordSentPage>());
    }

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<ForgotPasswordPage>, StatusCodeHttpResult>> Submit(
        [FromForm] ForgotPasswordForm form,
        AccountRules rules,
        AccountLimits limits,
        AccountLetters letters,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        var errors = new FormErrors();
        rules.CheckEmail(errors, "email", form.Email);
        if (errors.Any)
            return Page(form, errors);
        if (!limits.Allows("forgot-password", form.Email))
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);

        await letters.AskForResetAsync(form.Email!);
        await db.SaveChangesAsync(ct);
        return TypedResults.LocalRedirect("~/account/forgot-password/sent");
    }

    private static RazorComponentResult<ForgotPasswordPage> Page(ForgotPasswordForm form, FormErrors errors) =>
        new(new { Form = form, Errors = errors })
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
