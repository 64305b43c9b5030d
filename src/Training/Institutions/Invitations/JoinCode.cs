using System.Security.Cryptography;

namespace Training.Institutions.Invitations;

/// <summary>A code that is said in a classroom and typed on a phone: no letter or digit looks like another.</summary>
internal static class JoinCode
{
    public const int Length = 8;
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>What someone typed, in either case, with or without spaces and hyphens; null when it can’t be one.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null or { Length: > 4 * Length })
            return null;
        var code = string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }

    /// <summary>In two halves, for the board.</summary>
    public static string ForReading(string code) => $"{code[..(Length / 2)]}-{code[(Length / 2)..]}";
}
