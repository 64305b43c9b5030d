using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;
using Training.Privacy.Consents;

namespace Training.Web.Accounts;

/// <summary>What a learner sets about themselves.</summary>
public sealed class ProfileForm
{
    public string? GivenName { get; set; }
    public string? FamilyName { get; set; }
    public string? Language { get; set; }

    /// <summary>How much time activities leave: <c>1</c>, <c>1.5</c>, <c>2</c>, or <c>off</c> for no limit at all.</summary>
    public string? Time { get; set; }

    /// <summary><c>Off</c>, <c>Weekly</c> or <c>Daily</c>.</summary>
    public string? Digest { get; set; }

    internal static ProfileForm Of(Learner learner) =>
        new()
        {
            GivenName = learner.GivenName,
            FamilyName = learner.FamilyName,
            Language = learner.Language.Code(),
            Time = TimeChoices.Of(learner),
            Digest = learner.Digest.ToString(),
        };
}

/// <summary>A learner changes their name, language, the time they are given and how often they are written to.</summary>
internal static class EditProfile
{
    public static void MapEditProfile(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("profile", Show);
        routes.MapPost("profile", Submit);
    }

    public static async Task<Results<RazorComponentResult<ProfilePage>, NotFound>> Show(
        string? saved,
        UserManager<Learner> learners,
        CurrentLearner current
    ) =>
        await learners.FindByIdAsync(current.Id.ToString()) is { } learner
            ? Page(learner, ProfileForm.Of(learner), new(), saved)
            : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<ProfilePage>, NotFound>> Submit(
        [FromForm] ProfileForm form,
        HttpContext http,
        AccountRules rules,
        SignInManager<Learner> signIn,
        KeepConsents consents,
        CurrentLearner current,
        CancellationToken ct
    )
    {
        if (await signIn.UserManager.FindByIdAsync(current.Id.ToString()) is not { } learner)
            return TypedResults.NotFound();

        var errors = new FormErrors();
        rules.CheckName(errors, "givenName", form.GivenName, "Account.GivenName.Missing");
        rules.CheckName(errors, "familyName", form.FamilyName, "Account.FamilyName.Missing");
        if (errors.Any)
            return Page(learner, form, errors);

        learner.GivenName = form.GivenName!.Trim();
        learner.FamilyName = form.FamilyName!.Trim();
        learner.Language = Languages.Find(form.Language) ?? learner.Language;
        TimeChoices.Apply(form.Time, learner);
        var before = learner.Digest;
        if (Enum.GetNames<Digest>().Contains(form.Digest))
            learner.Digest = Enum.Parse<Digest>(form.Digest!);
        // Written with the account, in the same save. Who leaves it as it was said nothing about it.
        if (learner.Digest != before)
            await consents.NoteAsync(learner.Id, ConsentPurpose.Digest, learner.Digest != Digest.Off, Languages.Current, ct);
        await signIn.UserManager.UpdateAsync(learner);

        RequestLanguage.Remember(http, learner.Language);
        await signIn.RefreshSignInAsync(learner);
        return TypedResults.LocalRedirect("~/account/profile?saved=profile");
    }

    public static RazorComponentResult<ProfilePage> Page(Learner learner, ProfileForm form, FormErrors errors, string? saved = null) =>
        new(
            new
            {
                learner.Email,
                Form = form,
                Errors = errors,
                Saved = saved,
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
