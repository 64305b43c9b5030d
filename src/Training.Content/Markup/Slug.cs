using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Training.Content.Markup;

/// <summary>Identifiers made of lowercase ASCII letters, digits and hyphens.</summary>
public static partial class Slug
{
    public static bool IsSlug(string text) => text.Length <= 80 && Pattern().IsMatch(text);

    /// <summary>« L’image fige » becomes <c>l-image-fige</c>.</summary>
    public static string From(string title) => NotSlug().Replace(Fold(title), "-").Trim('-');

    /// <summary>Lowercase, without accents, for comparing what people type.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            folded.Append(
                char.ToLowerInvariant(c) switch
                {
                    'œ' => "oe",
                    'æ' => "ae",
                    '’' or 'ʼ' => "'",
                    '\u00A0' or '\u202F' => " ",
                    var plain => plain.ToString(),
                }
            );
        }
        return folded.ToString();
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Pattern();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotSlug();
}
