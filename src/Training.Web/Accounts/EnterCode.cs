using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Training.Localization;
using Training.Pages;
using Training.Pages.Forms;

namespace Training.Web.Accounts;

/// <summary>What a learner types at the second step.</summary>
public sealed class EnterCodeForm
{
    public string? Code { get; set; }

    /// <summary>Asks for no code in this browser for thirty days.</summary>
    public bool Trust { get; set; }

    /// <summary>Chosen at the first step.</summary>
    public bool Remember { get; set; }

    public string? ReturnUrl { get; set; }
}

/// <summary>A learner whose password was right gives the code that their account asks for besides.</summary>
internal static class EnterCode
{
    private const string TooLate = "~/account/sign-in?after=late";

    public static void MapEnterCode(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("sign-in/code", Show);
        routes.MapPost("sign-in/code", Submit).RequireRateLimiting(AccountLimits.ByAddress);
    }

    public static async Task<Results<RazorComponentResult<EnterCodePage>, RedirectHttpResult>> Show(
        bool? remember,
        string? returnUrl,
        LearnerSignIn signIn
    ) =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null
            ? TypedResults.LocalRedirect(TooLate)
            : Page(new EnterCodeForm { Remember = remember is true, ReturnUrl = returnUrl }, new());

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<EnterCodePage>, StatusCodeHttpResult>> Submit(
        [FromForm] EnterCodeForm form,
        AccountLimits limits,
        LearnerSignIn signIn,
        IStringLocalizer<TrainingText> text
    )
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } learner)
            return TypedResults.LocalRedirect(TooLate);
        if (!limits.Allows("code", learner.Email))
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        if (await signIn.PassAsync(learner, SecondCode.Read(form.Code), form.Remember, form.Trust))
            return TypedResults.LocalRedirect(Links.LocalOrHome(form.ReturnUrl));

        var errors = new FormErrors();
        errors.Add("code", text["Account.Code.Wrong"]);
        return Page(form, errors);
    }

    private static RazorComponentResult<EnterCodePage> Page(EnterCodeForm form, FormErrors errors) =>
        new(new { Form = form, Errors = errors })
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
