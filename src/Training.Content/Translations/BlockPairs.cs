using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;
using Training.Content.Differences;

namespace Training.Content.Translations;

/// <summary>A block of a source beside the one that translates it.</summary>
/// <param name="Source">Null where the translation says something that the source doesn’t.</param>
/// <param name="Translation">Null where nothing translates it yet.</param>
/// <param name="IsStale">Whether the source says it otherwise than when it was translated.</param>
public sealed record BlockPair(TextBlock? Source, TextBlock? Translation, bool IsStale)
{
    /// <summary>Whether one of the two stands alone, or both are of another kind: the structure differs here.</summary>
    public bool Differs => Source is null || Translation is null || Source.Kind != Translation.Kind || Source.Level != Translation.Level;
}

/// <summary>A source and its translation, block by block.</summary>
public static class BlockPairs
{
    private const int MostEmpty = 10;

    // Ten times what a long scenario has; past it, blocks are paired as they come.
    private const long MostComparisons = 4_000_000;

    /// <param name="translated">The source as it was when it was last translated; null when that isn’t known any more.</param>
    public static IReadOnlyList<BlockPair> Of(string source, string translation, string? translated)
    {
        var (here, there) = (TextBlock.Split(source), TextBlock.Split(translation));
        var stale = translated is null ? [] : ChangedSince(here, translated);
        return
        [
            .. Align(here, there).Select(pair => new BlockPair(pair.Here, pair.There, pair.Here is { } block && stale.Contains(block))),
        ];
    }

    /// <summary>A text again from its blocks; one left empty goes.</summary>
    /// <param name="blocks">The words of each, and how many line ends stand after them.</param>
    public static string Join(IEnumerable<(string Words, int After)> blocks)
    {
        var text = new StringBuilder();
        var isOpen = false;
        foreach (var (words, after) in blocks.Select(b => (b.Words.ReplaceLineEndings("\n").TrimStart('\n').TrimEnd(), b.After)))
        {
            if (words.Length == 0)
                continue;
            // The file’s last words may stand without a line end, until others follow.
            if (isOpen)
                text.Append("\n\n");
            text.Append(words).Append('\n', Math.Clamp(after, 0, MostEmpty));
            isOpen = after <= 0;
        }
        return text.ToString();
    }

    private static HashSet<TextBlock> ChangedSince(IReadOnlyList<TextBlock> now, string translated)
    {
        var before = TextBlock.Split(translated).Select(b => Plain(b.Words)).ToArray();
        var after = now.Select(b => Plain(b.Words)).ToArray();
        if (TextDiff.IsTooMuch(before, after))
            return [.. now];
        var difference = Differ.Instance.CreateDiffs(
            string.Join('\n', before),
            string.Join('\n', after),
            ignoreWhiteSpace: false,
            ignoreCase: false,
            LineChunker.Instance
        );
        return [.. difference.DiffBlocks.SelectMany(d => Enumerable.Range(d.InsertStartB, d.InsertCountB)).Select(i => now[i])];
    }

    // One line for each block, so that lines can be compared.
    private static string Plain(string words) => words.ReplaceLineEndings("\u2028");

    // The longest run of pairs that fit, in order; a heading with the same id fits best of all.
    private static List<(TextBlock? Here, TextBlock? There)> Align(IReadOnlyList<TextBlock> here, IReadOnlyList<TextBlock> there)
    {
        if ((long)here.Count * there.Count > MostComparisons)
            return
            [
                .. Enumerable
                    .Range(0, Math.Max(here.Count, there.Count))
                    .Select(i => (i < here.Count ? here[i] : null, i < there.Count ? there[i] : null)),
            ];
        var best = new int[here.Count + 1, there.Count + 1];
        for (var i = here.Count - 1; i >= 0; i--)
        for (var j = there.Count - 1; j >= 0; j--)
        {
            var fit = Fit(here[i], there[j]);
            best[i, j] = Math.Max(fit == 0 ? 0 : best[i + 1, j + 1] + fit, Math.Max(best[i + 1, j], best[i, j + 1]));
        }

        var pairs = new List<(TextBlock?, TextBlock?)>();
        var (h, t) = (0, 0);
        while (h < here.Count && t < there.Count)
            if (Fit(here[h], there[t]) is > 0 and var fit && best[h, t] == best[h + 1, t + 1] + fit)
                pairs.Add((here[h++], there[t++]));
            else if (best[h, t] == best[h + 1, t])
                pairs.Add((here[h++], null));
            else
                pairs.Add((null, there[t++]));
        pairs.AddRange(here.Skip(h).Select(block => ((TextBlock?)block, (TextBlock?)null)));
        pairs.AddRange(there.Skip(t).Select(block => ((TextBlock?)null, (TextBlock?)block)));
        return pairs;
    }

    private static int Fit(TextBlock here, TextBlock there)
    {
        if (here.Kind != there.Kind || here.Level != there.Level)
            return 0;
        if (here.Kind == BlockKind.Heading && here.Id is not null && there.Id is not null)
            return here.Id == there.Id ? 50 : 0;
        if (here.Kind is BlockKind.Directives or BlockKind.Fence)
            return here.Words == there.Words ? 5 : 1;
        return here.Kind == BlockKind.Heading ? 10 : 2;
    }
}
