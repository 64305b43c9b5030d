using Microsoft.AspNetCore.Identity;
using Training.Learners;
using Training.Web.Accounts.Providers;

namespace Training.Web.Accounts.Confirming;

/// <summary>By what someone can show again who they are.</summary>
/// <param name="Provider">The name of their provider, which is asked when nothing else is there.</param>
public sealed record OfferedWays(bool HasPassword, bool HasCode, bool HasPasskey, string? Provider)
{
    /// <summary>The first field of the page, where a word about all of them stands.</summary>
    public string Field =>
        HasPassword ? KeptForm.PasswordField
        : HasCode ? KeptForm.CodeField
        : HasPasskey ? WaysToConfirm.PasskeyField
        : WaysToConfirm.ProviderField;
}

/// <summary>Finds by what someone can show again who they are, and checks what they showed.</summary>
internal sealed class WaysToConfirm(LearnerSignIn signIn, OpenProvider providers, CurrentLearner current)
{
    public const string ProviderField = "confirm-provider";

    /// <summary>The form that its script fills.</summary>
    public const string PasskeyField = "passkey";

    public async Task<OfferedWays?> ReadAsync(CancellationToken ct)
    {
        var learners = signIn.UserManager;
        if (await learners.FindByIdAsync(current.Id.ToString()) is not { } learner)
            return null;
        var hasPassword = learner.PasswordHash is not null;
        var hasPasskey = (await learners.GetPasskeysAsync(learner)).Count > 0;
        var isLinked =
            !hasPassword && await providers.FindAsync(ct) is { } provider && (await learners.GetLoginsAsync(learner)).Any(provider.IsOf)
                ? provider.Name
                : null;
        return new(hasPassword, learner.TwoFactorEnabled, hasPasskey, isLinked);
    }

    /// <returns>The field that was wrong, and what to say; null when they are who they say.</returns>
    public async Task<(string Field, string Text)?> FindProblemAsync(IFormCollection form, Learner learner)
    {
        if (form[KeptForm.CredentialField].ToString() is { Length: > 0 } credential)
            return (await signIn.FindByPasskeyAsync(credential))?.Id == learner.Id ? null : (PasskeyField, "Account.Confirm.WrongPasskey");
        if (form[KeptForm.CodeField].ToString() is { Length: > 0 } code && learner.TwoFactorEnabled)
            return await signIn.UseCodeAsync(learner, SecondCode.Read(code)) ? null : (KeptForm.CodeField, "Account.Code.Wrong");
        if (learner.PasswordHash is null)
            return (ProviderField, "Account.Confirm.NotYet");
        return await signIn.IsRightAsync(learner, form[KeptForm.PasswordField]) ? null : (KeptForm.PasswordField, "Account.Confirm.Wrong");
    }
}
