using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>A paragraph in which someone speaks, in its order: their lines, and what is told between and after them.</summary>
/// <param name="Parts">Each with its own text as it was typed.</param>
internal sealed record SpokenParagraph(IReadOnlyList<SpokenPart> Parts)
{
    /// <summary>The words of which it isn’t sure who says them; empty for none.</summary>
    public string Unsure { get; init; } = "";
}

internal sealed record SpokenPart(ScenePassage Passage, string Text);

/// <summary>« Réal : « Ben… » Il respire fort. » : where the quotes close, he stops speaking.</summary>
internal sealed partial class ScenesSpeech
{
    private const string Opening = "«“\"";
    private const string Stops = ".!?…»”";

    /// <summary>What someone says, and what is told after it; null for what no one says.</summary>
    public SpokenParagraph? Paragraph(string text)
    {
        if (Read(text) is not { } whole)
            return null;
        var start = text.IndexOf(whole.Words, StringComparison.Ordinal);
        if (whole.Words is not [var first, ..] || !Opening.Contains(first, StringComparison.Ordinal) || start < 0)
            return new([new(whole, text)]);
        var words = whole.Words;
        var parts = new List<SpokenPart>();
        for (var at = 0; at < words.Length; )
        {
            if (CloseOf(words, at) is not { } close)
                return new([new(whole, text)]);
            var quote = words[at..close];
            parts.Add(parts.Count == 0 ? new(whole with { Words = quote }, text[..(start + close)]) : Spoken(whole.Who, quote));
            var next = NextQuote(words, close);
            var told = words[close..next].Trim();
            // « dit-il » may be among what is said.
            if (told.Length > 0 && !char.IsUpper(told[0]) && !char.IsDigit(told[0]))
                return new([new(whole, text)]) { Unsure = words[close..].Trim() };
            if (told.Length > 0 && next < words.Length && NamesAnother(told, whole.Who))
            {
                var rest = words[close..].Trim();
                parts.Add(Told(rest));
                return new(parts) { Unsure = rest };
            }
            if (told.Length > 0)
                parts.Add(Told(told));
            at = next;
        }
        return new(parts);
    }

    private static SpokenPart Told(string words) => new(new() { Kind = ScenePassageKind.Narration, Words = words }, words);

    private SpokenPart Spoken(string who, string quote) =>
        new(
            Read($"{who} : {quote}")
                ?? new()
                {
                    Kind = ScenePassageKind.Line,
                    Who = who,
                    Words = quote,
                },
            quote
        );

    /// <summary>Past the quotes that open there, and the stop that follows them; null where they don’t close.</summary>
    private static int? CloseOf(string words, int open)
    {
        var (opens, closes) = words[open] switch
        {
            '«' => ('«', '»'),
            '“' => ('“', '”'),
            var own => ('\0', own),
        };
        var depth = 1;
        for (var i = open + 1; i < words.Length; i++)
        {
            depth +=
                words[i] == opens ? 1
                : words[i] == closes ? -1
                : 0;
            if (depth == 0)
            {
                var end = i + 1;
                while (end < words.Length && words[end] is '.' or '!' or '?' or '…' or '*' or '_')
                    end++;
                return end;
            }
        }
        return null;
    }

    // Where the same person speaks again: what is quoted within a sentence is told with it.
    private static int NextQuote(string words, int from)
    {
        for (var i = from; i < words.Length; i++)
            if (Opening.Contains(words[i], StringComparison.Ordinal))
            {
                var before = words.AsSpan(from, i - from).Trim();
                if (before.IsEmpty || Stops.Contains(before[^1], StringComparison.Ordinal))
                    return i;
                if (CloseOf(words, i) is not { } close)
                    return words.Length;
                i = close - 1;
            }
        return words.Length;
    }

    private bool NamesAnother(string told, string who) =>
        names.Cast.Concat(met.Values.Select(seen => seen.Name)).Any(name => name != who && told.Contains(name, StringComparison.Ordinal));
}
