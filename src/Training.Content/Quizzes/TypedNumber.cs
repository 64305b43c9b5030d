using System.Globalization;
using System.Text.RegularExpressions;

namespace Training.Content.Quizzes;

/// <summary>A number as people write it in French or in English: « 1 234,5 », “1,234.5”, « 12 min », “$5”.</summary>
/// <param name="Readings">Two when it can be read both ways: “1,234” is a little more than one in French, more than a thousand in English.</param>
/// <param name="Around">The words before and after the number.</param>
internal sealed partial record TypedNumber(IReadOnlyList<decimal> Readings, string Around)
{
    /// <summary>Null when there is no number, or several: then there is no telling which one is the answer.</summary>
    public static TypedNumber? Read(string text)
    {
        if (Numbers().Matches(text) is not [var match])
            return null;
        var around = $"{text[..match.Index]} {text[(match.Index + match.Length)..]}".Trim();
        var digits = string.Concat(match.Value.Where(c => !char.IsWhiteSpace(c))).Replace('\u2212', '-').TrimStart('+');
        var readings = Spellings(digits).Select(Parse).OfType<decimal>().Distinct().ToList();
        return readings.Count > 0 ? new(readings, around) : null;
    }

    /// <summary>The same digits with a point, or nothing, where a mark stands.</summary>
    private static IEnumerable<string> Spellings(string digits)
    {
        var marks = digits.Count(c => c is ',' or '.');
        var last = digits.LastIndexOfAny([',', '.']);
        var isEveryMarkTheSame = marks > 0 && digits.Count(c => c == digits[last]) == marks;
        if (marks <= 1 || !isEveryMarkTheSame)
            yield return WithPoint(digits, last);
        if (marks > 0 && isEveryMarkTheSame && Thousands().IsMatch(digits))
            yield return WithPoint(digits, -1);
    }

    private static string WithPoint(string digits, int point) =>
        string.Concat(digits.Select((c, i) => c is ',' or '.' ? (i == point ? "." : "") : c.ToString()));

    private static decimal? Parse(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    // Spaces part thousands; elsewhere they part two numbers.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])[-+\u2212]?(?:[0-9]+(?:\s[0-9]{3}(?![0-9]))*(?:[.,][0-9]+)*|[.,][0-9]+)")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}([.,][0-9]{3})+\z")]
    private static partial Regex Thousands();
}
