using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Training.Institutions;
using Training.Learners;
using Training.Pages;

namespace Training.Web.Accounts;

/// <summary>How every way of signing in ends: with the second step of those who turned it on, then with the cookie.</summary>
internal sealed class LearnerSignIn(
    UserManager<Learner> learners,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Learner> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Learner>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Learner> confirmation,
    CurrentInstitution institution,
    JoinInstitution members,
    SignInSessions sessions,
    CurrentLearner current,
    TimeProvider clock,
    LearnerStore store,
    ILogger<LearnerSignIn> log
) : SignInManager<Learner>(learners, http, claims, options, logger, schemes, confirmation)
{
    /// <summary>Whether it is the account’s password, and the account isn’t locked; wrong ones lock it.</summary>
    public async Task<bool> IsRightAsync(Learner learner, string? password)
    {
        var isRight =
            password is { Length: <= AccountRules.LongestPassword }
            && (await CheckPasswordSignInAsync(learner, password, lockoutOnFailure: true)).Succeeded;
        if (!isRight)
            log.LogWarning("{Learner} was refused: the password was wrong, or the account is locked", learner.Id);
        return isRight;
    }

    /// <summary>Lets in someone whose password or provider was right, unless their second step is still to come.</summary>
    /// <param name="isProved">Whether they have just shown who they are: a provider may let in whoever it remembers.</param>
    /// <returns>Where to go now.</returns>
    public async Task<string> EnterAsync(Learner learner, bool remember, string? returnUrl, bool isProved = true)
    {
        if (await IsTwoFactorEnabledAsync(learner) && !await IsTwoFactorClientRememberedAsync(learner))
        {
            await SignInOrTwoFactorAsync(learner, remember);
            return $"~/account/sign-in/code?remember={(remember ? "true" : "false")}{Back(returnUrl)}";
        }
        await LetInAsync(learner, remember, isProved);
        return Links.LocalOrHome(returnUrl);
    }

    /// <summary>Lets in someone who has shown all that their account asks for.</summary>
    public async Task LetInAsync(Learner learner, bool remember, bool isProved = true)
    {
        // Whoever comes in by the door of an institution that is open to all is one of its learners.
        if (institution.Details.IsOpen)
            await members.JoinAsync(learner.Id);
        if (current is { IdIfSignedIn: { } before, SessionId: { } left })
            await sessions.EndAsync(before, left);
        var session = await sessions.BeginAsync(learner.Id, ReadDevice.From(Context.Request.Headers.UserAgent));
        await SignInWithClaimsAsync(learner, remember, isProved ? [SessionClaim(session), ProofClaim()] : [SessionClaim(session)]);
        log.LogInformation("{Learner} signed in", learner.Id);
    }

    /// <summary>The cookie of a device; written anew, it stays that device’s, and says no later proof.</summary>
    public override Task SignInWithClaimsAsync(
        Learner user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims
    )
    {
        var claims = additionalClaims.ToList();
        if (current.IdIfSignedIn == user.Id)
            claims.AddRange(KeptClaims(Context.User).Where(kept => claims.All(c => c.Type != kept.Type)));
        return base.SignInWithClaimsAsync(user, authenticationProperties, claims);
    }

    /// <summary>What a cookie says of its device, which the database doesn’t know.</summary>
    public static IEnumerable<Claim> KeptClaims(ClaimsPrincipal principal) =>
        principal.FindAll(c => c.Type is LearnerClaims.Session or LearnerClaims.ProvedAt);

    public static Claim SessionClaim(Guid session) => new(LearnerClaims.Session, session.ToString());

    private Claim ProofClaim() => new(LearnerClaims.ProvedAt, clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));

    /// <summary>The second step, with a code of the app or a recovery code; wrong ones lock the account as wrong passwords do.</summary>
    public async Task<bool> PassAsync(Learner learner, SecondCode code, bool remember, bool trust)
    {
        if (!await UseCodeAsync(learner, code))
            return false;
        if (trust)
            await RememberTwoFactorClientAsync(learner);
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await LetInAsync(learner, remember);
        return true;
    }

    /// <summary>Whether a code is right, and the account isn’t locked; wrong ones lock it.</summary>
    public async Task<bool> UseCodeAsync(Learner learner, SecondCode code)
    {
        if (await UserManager.IsLockedOutAsync(learner))
            return false;
        await store.HashOldCodesAsync(learner);
        if (!await code.UseAsync(learner, UserManager))
        {
            await UserManager.AccessFailedAsync(learner);
            log.LogWarning("{Learner} was refused: the code was wrong", learner.Id);
            return false;
        }
        await UserManager.ResetAccessFailedCountAsync(learner);
        return true;
    }

    /// <summary>Writes into the cookie that its owner has just shown who they are.</summary>
    public async Task ConfirmAsync(Learner learner)
    {
        var known = await Context.AuthenticateAsync(AuthenticationScheme);
        await SignInWithClaimsAsync(learner, known.Properties, [ProofClaim()]);
    }

    /// <summary>Whose passkey it is; null when it is nobody’s, or was asked for too long ago.</summary>
    public async Task<Learner?> FindByPasskeyAsync(string? credential)
    {
        if (await TryAsync(credential, PerformPasskeyAssertionAsync) is not { Succeeded: true } result)
            return null;
        // It counts how often it was used; a copy would be found out by that.
        return (await UserManager.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded ? result.User : null;
    }

    /// <summary>The passkey that this learner’s device has just made; null when it is not one.</summary>
    public async Task<UserPasskeyInfo?> ReadNewPasskeyAsync(Learner learner, string? credential) =>
        await TryAsync(credential, PerformPasskeyAttestationAsync) is { Succeeded: true } result
        && result.UserEntity.Id == learner.Id.ToString()
            ? result.Passkey
            : null;

    private static async Task<T?> TryAsync<T>(string? credential, Func<string, Task<T>> perform)
        where T : class
    {
        if (string.IsNullOrEmpty(credential))
            return null;
        try
        {
            return await perform(credential);
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked for in this browser, or the cookie that says what has ended.
            return null;
        }
    }

    private static string Back(string? returnUrl) => Links.IsLocal(returnUrl) ? "&returnUrl=" + Uri.EscapeDataString(returnUrl) : "";
}
