using System.Buffers.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Training.Learners;
using Training.Web.Accounts.Security;

namespace Training.Web.Accounts.Passkeys;

/// <summary>What a learner calls a passkey.</summary>
public sealed class NamePasskeyForm
{
    public string? Name { get; set; }
}

/// <summary>A learner gives a passkey another name, or takes it away: the device keeps it, and the site no longer knows it.</summary>
internal static class ChangePasskey
{
    public static void MapChangePasskey(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("security/passkeys/{passkey}", Show);
        routes.MapPost("security/passkeys/{passkey}", Rename);
        routes.MapPost("security/passkeys/{passkey}/remove", Remove).RequireRecentSignIn();
    }

    /// <summary>A passkey as addresses name it.</summary>
    public static string Id(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    public static async Task<Results<RazorComponentResult<PasskeyPage>, NotFound>> Show(
        string passkey,
        UserManager<Learner> learners,
        CurrentLearner current
    ) =>
        await FindAsync(passkey, learners, current) is ({ }, { } found)
            ? new RazorComponentResult<PasskeyPage>(new { Passkey = found })
            : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, NotFound>> Rename(
        string passkey,
        [FromForm] NamePasskeyForm form,
        UserManager<Learner> learners,
        CurrentLearner current
    )
    {
        if (await FindAsync(passkey, learners, current) is not ({ } learner, { } found))
            return TypedResults.NotFound();
        if (AddPasskey.Named(form.Name) is { } name)
        {
            found.Name = name;
            await learners.AddOrUpdatePasskeyAsync(learner, found);
        }
        return TypedResults.LocalRedirect(ShowSecurity.Address);
    }

    /// <summary>Pressed twice, it is gone all the same; of someone else’s, nothing is said.</summary>
    public static async Task<RedirectHttpResult> Remove(
        string passkey,
        UserManager<Learner> learners,
        SecurityLetters letters,
        CurrentLearner current
    )
    {
        if (await FindAsync(passkey, learners, current) is ({ } learner, { } found))
        {
            await letters.AskAsync(learner, SecurityChange.PasskeyRemoved);
            await learners.RemovePasskeyAsync(learner, found.CredentialId);
        }
        return TypedResults.LocalRedirect($"{ShowSecurity.Address}?saved=passkey-removed");
    }

    private static async Task<(Learner?, UserPasskeyInfo?)> FindAsync(
        string passkey,
        UserManager<Learner> learners,
        CurrentLearner current
    ) =>
        Base64Url.IsValid(passkey) && await learners.FindByIdAsync(current.Id.ToString()) is { } learner
            ? (learner, await learners.GetPasskeyAsync(learner, Base64Url.DecodeFromChars(passkey)))
            : default;
}
