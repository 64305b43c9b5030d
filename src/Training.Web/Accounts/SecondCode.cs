using Microsoft.AspNetCore.Identity;
using Training.Learners;

namespace Training.Web.Accounts;

/// <summary>What someone typed at the second step: six figures that their app shows, or one of their recovery codes.</summary>
internal readonly record struct SecondCode
{
    /// <summary>How many recovery codes one is given.</summary>
    public const int RecoveryCodes = 10;

    private const int AppLength = 6;
    private const int LongestTyped = 40;

    // Identity accepts the codes of five half-minutes, the present one in the middle.
    private const int CodesAtOnce = 5;
    private const string Provider = "[SecondStep]";
    private const string Used = "UsedCodes";

    private readonly string typed;

    private SecondCode(string typed) => this.typed = typed;

    /// <summary>As people type it, with or without spaces and hyphens, in any case.</summary>
    public static SecondCode Read(string? typed) =>
        new(
            typed is { Length: <= LongestTyped }
                ? new string([.. typed.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)])
                : ""
        );

    private bool IsOfApp => typed.Length == AppLength && typed.All(char.IsAsciiDigit);

    /// <summary>Whether the app shows it now. It may be asked again.</summary>
    public async Task<bool> IsShownAsync(Learner learner, UserManager<Learner> learners) =>
        IsOfApp && await learners.VerifyTwoFactorTokenAsync(learner, learners.Options.Tokens.AuthenticatorTokenProvider, typed);

    /// <summary>Whether it is right, and opens nothing a second time: someone may have looked over a shoulder.</summary>
    public async Task<bool> UseAsync(Learner learner, UserManager<Learner> learners)
    {
        if (!IsOfApp)
            return (await learners.RedeemTwoFactorRecoveryCodeAsync(learner, typed.Insert(typed.Length / 2, "-"))).Succeeded;

        var used = (await learners.GetAuthenticationTokenAsync(learner, Provider, Used))?.Split(' ') ?? [];
        if (used.Contains(typed) || !await IsShownAsync(learner, learners))
            return false;
        // Of two posts at once, the second finds the account changed.
        var kept = string.Join(' ', used.Prepend(typed).Take(CodesAtOnce));
        return (await learners.SetAuthenticationTokenAsync(learner, Provider, Used, kept)).Succeeded;
    }
}
