using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Training.Institutions;
using Training.Learners;

namespace Training.Web.Accounts.Providers;

/// <summary>Who a provider says has come.</summary>
internal sealed record ProviderPerson(string Issuer, string Subject)
{
    public string? Email { get; init; }

    /// <summary>Whether the provider vouches for the address.</summary>
    public bool IsVerified { get; init; }

    public string GivenName { get; init; } = "";
    public string FamilyName { get; init; } = "";

    /// <summary>
    /// What the account is found again by. As hashes: some databases take « abc » and « ABC » for one, and the standard allows longer ones than the
    /// columns.
    /// </summary>
    public UserLoginInfo Login => new(IssuerKey(Issuer), Hash($"{Issuer}\n{Subject}"), null);

    /// <summary>As they came back from the provider of the current institution, a few minutes ago at most.</summary>
    public static async Task<ProviderPerson?> ReadAsync(HttpContext http, CurrentInstitution institution)
    {
        var ticket = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        // One browser, two institutions: what one’s provider said opens no door of the other.
        if (ticket.Principal is not { } person || ticket.Properties?.GetString(OpenProvider.InstitutionItem) != $"{institution.Id}")
            return null;
        if (person.FindFirstValue("iss") is not { } issuer || person.FindFirstValue("sub") is not { Length: > 0 } subject)
            return null;
        return new(issuer.TrimEnd('/'), subject)
        {
            Email = person.FindFirstValue("email")?.Trim(),
            IsVerified = string.Equals(person.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase),
            GivenName = Name(person.FindFirstValue("given_name") ?? person.FindFirstValue("name")),
            FamilyName = Name(person.FindFirstValue("family_name")),
        };
    }

    private static string Name(string? said)
    {
        var name = new string([.. (said ?? "").Where(c => !char.IsControl(c))]).Trim();
        return name[..Math.Min(name.Length, LearnerConfiguration.NameLength)];
    }

    public static string IssuerKey(string issuer) => Hash(issuer.TrimEnd('/'));

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
