using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Training.Learners;
using Training.Pages.Forms;

namespace Training.Web.Accounts.Security;

/// <summary>A password, asked for once more before something that protects the account is taken away.</summary>
public sealed class PasswordForm
{
    public string? Password { get; set; }
}

/// <summary>A learner sees how their account is protected.</summary>
internal static class ShowSecurity
{
    public const string Address = "~/account/security";

    public static void MapShowSecurity(this IEndpointRouteBuilder routes) => routes.MapGet("security", Show);

    public static async Task<Results<RazorComponentResult<SecurityPage>, NotFound>> Show(
        string? saved,
        UserManager<Learner> learners,
        CurrentLearner current
    ) =>
        await learners.FindByIdAsync(current.Id.ToString()) is { } learner
            ? await PageAsync(learner, learners, new(), saved)
            : TypedResults.NotFound();

    public static async Task<RazorComponentResult<SecurityPage>> PageAsync(
        Learner learner,
        UserManager<Learner> learners,
        FormErrors errors,
        string? saved = null
    ) =>
        new(
            new
            {
                IsOn = learner.TwoFactorEnabled,
                HasPassword = learner.PasswordHash is not null,
                RecoveryCodes = learner.TwoFactorEnabled ? await learners.CountRecoveryCodesAsync(learner) : 0,
                Passkeys = (IReadOnlyList<UserPasskeyInfo>)[.. await learners.GetPasskeysAsync(learner)],
                Errors = errors,
                Saved = saved,
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
