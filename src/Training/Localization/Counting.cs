using Microsoft.Extensions.Localization;
using Training.Content;

namespace Training.Localization;

/// <summary>Words that change with a number.</summary>
public static class Counting
{
    /// <summary>The text of <c>Key.One</c> or <c>Key.Other</c>, with the number as <c>{0}</c>; in French none is singular.</summary>
    public static string Count(this IStringLocalizer<TrainingText> texts, string key, int number, params object[] more)
    {
        var one = number == 1 || (number == 0 && Languages.Current == Language.Fr);
        return texts[one ? key + ".One" : key + ".Other", [number, .. more]].Value;
    }
}
