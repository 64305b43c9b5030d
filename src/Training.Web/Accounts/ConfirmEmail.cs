using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Training.Learners;
using Training.Pages;

namespace Training.Web.Accounts;

/// <summary>What the letter's link carries.</summary>
public sealed class ConfirmForm
{
    public Guid Id { get; set; }
    public string? Token { get; set; }
    public string? ReturnUrl { get; set; }
}

/// <summary>Someone shows, by opening the letter, that the address is theirs.</summary>
internal static class ConfirmEmail
{
    public static void MapConfirmEmail(this IEndpointRouteBuilder routes)
    {
        // A button, because mail scanners open every link they see.
        routes.MapGet("confirm", Show);
        routes.MapPost("confirm", Submit);
    }

    public static RazorComponentResult<ConfirmEmailPage> Show(Guid? id, string? token, string? returnUrl) =>
        Page(
            new ConfirmForm
            {
                Id = id ?? Guid.Empty,
                Token = token,
                ReturnUrl = returnUrl,
            },
            expired: false
        );

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<ConfirmEmailPage>>> Submit(
        [FromForm] ConfirmForm form,
        UserManager<Learner> learners
    )
    {
        var learner = await learners.FindByIdAsync(form.Id.ToString());
        if (learner is null || !(await learners.ConfirmEmailAsync(learner, form.Token ?? "")).Succeeded)
            return Page(form, expired: true);

        var back = Links.IsLocal(form.ReturnUrl) ? "&returnUrl=" + Uri.EscapeDataString(form.ReturnUrl) : "";
        return TypedResults.LocalRedirect($"~/account/sign-in?after=confirm{back}");
    }

    private static RazorComponentResult<ConfirmEmailPage> Page(ConfirmForm form, bool expired) =>
        new(new { Form = form, Expired = expired })
        {
            StatusCode = expired ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
