using System.Text.RegularExpressions;

namespace Training.Content.Readability;

/// <summary>
/// How many syllables a word has, by its letters: each run of vowels is one. Near enough for the mean of a page, not for one word: a dictionary would
/// do better, and the formula was made for counts by hand.
/// </summary>
internal static partial class Syllables
{
    public static int Of(string word, Language language)
    {
        var lower = word.ToLowerInvariant();
        var count = language == Language.Fr ? French(lower) : English(lower);
        return Math.Max(1, count);
    }

    // A final e is silent, with or without an s; “é” or a vowel with a diaeresis begins a syllable of its own (créer, naïf).
    private static int French(string word) => FrenchVowels().Count(FrenchSilent().Replace(word, ""));

    // A final e is silent unless it carries an l (table), as is that of -ed unless it follows t or d (needed).
    private static int English(string word) => EnglishVowels().Count(EnglishSilent().Replace(word, ""));

    [GeneratedRegex("[éïëüö]|[aeiouyàâäèêîôùûœæ]+")]
    private static partial Regex FrenchVowels();

    [GeneratedRegex("(?<=.*[aeiouyàâäéèêëîïôöùûüœæ].*[^aeiouyàâäéèêëîïôöùûüœæ]|gu|qu)es?$")]
    private static partial Regex FrenchSilent();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex EnglishVowels();

    [GeneratedRegex("(?<=[aeiouy].*[^aeiouyl]|[aeiouy]l)e$|(?<=[aeiouy].*[^aeiouytd])ed$|(?<=[aeiouy].*[^aeiouycgsxz])es$")]
    private static partial Regex EnglishSilent();
}
