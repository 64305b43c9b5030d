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

    private static bool IsAfterBox(char[] text, int space) => space > 0 && text[space - 1] == Box;

    private static bool IsUnbreakable(char[] text, int space) =>
        (space > 0 && text[space - 1] == '«') || (space + 1 < text.Length && text[space + 1] is '»' or ':' or '%');

    private static bool NeedsWork(string text) => text.AsSpan().ContainsAny('\'', ' ');
}
