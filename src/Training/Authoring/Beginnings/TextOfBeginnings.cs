using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Content.Files;

namespace Training.Authoring.Beginnings;

/// <summary>Finds the sentences of the beginnings that still stand in what authors made of them.</summary>
internal static partial class TextOfBeginnings
{
    /// <summary>What its warnings are called.</summary>
    public const string Code = "text-of-beginning";

    // Fewer are anyone’s words: “Several answers are right.”
    private const int FewestWords = 7;
    private const int QuoteLength = 140;

    private static readonly Lazy<FrozenSet<string>> Known = new(() =>
        Beginning
            .All()
            // Questions for the journal suit any session: a blank one begins with them.
            .Select(text => Reflection().Replace(text, ""))
            .SelectMany(Passages)
            .SelectMany(p => p.Sentences)
            .Select(s => s.Key)
            .ToFrozenSet(StringComparer.Ordinal)
    );

    /// <summary>A warning for each paragraph, answer or cell that holds one, in the order of the files.</summary>
    public static IReadOnlyList<ContentProblem> In(ContentFiles files, string slug)
    {
        var folder = OpenDraft.PathOf(slug, "");
        return
        [
            .. files
                .Paths.Where(path => path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal))
                .SelectMany(path => In(path, AuthoredText.Read(files.Find(path)!.Value) ?? "")),
        ];
    }

    public static IEnumerable<ContentProblem> In(string path, string text)
    {
        var problems = new ProblemList();
        foreach (var passage in Passages(text))
            if (passage.Sentences.Where(s => Known.Value.Contains(s.Key)).ToList() is [var first, ..] kept)
                problems.Warning(
                    Code,
                    new(path, first.Line, 1),
                    $"Le texte de départ est encore là : « {Quote(kept)} » Mettez le vôtre, ou retirez-le.",
                    $"The text to start from is still here: “{Quote(kept)}” Put yours, or take it away."
                );
        return problems.Items;
    }

    /// <summary>What is said in one go: a paragraph, an answer, a cell of a table.</summary>
    private sealed record Passage(IReadOnlyList<Sentence> Sentences);

    /// <param name="Key">The same for who changes no word of it.</param>
    private sealed record Sentence(int Line, string Text, string Key);

    private static IEnumerable<Passage> Passages(string text)
    {
        var open = new List<(int Line, string Words)>();
        var (isHead, wasQuote) = (false, false);
        foreach (var (index, raw) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            var line = Marks().Replace(raw.Trim('\uFEFF'), "");
            var isQuote = Quoted().IsMatch(line);
            if (line.Trim() == "---" && (isHead || index == 0))
            {
                isHead = !isHead;
                line = "";
            }
            var begins = IsApart().IsMatch(line) || Begins().IsMatch(line) || (isHead && Field().IsMatch(line)) || isQuote != wasQuote;
            wasQuote = isQuote;
            if (begins && open.Count > 0)
            {
                yield return Read(open);
                open = [];
            }
            if (IsApart().IsMatch(line))
                continue;
            if (line.TrimStart().StartsWith('|'))
                foreach (var cell in line.Split('|'))
                    yield return Read([(index + 1, cell)]);
            else
                open.Add((index + 1, Said(line, isHead)));
        }
        if (open.Count > 0)
            yield return Read(open);
    }

    private static string Said(string line, bool isHead)
    {
        var words = Quoted().Replace(line, "");
        words = Begins().Replace(words, "");
        words = isHead ? Field().Replace(words, "") : words;
        return Speaker().Replace(words, "").Trim();
    }

    private static Passage Read(IReadOnlyList<(int Line, string Words)> lines)
    {
        var whole = string.Join(' ', lines.Select(l => l.Words));
        var (sentences, start) = (new List<Sentence>(), 0);
        foreach (var part in Ends().Split(whole))
        {
            var key = Key(part);
            if (!part.Contains('%', StringComparison.Ordinal) && key.Split(' ').Length >= FewestWords)
                sentences.Add(new(LineAt(lines, start + part.Length - part.TrimStart().Length), part.Trim(), key));
            start += part.Length;
        }
        return new(sentences);
    }

    private static int LineAt(IReadOnlyList<(int Line, string Words)> lines, int position)
    {
        foreach (var (line, words) in lines)
        {
            if (position <= words.Length)
                return line;
            position -= words.Length + 1;
        }
        return lines[^1].Line;
    }

    private static string Key(string sentence) =>
        Spaces().Replace(Around().Replace(sentence.Replace('’', '\''), ""), " ").ToLowerInvariant();

    private static string Quote(IEnumerable<Sentence> kept)
    {
        var words = string.Join(' ', kept.Select(sentence => Outside().Replace(sentence.Text, "")));
        return words.Length <= QuoteLength ? words : words[..words.LastIndexOf(' ', QuoteLength)] + "…";
    }

    [GeneratedRegex(@"^reflection:.*\n", RegexOptions.Multiline)]
    private static partial Regex Reflection();

    // What isn’t read as words: codes, where links lead, names of headings.
    [GeneratedRegex(@"`[^`]*`|\]\([^)]*\)|\{#[^}]*\}|[*_]{1,2}|^(?:\s*>)*\s*\[!\w+\]\s*$")]
    private static partial Regex Marks();

    // A line that no sentence goes on through.
    [GeneratedRegex(@"^[\s>]*(?:$|:::|#|```)")]
    private static partial Regex IsApart();

    [GeneratedRegex(@"^\s*(?:>\s?)+")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[\s>]*(?:[-+]\s+(?:\[[ xX]\]\s+)?|\d+\.\s+|\|)")]
    private static partial Regex Begins();

    [GeneratedRegex(@"^[\w-]+:(?:\s+|$)")]
    private static partial Regex Field();

    // Who speaks in a session, and how.
    [GeneratedRegex(@"^[^:()]{1,40}\([^)]*\)\s*:\s*")]
    private static partial Regex Speaker();

    [GeneratedRegex(@"(?<=[.!?…])(?=[\s""”»\],)])")]
    private static partial Regex Ends();

    [GeneratedRegex(@"^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+\z")]
    private static partial Regex Around();

    [GeneratedRegex(@"^[\s""”»“«\],)\[]+|[\s""“«\[]+\z")]
    private static partial Regex Outside();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
