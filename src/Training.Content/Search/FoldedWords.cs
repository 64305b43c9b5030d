using System.Text;
using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Search;

/// <summary>Part of a text that was found.</summary>
/// <param name="IsFound">Whether it is one of the words that were looked for.</param>
public sealed record FoundPart(string Text, bool IsFound);

/// <summary>What someone looks for: several words, all of which must stand; those between quotation marks stand together. Accents and capitals don’t count.</summary>
public sealed partial class FoldedWords
{
    private const int MostWords = 10;
    private const int Around = 90;
    private readonly IReadOnlyList<string> words;

    private FoldedWords(IReadOnlyList<string> words) => this.words = words;

    public bool IsEmpty => words.Count == 0;

    public static FoldedWords Of(string? typed) =>
        new([
            .. Word()
                .Matches(typed ?? "")
                .Select(m => Fold(m.Groups["together"].Success ? m.Groups["together"].Value : m.Value).Trim())
                .Where(w => w.Any(char.IsLetterOrDigit))
                .Distinct()
                .Take(MostWords),
        ]);

    /// <summary>As words are compared: without accents or capitals.</summary>
    public static string Fold(string text) => Slug.Fold(text);

    public bool AreIn(string folded) => words.All(word => folded.Contains(word, StringComparison.Ordinal));

    /// <summary>The text around what was found first, cut between words, with all that was found in it apart.</summary>
    public IReadOnlyList<FoundPart> Show(string text)
    {
        var found = Places(text);
        var first = found.Count == 0 ? 0 : found[0].Start;
        var (from, to) = (CutBefore(text, first - Around), CutAfter(text, first + 2 * Around));
        var parts = new List<FoundPart>();
        var at = from;
        foreach (var (start, end) in found.Where(f => f.Start >= from && f.End <= to))
        {
            Add(text[at..start], false);
            Add(text[start..end], true);
            at = end;
        }
        Add(text[at..to], false);
        if (from > 0)
            parts.Insert(0, new("… ", false));
        if (to < text.Length)
            parts.Add(new(" …", false));
        return parts;

        void Add(string part, bool isFound)
        {
            if (part.Length > 0)
                parts.Add(new(part, isFound));
        }
    }

    // Where the words stand, in order; those that overlap are one.
    private List<(int Start, int End)> Places(string text)
    {
        var (folded, places) = FoldWithPlaces(text);
        var all = new List<(int Start, int End)>();
        foreach (var word in words)
            for (
                var at = folded.IndexOf(word, StringComparison.Ordinal);
                at >= 0;
                at = folded.IndexOf(word, at + word.Length, StringComparison.Ordinal)
            )
                all.Add((places[at], places[at + word.Length]));
        var apart = new List<(int Start, int End)>();
        foreach (var (start, end) in all.Order())
        {
            if (apart.Count > 0 && start < apart[^1].End)
                apart[^1] = (apart[^1].Start, Math.Max(apart[^1].End, end));
            else
                apart.Add((start, end));
        }
        return apart;
    }

    // Of each folded character, where it stands in the text; and at the end, the text’s length.
    private static (string Folded, List<int> Places) FoldWithPlaces(string text)
    {
        var (folded, places, at) = (new StringBuilder(text.Length), new List<int>(text.Length + 1), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var part = Fold(rune.ToString());
            folded.Append(part);
            places.AddRange(Enumerable.Repeat(at, part.Length));
            at += rune.Utf16SequenceLength;
        }
        places.Add(text.Length);
        return (folded.ToString(), places);
    }

    private static int CutBefore(string text, int at) => at <= 0 ? 0 : text.LastIndexOf(' ', at) + 1;

    private static int CutAfter(string text, int at) =>
        at >= text.Length ? text.Length
        : text.IndexOf(' ', at) is var space && space < 0 ? text.Length
        : space;

    [GeneratedRegex("\"(?<together>[^\"]*)\"|«(?<together>[^»]*)»|“(?<together>[^”]*)”|[^\\s\"«»“”]+")]
    private static partial Regex Word();
}
