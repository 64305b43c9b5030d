using System.Globalization;
using Training.Authoring.Drafts;

namespace Training.Authoring.Forms;

/// <summary>The score that passes: a percentage in a form, a share of one in its file.</summary>
internal static class PercentField
{
    /// <summary>What isn’t a number is shown as it is written.</summary>
    public static string? Of(string? share) =>
        share is not null && decimal.TryParse(share, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (number * 100).ToString("0.##", CultureInfo.InvariantCulture)
            : share;

    public static bool IsRight(string? typed) => TitleField.Tidy(typed) is not { Length: > 0 } word || Number(word) is > 0 and <= 100;

    /// <param name="before">What is written: it stays when the percentage is the same.</param>
    public static string? Share(string? typed, string? before) =>
        TitleField.Tidy(typed) is not { Length: > 0 } word ? null
        : word == Of(before) ? before
        : Number(word) is { } number ? (number / 100).ToString("0.####", CultureInfo.InvariantCulture)
        : null;

    private static decimal? Number(string typed) =>
        decimal.TryParse(
            typed.TrimEnd('%', ' ', '\u00A0').Replace(',', '.'),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
