using System.Globalization;
using Training.Content;

namespace Training.Localization;

/// <summary>The cultures behind the two languages.</summary>
public static class Languages
{
    private static readonly CultureInfo French = InCanadianFrench();
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-CA");

    public static IReadOnlyList<Language> All { get; } = [Language.Fr, Language.En];

    /// <summary>The language of the text being written now.</summary>
    public static Language Current => Find(CultureInfo.CurrentUICulture.Name) ?? Language.Fr;

    public static CultureInfo Culture(this Language language) => language == Language.Fr ? French : English;

    /// <summary>The language's two letters, as addresses, cookies and rows hold it.</summary>
    public static string Code(this Language language) => language == Language.Fr ? "fr" : "en";

    /// <summary>The language a code or culture name asks for (<c>en</c>, <c>en-US</c>), or null when the site does not speak it.</summary>
    public static Language? Find(string? tag) =>
        tag?.Split('-')[0].ToLowerInvariant() switch
        {
            "fr" => Language.Fr,
            "en" => Language.En,
            _ => null,
        };

    private static CultureInfo InCanadianFrench()
    {
        var culture = new CultureInfo("fr-CA");
        // .NET writes « 80 % » with a space that lines break at.
        culture.NumberFormat.PercentSymbol = "\u00A0%";
        culture.NumberFormat.PercentPositivePattern = 1;
        culture.NumberFormat.PercentNegativePattern = 1;
        return CultureInfo.ReadOnly(culture);
    }
}
