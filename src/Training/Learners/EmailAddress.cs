using System.Net.Mail;

namespace Training.Learners;

/// <summary>What an e-mail address has to be to be written to.</summary>
public static class EmailAddress
{
    public const int MostLength = 254;

    /// <summary>Whether it has all the parts of one, and nothing else.</summary>
    public static bool IsComplete(string? text) =>
        text is { Length: > 0 and <= MostLength }
        && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && MailAddress.TryCreate(text, out var address)
        && address.Address == text
        && address.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>As accounts compare it.</summary>
    public static string Normalize(string address) => address.Trim().ToUpperInvariant();
}
