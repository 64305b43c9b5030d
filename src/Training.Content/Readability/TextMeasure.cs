using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Readability;

/// <summary>How much there is to read, and how easily it reads.</summary>
/// <param name="Words">Words in the whole text, headings and tables included, as word processors count them.</param>
/// <param name="SentenceLength">Words per sentence, in the prose; an item of a list is a sentence.</param>
/// <param name="Ease">From about 0, very hard, to 100, very easy; 60 is plain.</param>
/// <remarks>
/// English: R. Flesch, “A New Readability Yardstick”, <em>Journal of Applied Psychology</em>, 32 (3), 1948: 206.835 − 1.015 × words per sentence −
/// 84.6 × syllables per word. French: its adaptation by L. Kandel and A. Moles, « Application de l’indice de Flesch à la langue française », <em>Cahiers
/// Études de radio-télévision</em>, 19, 1958: 207 − 1.015 × words per sentence − 73.6 × syllables per word.
/// </remarks>
public sealed partial record TextMeasure(int Words, double SentenceLength, double Ease)
{
    /// <summary>Measures HTML that this library wrote.</summary>
    public static TextMeasure Of(string html, Language language)
    {
        var prose = Citation().Replace(Ends().Replace(NotProse().Replace(html, " "), "$0\n"), "");
        var sentences = prose
            .Split('\n')
            .Select(PlainText.OfHtml)
            .SelectMany(block => Stop().Split(block))
            .Select(sentence => Word().Matches(sentence).Select(m => m.Value).ToList())
            .Where(words => words.Count > 0)
            .ToList();
        var words = sentences.SelectMany(s => s).ToList();
        var all = Counted().Count(PlainText.OfHtml(Citation().Replace(html, "")));
        if (words.Count == 0)
            return new(all, 0, 100);

        var length = (double)words.Count / sentences.Count;
        var syllables = (double)words.Sum(word => Syllables.Of(word, language)) / words.Count;
        return new(
            all,
            length,
            language == Language.Fr ? 207 - 1.015 * length - 73.6 * syllables : 206.835 - 1.015 * length - 84.6 * syllables
        );
    }

    [GeneratedRegex("<h[2-6][ >].*?</h[2-6]>|<table.*?</table>", RegexOptions.Singleline)]
    private static partial Regex NotProse();

    [GeneratedRegex("</(?:p|li|dt|dd|summary|legend|label)>")]
    private static partial Regex Ends();

    [GeneratedRegex("""<a class="cite"[^>]*>.*?</a>""")]
    private static partial Regex Citation();

    [GeneratedRegex(@"(?<=[.!?…])[»”\s]+(?=[\p{Lu}«“])")]
    private static partial Regex Stop();

    // As word processors count: “l’image” is one word, and a mark by itself is none.
    [GeneratedRegex(@"\S*[\p{L}\p{Nd}]\S*")]
    private static partial Regex Counted();

    // “l’image” is two words, as readers hear it; “vingt-deux” is one.
    [GeneratedRegex(@"[\p{L}]+(?:-[\p{L}]+)*")]
    private static partial Regex Word();
}
