using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Training.Learners;
using Training.Localization;
using Training.Pages;
using Training.Pages.Forms;

namespace Training.Web.Accounts.Confirming;

/// <summary>Someone signed in shows again who they are, and goes on with what they were about to do.</summary>
internal static class ConfirmIdentity
{
    public const string Address = "~/account/confirm-identity";

    public static void MapConfirmIdentity(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("confirm-identity", Show);
        routes.MapPost("confirm-identity/posted", Keep);
        // Without the limit of an address, which would answer with a page that has lost the form: whoever comes here is signed in, and the one
        // of their account is narrower.
        routes.MapPost("confirm-identity", Submit);
    }

    /// <param name="after"><c>provider</c> when it was done in another tab; <c>failed</c> when the provider did not say so.</param>
    public static Task<IResult> Show(
        string? returnUrl,
        string? after,
        WaysToConfirm ways,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        var errors = new FormErrors();
        if (after == "failed")
            errors.Add(WaysToConfirm.ProviderField, text["Account.Confirm.Provider.Failed"]);
        return PageAsync(new(returnUrl, false, []), ways, errors, ct, after == "provider");
    }

    /// <summary>A form that came too late: what was typed stays in the page.</summary>
    public static Task<IResult> Keep(string? returnUrl, IFormCollection form, WaysToConfirm ways, CancellationToken ct) =>
        PageAsync(new(returnUrl, true, KeptForm.FieldsOf(form)), ways, new(), ct);

    public static async Task<IResult> Submit(
        IFormCollection form,
        LearnerSignIn signIn,
        WaysToConfirm ways,
        AccountLimits limits,
        CurrentLearner current,
        TimeProvider clock,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        var kept = KeptForm.Read(form);
        if (await signIn.UserManager.FindByIdAsync(current.Id.ToString()) is not { } learner)
            return TypedResults.NotFound();
        // In another tab meanwhile, or by the same button pressed twice.
        if (RecentSignIn.IsThere(current, clock))
            return kept.GoOn();
        if (!limits.Allows("password", learner.Email))
            return await PageAsync(kept, ways, new(), ct, tooOften: text["Problem.TooManyRequests.Text"]);
        if (await ways.FindProblemAsync(form, learner) is { } problem)
        {
            var errors = new FormErrors();
            errors.Add(problem.Field, text[problem.Text]);
            return await PageAsync(kept, ways, errors, ct);
        }
        await signIn.ConfirmAsync(learner);
        return kept.GoOn();
    }

    private static async Task<IResult> PageAsync(
        KeptForm kept,
        WaysToConfirm ways,
        FormErrors errors,
        CancellationToken ct,
        bool isDone = false,
        string? tooOften = null
    )
    {
        if (await ways.ReadAsync(ct) is not { } offered)
            return TypedResults.NotFound();
        if (tooOften is not null)
            errors.Add(offered.Field, tooOften);
        return new RazorComponentResult<ConfirmIdentityPage>(
            new
            {
                Kept = kept,
                Offered = offered,
                Errors = errors,
                IsDone = isDone,
            }
        )
        {
            StatusCode =
                tooOften is not null ? StatusCodes.Status429TooManyRequests
                : errors.Any ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status200OK,
        };
    }
}
