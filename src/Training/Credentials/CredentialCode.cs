using System.Security.Cryptography;

namespace Training.Credentials;

/// <summary>The code of a credential: 130 random bits in Crockford’s alphabet, which people read, say and type without mixing letters up.</summary>
internal static class CredentialCode
{
    public const int Length = 26;
    public const int GroupLength = 5;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>The code someone typed or followed: in either case, with or without hyphens, an O for a zero; null when it can’t be one.</summary>
    public static string? Read(string? typed)
    {
        // Longer than anyone writes a code: not worth reading.
        if (typed is null or { Length: > 4 * Length })
            return null;

        var code = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c != '-').Select(Unmistaken));
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }

    /// <summary>In groups, for paper.</summary>
    public static string ForReading(string code) => string.Join('-', code[..^1].Chunk(GroupLength).Select(c => new string(c))) + code[^1];

    private static char Unmistaken(char typed) =>
        char.ToUpperInvariant(typed) switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            var letter => letter,
        };
}
