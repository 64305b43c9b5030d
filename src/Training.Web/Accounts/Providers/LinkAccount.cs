using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Pages;
using Training.Pages.Forms;
using Training.Web.Accounts.Security;

namespace Training.Web.Accounts.Providers;

/// <summary>The password of the account that someone came to from a provider.</summary>
public sealed class LinkAccountForm
{
    public string? Password { get; set; }
    public string? ReturnUrl { get; set; }
}

/// <summary>Someone has an account already: they show once, by its password, that it is theirs; from then on their provider opens it.</summary>
internal static class LinkAccount
{
    public const string Address = "~/account/sign-in/provider/link";
    private const string TooLate = "~/account/sign-in?after=late";

    public static void MapLinkAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("sign-in/provider/link", Show);
        routes.MapPost("sign-in/provider/link", Submit).RequireRateLimiting(AccountLimits.ByAddress);
    }

    public static async Task<Results<RazorComponentResult<LinkAccountPage>, RedirectHttpResult>> Show(
        string? returnUrl,
        HttpContext http,
        OpenProvider providers,
        WelcomePerson welcome,
        CurrentInstitution institution,
        CancellationToken ct
    ) =>
        await ProviderPerson.ReadAsync(http, institution) is { } person
        && await providers.FindAsync(ct) is { } provider
        && await welcome.FindToLinkAsync(person) is { } learner
            ? Page(new LinkAccountForm { ReturnUrl = returnUrl }, learner.Email!, provider, new())
            : TypedResults.LocalRedirect(TooLate);

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<LinkAccountPage>, StatusCodeHttpResult>> Submit(
        [FromForm] LinkAccountForm form,
        HttpContext http,
        OpenProvider providers,
        WelcomePerson welcome,
        CurrentInstitution institution,
        LearnerSignIn signIn,
        SecurityLetters letters,
        CurrentLearner current,
        Links link,
        AccountLimits limits,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (
            await ProviderPerson.ReadAsync(http, institution) is not { } person
            || await providers.FindAsync(ct) is not { } provider
            || await welcome.FindToLinkAsync(person) is not { } learner
            || !await welcome.AllowsAsync(person, learner, provider, ct)
        )
            return TypedResults.LocalRedirect(TooLate);
        if (!limits.Allows("sign-in", learner.Email))
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);

        if (!await signIn.IsRightAsync(learner, form.Password))
        {
            var errors = new FormErrors();
            errors.Add("password", text["Account.Link.Wrong"]);
            return Page(form, learner.Email!, provider, errors);
        }

        // The password alone opens nothing, and links nothing: they come back here when they are in.
        var isIn = current.IdIfSignedIn == learner.Id;
        if (learner.TwoFactorEnabled && !isIn)
            return TypedResults.LocalRedirect(await signIn.EnterAsync(learner, remember: false, link.To(With(form.ReturnUrl))));

        // Pressed twice, the second finds it linked.
        if (await welcome.FindLinkedAsync(person) is null)
        {
            await letters.AskAsync(learner, SecurityChange.ProviderLinked, provider.Name);
            await signIn.UserManager.AddLoginAsync(learner, person.Login);
        }
        if (!learner.EmailConfirmed && person.IsVerified && learner.NormalizedEmail == signIn.UserManager.NormalizeEmail(person.Email))
        {
            learner.EmailConfirmed = true;
            await signIn.UserManager.UpdateAsync(learner);
        }
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        await welcome.JoinAsync(learner, provider, ct);
        if (isIn)
        {
            await signIn.RefreshSignInAsync(learner);
            return TypedResults.LocalRedirect(Links.LocalOrHome(form.ReturnUrl));
        }
        return TypedResults.LocalRedirect(await signIn.EnterAsync(learner, remember: false, form.ReturnUrl));
    }

    /// <summary>This page, knowing where to go afterwards.</summary>
    public static string With(string? returnUrl) =>
        Links.IsLocal(returnUrl) ? $"{Address}?returnUrl={Uri.EscapeDataString(returnUrl)}" : Address;

    private static RazorComponentResult<LinkAccountPage> Page(
        LinkAccountForm form,
        string email,
        InstitutionOidc provider,
        FormErrors errors
    ) =>
        new(
            new
            {
                Form = form,
                Email = email,
                provider.Name,
                Errors = errors,
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
