using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Pages;
using Training.Pages.Forms;

namespace Training.Web.Accounts;

/// <summary>What someone types to create an account.</summary>
public sealed class RegisterForm
{
    public string? GivenName { get; set; }
    public string? FamilyName { get; set; }
    public string? Email { get; set; }
    public string? Password { get; set; }
    public string? ReturnUrl { get; set; }
}

/// <summary>A visitor creates an account; whether the address already had one shows only in its mailbox.</summary>
internal static class Register
{
    public static void MapRegister(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("register", Show);
        routes.MapPost("register", Submit).RequireRateLimiting(AccountLimits.ByAddress);
        routes.MapGet("register/sent", () => new RazorComponentResult<RegisterSentPage>());
    }

    public static RazorComponentResult<RegisterPage> Show(string? returnUrl) => Page(new RegisterForm { ReturnUrl = returnUrl }, new());

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<RegisterPage>, StatusCodeHttpResult>> Submit(
        [FromForm] RegisterForm form,
        AccountRules rules,
        AccountLimits limits,
        UserManager<Learner> learners,
        AccountLetters letters,
        CurrentInstitution institution,
        JoinInstitution members,
        TimeProvider time
    )
    {
        var errors = Check(form, rules);
        if (errors.Any)
            return Page(form, errors);
        if (!limits.Allows("register", form.Email))
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);

        if (await learners.FindByEmailAsync(form.Email!.Trim()) is { } known)
        {
            // As long as creating one takes, or the answer's delay would tell.
            learners.PasswordHasher.HashPassword(known, form.Password!);
            letters.SendAlreadyRegistered(known);
        }
        else if (await CreateAsync(form, learners, time) is { } created)
        {
            if (institution.Details.IsOpen)
                await members.JoinAsync(created.Id);
            await letters.SendConfirmationAsync(created, Links.IsLocal(form.ReturnUrl) ? form.ReturnUrl : null);
        }

        return TypedResults.LocalRedirect("~/account/register/sent");
    }

    private static FormErrors Check(RegisterForm form, AccountRules rules)
    {
        var errors = new FormErrors();
        rules.CheckName(errors, "givenName", form.GivenName, "Account.GivenName.Missing");
        rules.CheckName(errors, "familyName", form.FamilyName, "Account.FamilyName.Missing");
        rules.CheckEmail(errors, "email", form.Email);
        rules.CheckPassword(errors, "password", form.Password);
        return errors;
    }

    private static async Task<Learner?> CreateAsync(RegisterForm form, UserManager<Learner> learners, TimeProvider time)
    {
        var email = form.Email!.Trim();
        var learner = new Learner
        {
            UserName = email,
            Email = email,
            GivenName = form.GivenName!.Trim(),
            FamilyName = form.FamilyName!.Trim(),
            Language = Languages.Current,
            CreatedAt = time.GetUtcNow(),
        };
        try
        {
            return (await learners.CreateAsync(learner, form.Password!)).Succeeded ? learner : null;
        }
        catch (DbUpdateException)
        {
            // The same form sent twice at once: the other one made the account and sends the letter.
            return null;
        }
    }

    private static RazorComponentResult<RegisterPage> Page(RegisterForm form, FormErrors errors) =>
        new(new { Form = form, Errors = errors })
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
