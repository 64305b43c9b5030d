namespace Training.Content.Markup;

/// <summary>
/// Puts the non-breaking spaces and curly apostrophes that French asks for where the author left plain ones; in both languages, a box to tick stays with its
/// word.
/// </summary>
internal static class Typography
{
    private const char NoBreak = '\u00A0';
    private const char Box = '☐';

    public static string Set(string text, Language language)
    {
        if (!NeedsWork(text))
            return text;

        var set = text.ToCharArray();
        for (var i = 0; i < set.Length; i++)
        {
            if (set[i] == '\'' && i > 0 && char.IsLetter(set[i - 1]))
                set[i] = '’';
            else if (set[i] == ' ' && (IsAfterBox(set, i) || (language == Language.Fr && IsUnbreakable(set, i))))
                set[i] = NoBreak;
        }
        return new string(set);
    }

    private static bool IsAfterBox(char[] text, int space) => At(text, space - 1) == Box;

    private static bool IsUnbreakable(char[] text, int space) =>
        At(text, space - 1) == '«' || At(text, space + 1) is '»' or ':' or '%' || IsInTime(text, space) || IsInNumber(text, space);

    // 9 h, 9 h 30
    private static bool IsInTime(char[] text, int space) =>
        (IsDigit(text, space - 1) && At(text, space + 1) == 'h' && !char.IsLetterOrDigit(At(text, space + 2)))
        || (At(text, space - 1) == 'h' && At(text, space - 2) is ' ' or NoBreak && IsDigit(text, space - 3) && IsDigit(text, space + 1));

    // 25 000; a 1 by itself before three digits begins a telephone number, which has a hyphen after three others.
    private static bool IsInNumber(char[] text, int space) =>
        IsDigit(text, space - 1)
        && (At(text, space - 1) != '1' || IsDigit(text, space - 2))
        && IsDigit(text, space + 1)
        && IsDigit(text, space + 2)
        && IsDigit(text, space + 3)
        && !IsDigit(text, space + 4)
        && At(text, space + 4) != '-';

    private static bool IsDigit(char[] text, int index) => char.IsAsciiDigit(At(text, index));

    private static char At(char[] text, int index) => index >= 0 && index < text.Length ? text[index] : '\0';

    private static bool NeedsWork(string text) => text.AsSpan().ContainsAny('\'', ' ');
}
