using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Training.Institutions;
using Training.Institutions.Invitations;
using Training.Learners;
using Training.Localization;
using Training.Pages;
using Training.Pages.Forms;
using Training.Web.Accounts;

namespace Training.Web.Joining;

/// <summary>The code that someone types.</summary>
public sealed class JoinForm
{
    public string? Code { get; set; }
}

/// <summary>Someone joins an institution with the code that was given out.</summary>
internal static class JoinByCode
{
    public static void MapJoinByCode(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/join", () => Asking(null, new()));
        routes.MapPost("/join", Find).RequireRateLimiting(AccountLimits.CodesByAddress);
        routes.MapGet("/join/{code}", Show).RequireRateLimiting(AccountLimits.CodesByAddress);
        routes.MapPost("/join/{code}", Join).RequireRateLimiting(AccountLimits.CodesByAddress);
    }

    // The code may be another institution’s: whoever was given it need not know whose page they are on.
    private static Results<RedirectHttpResult, RazorComponentResult<JoinPage>> Find(
        [FromForm] JoinForm form,
        InstitutionDirectory directory,
        Links links,
        IStringLocalizer<TrainingText> text
    ) =>
        JoinCode.Read(form.Code) is { } code && directory.FindByJoinCode(code) is { } institution
            ? TypedResults.LocalRedirect(At(institution, code, links))
            : Wrong(form.Code, text);

    private static Results<RedirectHttpResult, RazorComponentResult<JoinPage>> Show(
        string code,
        InstitutionDirectory directory,
        CurrentInstitution current,
        CurrentLearner learner,
        Links links,
        IStringLocalizer<TrainingText> text
    )
    {
        if (JoinCode.Read(code) is not { } read || directory.FindByJoinCode(read) is not { } institution)
            return Wrong(code, text);
        if (institution.Id != current.Id)
            return TypedResults.LocalRedirect(At(institution, read, links));
        return learner.IsMember
            ? TypedResults.LocalRedirect("~/learning")
            : new RazorComponentResult<JoinPage>(new { Found = read, Errors = new FormErrors() });
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<JoinPage>>> Join(
        string code,
        InstitutionDirectory directory,
        CurrentInstitution current,
        CurrentLearner learner,
        JoinInstitution members,
        SignInManager<Learner> signIn,
        Links links,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (JoinCode.Read(code) is not { } read || directory.FindByJoinCode(read)?.Id != current.Id)
            return Wrong(code, text);
        if (learner.IdIfSignedIn is not { } id || await signIn.UserManager.FindByIdAsync(id.ToString()) is not { } person)
            return Show(code, directory, current, learner, links, text);
        await members.JoinAsync(id, ct);
        await signIn.RefreshSignInAsync(person);
        return TypedResults.LocalRedirect("~/learning");
    }

    private static string At(Institution institution, string code, Links links) =>
        links.Shared(institution.IsHome ? $"~/join/{code}" : $"~/i/{institution.Slug}/join/{code}");

    private static RazorComponentResult<JoinPage> Wrong(string? typed, IStringLocalizer<TrainingText> text)
    {
        var errors = new FormErrors();
        errors.Add("code", text["Joining.Code.Wrong"]);
        return Asking(typed, errors);
    }

    private static RazorComponentResult<JoinPage> Asking(string? typed, FormErrors errors) =>
        new(new { Typed = typed, Errors = errors })
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
