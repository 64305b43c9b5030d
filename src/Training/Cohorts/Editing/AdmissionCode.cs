using System.Security.Cryptography;

namespace Training.Cohorts.Editing;

/// <summary>What lets learners into an offering: easy to read out and to copy from a board.</summary>
internal static class AdmissionCode
{
    // Neither 0 and O, nor 1, I and L; and no vowels, so that chance spells no word.
    private const string Signs = "23456789BCDFGHJKMNPQRSTVWXZ";
    private const int Length = 8;

    public static string Draw() => RandomNumberGenerator.GetString(Signs, Length);

    /// <summary>As it was drawn, however it was typed.</summary>
    public static string Read(string typed) => new([.. typed.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    /// <summary>In two halves: <c>BCDF 2345</c>.</summary>
    public static string Say(string code) => code.Length == Length ? $"{code[..4]}\u00A0{code[4..]}" : code;
}
