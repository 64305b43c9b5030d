using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Training.Review;

/// <summary>What a letter carries so that its reader can stop the letters without signing in; it opens nothing else.</summary>
internal sealed class ReminderToken(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Training.Review.Reminder");

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
