using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Training.Calendars;

/// <summary>What a calendar’s address holds: whose it is, and a part that changes when it is renewed. It opens nothing else.</summary>
internal sealed class CalendarToken(IDataProtectionProvider protection)
{
    private const int RandomBytes = 16;
    private readonly IDataProtector protector = protection.CreateProtector("Training.Calendars.Feed");

    public string New(Guid learner) => protector.Protect([.. learner.ToByteArray(), .. RandomNumberGenerator.GetBytes(RandomBytes)]).Text();

    /// <returns>Null when we did not write it.</returns>
    public Guid? Read(string token)
    {
        try
        {
            return protector.Unprotect(token.Bytes()) is { Length: 16 + RandomBytes } read ? new Guid(read.AsSpan(0, 16)) : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    public static bool AreSame(string? kept, string asked) =>
        kept is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(kept), Encoding.UTF8.GetBytes(asked));
}

file static class Base64Text
{
    public static string Text(this byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    public static byte[] Bytes(this string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);
}
