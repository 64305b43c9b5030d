using System.Globalization;
using System.Text;

namespace Training.Web.Accounts.Passwords;

/// <summary>Passwords that are tried first: the most common ones, and the words of the very account.</summary>
internal static class GuessablePassword
{
    // What is left of a password without the words of the account has to be worth something by itself.
    private const int LeastOfItsOwn = 6;
    private const int ShortestWord = 3;
    private static readonly Lazy<HashSet<string>> Common = new(Read);

    /// <summary>Whether it is one of the most common, with or without figures before or after it.</summary>
    public static bool IsCommon(string password)
    {
        var plain = Plain(password);
        return Common.Value.Contains(plain) || Common.Value.Contains(plain.Trim([.. "0123456789"]));
    }

    /// <summary>Whether it says little more than these: a name, an address, the site’s name.</summary>
    public static bool IsMadeOf(string password, IEnumerable<string?> own)
    {
        var plain = Plain(password);
        var rest = own.SelectMany(WordsOf)
            .OrderByDescending(word => word.Length)
            .Aggregate(plain, (left, word) => left.Replace(word, "", StringComparison.Ordinal));
        return rest.Length < plain.Length && rest.Length < LeastOfItsOwn;
    }

    private static IEnumerable<string> WordsOf(string? text) =>
        new string([.. (text ?? "").Select(c => char.IsLetterOrDigit(c) ? c : ' ')])
            .Split(' ')
            .Select(Plain)
            .Where(word => word.Length >= ShortestWord);

    // Capitals, accents and what stands between words are guessed as easily.
    private static string Plain(string text) =>
        new([
            .. text.Normalize(NormalizationForm.FormD)
                .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(c))
                .Select(char.ToLowerInvariant),
        ]);

    private static HashSet<string> Read()
    {
        using var list = typeof(GuessablePassword).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(list);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line is not ("" or ['#', ..]))];
    }
}
