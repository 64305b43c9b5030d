using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Training.Data;
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

/// <summary>
/// A visitor creates an account; whether the address already had one shows only in its mailbox. A guest’s becomes the account of what they did, once
/// they confirm the address.
/// </summary>
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
        SignInManager<Learner> signIn,
        AccountLetters letters,
        CurrentInstitution institution,
        JoinInstitution members,
        CurrentLearner current,
        TrainingDbContext db,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var errors = Check(form, rules);
        if (errors.Any)
            return Page(form, errors);
        if (!limits.Allows("register", form.Email))
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);

        var learners = signIn.UserManager;
        var guest = current.IsGuest ? await learners.FindByIdAsync(current.Id.ToString()) : null;
        if (await learners.FindByEmailAsync(form.Email!.Trim()) is { } known && known.Id != guest?.Id)
        {
            // As long as creating one takes, or the answer's delay would tell.
            learners.PasswordHasher.HashPassword(known, form.Password!);
            await letters.AskForKnownAsync(form.Email!);
            await db.SaveChangesAsync(ct);
        }
        else
        {
            // Saved with the account: there is none without its letter.
            await letters.AskForConfirmationAsync(form.Email!, Links.IsLocal(form.ReturnUrl) ? form.ReturnUrl : null);
            var created = await (guest is { IsGuest: true } ? TakeOverAsync(guest, form, signIn, time) : CreateAsync(form, learners, time));
            if (created is not null && institution.Details.IsOpen)
                await members.JoinAsync(created.Id, ct);
        }

        return TypedResults.LocalRedirect("~/account/register/sent");
    }

    private static FormErrors Check(RegisterForm form, AccountRules rules)
    {
        var errors = new FormErrors();
        rules.CheckName(errors, "givenName", form.GivenName, "Account.GivenName.Missing");
        rules.CheckName(errors, "familyName", form.FamilyName, "Account.FamilyName.Missing");
        rules.CheckEmail(errors, "email", form.Email);
        rules.CheckPassword(errors, "password", form.Password, form.Email, form.GivenName, form.FamilyName);
        return errors;
    }

    private static Task<Learner?> CreateAsync(RegisterForm form, UserManager<Learner> learners, TimeProvider time)
    {
        var learner = new Learner { CreatedAt = time.GetUtcNow() };
        Fill(learner, form);
        return TryAsync(learner, () => learners.CreateAsync(learner, form.Password!));
    }

    /// <summary>The guest stays one until the address is confirmed; whoever typed it wrong may send the form again.</summary>
    private static async Task<Learner?> TakeOverAsync(Learner guest, RegisterForm form, SignInManager<Learner> signIn, TimeProvider time)
    {
        var learners = signIn.UserManager;
        Fill(guest, form);
        guest.GuestSeenAt = time.GetUtcNow();
        guest.PasswordHash = learners.PasswordHasher.HashPassword(guest, form.Password!);
        // With a new stamp, the letter to an address typed before opens nothing any more.
        if (await TryAsync(guest, () => learners.UpdateSecurityStampAsync(guest)) is null)
            return null;
        await signIn.RefreshSignInAsync(guest);
        return guest;
    }

    private static void Fill(Learner learner, RegisterForm form)
    {
        var email = form.Email!.Trim();
        (learner.UserName, learner.Email) = (email, email);
        (learner.GivenName, learner.FamilyName) = (form.GivenName!.Trim(), form.FamilyName!.Trim());
        learner.Language = Languages.Current;
        // Nobody is written to before they ask for it.
        learner.Digest = Digest.Off;
    }

    private static async Task<Learner?> TryAsync(Learner learner, Func<Task<IdentityResult>> save)
    {
        try
        {
            return (await save()).Succeeded ? learner : null;
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
