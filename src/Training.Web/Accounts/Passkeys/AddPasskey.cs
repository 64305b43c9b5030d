using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;
using Training.Web.Accounts.Security;

namespace Training.Web.Accounts.Passkeys;

/// <summary>A new passkey, and what its owner calls it.</summary>
public sealed class AddPasskeyForm
{
    public string? Name { get; set; }
    public string? Password { get; set; }

    /// <summary>JSON, as the browser writes it.</summary>
    public string? Credential { get; set; }
}

/// <summary>
/// A learner makes a passkey on their device. The password is asked for first, or where there is none that they showed lately who they are: whoever
/// finds a browser left open must not make one for later.
/// </summary>
internal static class AddPasskey
{
    public const int NameLength = 60;
    private const int Most = 20;

    public static void MapAddPasskey(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("security/passkeys/options", Options).RequireRateLimiting(AccountLimits.ByAddress);
        routes.MapPost("security/passkeys", Submit);
    }

    public static async Task<Results<ContentHttpResult, NotFound, StatusCodeHttpResult, UnprocessableEntity, Conflict>> Options(
        [FromForm] AddPasskeyForm form,
        LearnerSignIn signIn,
        AccountLimits limits,
        CurrentLearner current,
        TimeProvider clock
    )
    {
        var learners = signIn.UserManager;
        if (await learners.FindByIdAsync(current.Id.ToString()) is not { } learner)
            return TypedResults.NotFound();
        if (!limits.Allows("password", learner.Email))
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        if (learner.PasswordHash is null && !RecentSignIn.IsThere(current, clock))
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        if (learner.PasswordHash is not null && !await signIn.IsRightAsync(learner, form.Password))
            return TypedResults.UnprocessableEntity();
        if ((await learners.GetPasskeysAsync(learner)).Count >= Most)
            return TypedResults.Conflict();

        var options = await signIn.MakePasskeyCreationOptionsAsync(
            new()
            {
                Id = learner.Id.ToString(),
                Name = learner.Email!,
                DisplayName = $"{learner.GivenName} {learner.FamilyName}".Trim(),
            }
        );
        return TypedResults.Content(options, "application/json");
    }

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<SecurityPage>, NotFound>> Submit(
        [FromForm] AddPasskeyForm form,
        LearnerSignIn signIn,
        SecurityLetters letters,
        CurrentLearner current,
        IStringLocalizer<TrainingText> text
    )
    {
        var learners = signIn.UserManager;
        if (await learners.FindByIdAsync(current.Id.ToString()) is not { } learner)
            return TypedResults.NotFound();
        if (await signIn.ReadNewPasskeyAsync(learner, form.Credential) is { } passkey)
        {
            passkey.Name = Named(form.Name) ?? text["Account.Passkey.Default", (await learners.GetPasskeysAsync(learner)).Count + 1];
            await letters.AskAsync(learner, SecurityChange.PasskeyAdded);
            if ((await learners.AddOrUpdatePasskeyAsync(learner, passkey)).Succeeded)
                return TypedResults.LocalRedirect($"{ShowSecurity.Address}?saved=passkey");
        }

        var errors = new FormErrors();
        errors.Add("passkey", text["Account.Passkey.NotAdded"]);
        return await ShowSecurity.PageAsync(learner, learners, errors);
    }

    /// <summary>A name as it is kept; null when there is none.</summary>
    public static string? Named(string? typed) =>
        typed?.Trim() is { Length: > 0 } name && !name.Any(char.IsControl) ? name[..Math.Min(name.Length, NameLength)] : null;
}
