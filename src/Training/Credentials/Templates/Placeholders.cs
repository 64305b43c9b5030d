using System.Text.RegularExpressions;
using Training.Content;

namespace Training.Credentials.Templates;

/// <summary>The words in braces that a template’s sentence may hold, in each language, and what takes their place: <c>{nom}</c>, <c>{name}</c>.</summary>
internal static partial class Placeholders
{
    private static readonly (string Fr, string En, Func<CredentialWords, string> Value)[] All =
    [
        ("nom", "name", words => words.HolderName),
        ("titre", "title", words => words.Title),
        ("heures", "hours", words => words.Hours),
        ("date", "date", words => words.CompletedOn),
        ("version", "version", words => words.Version),
        ("établissement", "institution", words => words.IssuerName),
    ];

    public static IEnumerable<string> Names(Language language) => All.Select(p => language == Language.En ? p.En : p.Fr);

    /// <summary>What stands in braces and means nothing, as it was written; a brace that is alone, too.</summary>
    public static IEnumerable<string> Unknown(string text, Language language) =>
        Braced()
            .Matches(text)
            .Where(m => !Names(language).Contains(m.Groups[1].Value))
            .Select(m => m.Value)
            .Concat(Braced().Replace(text, "").Where(c => c is '{' or '}').Select(c => c.ToString()))
            .Distinct();

    public static string Fill(string text, Language language, CredentialWords words) =>
        Braced().Replace(text, m => Value(m.Groups[1].Value, language)?.Invoke(words) ?? m.Value);

    private static Func<CredentialWords, string>? Value(string name, Language language) =>
        All.FirstOrDefault(p => (language == Language.En ? p.En : p.Fr) == name).Value;

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Braced();
}
