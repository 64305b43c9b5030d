using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Training.Authoring.Beginnings;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Institutions;

namespace Training.Authoring.Publishing;

/// <summary>What one tick says was read: a warning, or those of a kind that many files have at once.</summary>
/// <param name="Key">The same for as long as these are the warnings.</param>
public sealed record WarningGroup(string Key, IReadOnlyList<ContentProblem> Warnings)
{
    private static readonly string[] OfTranslations =
    [
        ProblemCodes.TranslationMissing,
        ProblemCodes.TranslationUnstamped,
        ProblemCodes.TranslationStale,
    ];

    private static readonly string[] Together = [.. OfTranslations, TextOfBeginnings.Code];

    /// <summary>The module is in French only: one thing to know, whatever the number of its files.</summary>
    public static readonly WarningGroup FrenchOnly = new("french-only", []);

    public string Code => Warnings is [var first, ..] ? first.Code : Key;

    /// <summary>The one that it is of; null for several.</summary>
    public ContentProblem? Only => Warnings is [var only] ? only : null;

    /// <summary>Those of each file, in the order of the files.</summary>
    public IEnumerable<string> Files => Warnings.Select(w => w.At.File).Distinct(StringComparer.Ordinal);

    public static IReadOnlyList<WarningGroup> Of(IEnumerable<ContentProblem> warnings) =>
        [
            .. warnings
                .GroupBy(w => Together.Contains(w.Code) ? w.Code : KeyOf(w))
                .Select(g => new WarningGroup(g.Count() == 1 ? KeyOf(g.First()) : $"{g.Key}:{Sum(g.Select(KeyOf))}", [.. g])),
        ];

    /// <summary>Whether a draft’s readers are told that it is in French only: some of them read in English.</summary>
    public static bool SaysFrenchOnly(Institution institution, CheckedDraft draft) =>
        draft.IsInFrenchOnly && institution.OnlyLanguage != Language.Fr;

    /// <summary>Without what only matters where people read in English too.</summary>
    public static IEnumerable<ContentProblem> For(Institution institution, IEnumerable<ContentProblem> problems) =>
        institution.OnlyLanguage == Language.Fr ? problems.Where(p => !OfTranslations.Contains(p.Code)) : problems;

    /// <summary>A few letters that stand for these words and no others.</summary>
    public static string Sum(IEnumerable<string> words) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words))).AsSpan(0, 8));

    private static string KeyOf(ContentProblem warning) =>
        string.Create(CultureInfo.InvariantCulture, $"{warning.Code}:{warning.At.File}:{warning.At.Line}:{warning.At.Column}");
}
