using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Training.Institutions.Invitations;

/// <summary>What the letter of an invitation carries, so that whoever reads the mailbox can accept it, and nobody else.</summary>
internal sealed class InvitationLink(IDataProtectionProvider protection)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);
    private readonly IDataProtector protector = protection.CreateProtector("Training.Institutions.Invitation");

    /// <summary>The page’s address, from <c>~/</c>.</summary>
    public string For(Guid invitation) => $"~/invitations/{protector.Protect(invitation.ToString("N"))}";

    /// <returns>Null when we did not write it.</returns>
    public Guid? Read(string token)
    {
        try
        {
            return Guid.TryParse(protector.Unprotect(token), out var invitation) ? invitation : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
