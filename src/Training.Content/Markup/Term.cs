using System.Text.RegularExpressions;

namespace Training.Content.Markup;

/// <summary>A word that the content keeps to, and those it takes the place of.</summary>
/// <param name="Avoided">Finds any of the discouraged words, whole, in any case, singular or plural.</param>
public sealed record Term(Language Language, string Use, Regex Avoided)
{
    public static Term Of(Language language, string use, IEnumerable<string> avoid) =>
        new(
            language,
            use,
            new(
                $@"(?<!\w)(?:{string.Join('|', avoid.Select(Regex.Escape))})s?(?!\w)",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
            )
        );
}
