using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;
using Training.Privacy.Consents;
using Training.Privacy.Erasure;

namespace Training.Web.Accounts.MyData;

/// <summary>The password, or for whoever has none the address, typed once more before all is erased.</summary>
public sealed class EraseMyDataForm
{
    public string? Password { get; set; }
    public string? Email { get; set; }
}

/// <summary>Someone asks that all that is kept about them be erased, and may take it back until its day.</summary>
internal static class EraseMyData
{
    public static void MapEraseMyData(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("my-data/erasure", Ask).RequireRateLimiting(AccountLimits.ByAddress);
        routes.MapPost("my-data/erasure/cancel", Cancel);
    }

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<MyDataPage>, NotFound, StatusCodeHttpResult>> Ask(
        [FromForm] EraseMyDataForm form,
        LearnerSignIn signIn,
        AccountLimits limits,
        CurrentLearner current,
        TrainingDbContext db,
        KeepConsents consents,
        AskForErasure erasure,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await signIn.UserManager.FindByIdAsync(current.Id.ToString()) is not { } learner)
            return TypedResults.NotFound();
        if (!limits.Allows("password", learner.Email))
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);

        var errors = new FormErrors();
        if (learner.PasswordHash is null)
        {
            if (!string.Equals(form.Email?.Trim(), learner.Email, StringComparison.OrdinalIgnoreCase))
                errors.Add("email", text["Erasure.Email.Wrong"]);
        }
        else if (!await signIn.IsRightAsync(learner, form.Password))
        {
            errors.Add("password", text["Account.Password.WrongCurrent"]);
        }
        var field = learner.PasswordHash is null ? "email" : "password";
        if (!errors.Any && await erasure.AskAsync(learner, "", ct) is { } refusal)
            errors.Add(field, text[refusal]);
        return errors.Any
            ? await ShowMyData.PageAsync(learner, db, consents, erasure, errors, null, ct)
            : TypedResults.LocalRedirect(ShowMyData.Address);
    }

    public static async Task<RedirectHttpResult> Cancel(CurrentLearner current, AskForErasure erasure, CancellationToken ct)
    {
        await erasure.CancelAsync(current.Id, ct);
        return TypedResults.LocalRedirect($"{ShowMyData.Address}?saved=kept");
    }
}
