using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Training.Outbox;

/// <summary>What a letter carries so that its reader can stop the letters without signing in; it opens nothing else.</summary>
/// <param name="purpose">Which letters: a token for others says nothing here.</param>
internal abstract class StopToken(IDataProtectionProvider protection, string purpose)
{
    private readonly IDataProtector protector = protection.CreateProtector(purpose);

    public string For(Guid learner) => protector.Protect(learner.ToString("N"));

    /// <returns>Null when we did not write it.</returns>
    public Guid? Read(string? token)
    {
        try
        {
            return token is not null && Guid.TryParse(protector.Unprotect(token), out var learner) ? learner : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
