using DiffPlex;

namespace Training.Content.Differences;

/// <summary>What changed between two texts: by lines, and by words within a line that was rewritten.</summary>
public static class TextDiff
{
    private const int Context = 2;

    // Beyond this a rewriting is shown whole: nobody reads a comparison of so much, and it would take long.
    private const long MostWork = 50_000_000;

    // How far below a line its rewriting is looked for.
    private const int Near = 40;

    private static readonly IChunker ByLines = new Chunker(Lines);
    private static readonly IChunker ByWords = new Chunker(Words);

    /// <returns>Nothing but a gap when the texts say the same; line endings are no difference.</returns>
    public static IReadOnlyList<DiffLine> Compare(string before, string after) => Fold(Whole(before, after));

    /// <summary>How many lines were removed and added.</summary>
    public static (int Removed, int Added) Count(IEnumerable<DiffLine> lines) =>
        lines.Aggregate(
            (Removed: 0, Added: 0),
            (count, line) =>
                line.Kind switch
                {
                    DiffKind.Removed => (count.Removed + 1, count.Added),
                    DiffKind.Added => (count.Removed, count.Added + 1),
                    _ => count,
                }
        );

    /// <summary>Where each line of one text stands in a later one.</summary>
    public static IReadOnlyList<FollowedLine> Follow(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var places = new FollowedLine[old.Length];
        if (IsTooMuch(old, now))
            return places;
        var (at, shift) = (0, 0);
        foreach (var block in Differ.Instance.CreateDiffs(before, after, false, false, ByLines).DiffBlocks)
        {
            for (; at < block.DeleteStartA; at++)
                places[at] = new(at + shift + 1, null);
            var added = now[block.InsertStartB..(block.InsertStartB + block.InsertCountB)];
            var words = block.DeleteCountA == block.InsertCountB ? [] : WordsOf(added);
            var taken = new HashSet<int>();
            for (var next = 0; at < block.DeleteStartA + block.DeleteCountA; at++)
            {
                var match = block.DeleteCountA == block.InsertCountB ? next : FindRewritten(old[at], words, next);
                if (match < 0)
                    continue;
                taken.Add(match);
                places[at] = new(block.InsertStartB + match + 1, null);
                next = match + 1;
            }
            for (var line = block.DeleteStartA; line < at; line++)
                if (places[line].Line is null)
                    places[line] = new(null, block.InsertStartB + 1 + Instead(added, taken, line - block.DeleteStartA, block.DeleteCountA));
            shift = block.InsertStartB + block.InsertCountB - at;
        }
        for (; at < old.Length; at++)
            places[at] = new(at + shift + 1, null);
        return places;
    }

    // Of what was written there, and isn’t another line rewritten, the line that says something and stands about as far down.
    private static int? Instead(string[] added, HashSet<int> taken, int line, int removed) =>
        added
            .Index()
            .Where(a => a.Item.Trim().Length > 0 && !taken.Contains(a.Index))
            .OrderBy(a => Math.Abs(a.Index - line * added.Length / removed))
            .Select(a => (int?)a.Index)
            .FirstOrDefault();

    private static List<DiffLine> Whole(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        if (IsTooMuch(old, now))
            return [.. old.Select((text, i) => Line(DiffKind.Removed, text, i)), .. now.Select((text, i) => Line(DiffKind.Added, text, i))];

        var lines = new List<DiffLine>();
        var at = 0;
        foreach (var block in Differ.Instance.CreateDiffs(before, after, false, false, ByLines).DiffBlocks)
        {
            for (; at < block.InsertStartB; at++)
                lines.Add(Line(DiffKind.Same, now[at], at));
            lines.AddRange(
                Block(
                    [.. Enumerable.Range(block.DeleteStartA, block.DeleteCountA).Select(i => (old[i], i))],
                    [.. Enumerable.Range(block.InsertStartB, block.InsertCountB).Select(i => (now[i], i))]
                )
            );
            at = block.InsertStartB + block.InsertCountB;
        }
        for (; at < now.Length; at++)
            lines.Add(Line(DiffKind.Same, now[at], at));
        return lines;
    }

    private static DiffLine Line(DiffKind kind, string text, int index) => new(kind, [new(text, false)], index + 1);

    // The lines that only one text has are differences whatever is done, and each costs as much as the texts are long.
    internal static bool IsTooMuch(IReadOnlyCollection<string> before, IReadOnlyCollection<string> after)
    {
        var (old, now) = (before.ToHashSet(StringComparer.Ordinal), after.ToHashSet(StringComparer.Ordinal));
        var own = before.Count(line => !now.Contains(line)) + after.Count(line => !old.Contains(line));
        return (long)own * (before.Count + after.Count) > MostWork;
    }

    /// <summary>Of as many lines removed as added, each was rewritten; otherwise those were that share half their words.</summary>
    private static IEnumerable<DiffLine> Block(
        IReadOnlyList<(string Text, int Index)> removed,
        IReadOnlyList<(string Text, int Index)> added
    )
    {
        var next = 0;
        var words = removed.Count == added.Count ? [] : WordsOf(added.Select(line => line.Text));
        foreach (var (text, index) in removed)
        {
            var match = removed.Count == added.Count ? next : FindRewritten(text, words, next);
            if (match < 0)
            {
                yield return Line(DiffKind.Removed, text, index);
                continue;
            }
            for (; next < match; next++)
                yield return Line(DiffKind.Added, added[next].Text, added[next].Index);
            foreach (var line in Rewritten((text, index), added[next++]))
                yield return line;
        }
        for (; next < added.Count; next++)
            yield return Line(DiffKind.Added, added[next].Text, added[next].Index);
    }

    private static List<HashSet<string>> WordsOf(IEnumerable<string> lines) =>
        [.. lines.Select(line => Words(line).ToHashSet(StringComparer.Ordinal))];

    private static int FindRewritten(string text, List<HashSet<string>> added, int from)
    {
        var words = Words(text).ToHashSet(StringComparer.Ordinal);
        for (var i = from; i < Math.Min(added.Count, from + Near); i++)
        {
            var half = (Math.Max(words.Count, added[i].Count) + 1) / 2;
            if (words.Count > 0 && Math.Min(words.Count, added[i].Count) >= half && words.Count(added[i].Contains) >= half)
                return i;
        }
        return -1;
    }

    private static IEnumerable<DiffLine> Rewritten((string Text, int Index) before, (string Text, int Index) after)
    {
        if (IsTooMuch(Words(before.Text), Words(after.Text)))
        {
            yield return Line(DiffKind.Removed, before.Text, before.Index);
            yield return Line(DiffKind.Added, after.Text, after.Index);
            yield break;
        }
        var words = Differ.Instance.CreateDiffs(before.Text, after.Text, false, false, ByWords);
        var (gone, come) = (new HashSet<int>(), new HashSet<int>());
        foreach (var block in words.DiffBlocks)
        {
            gone.UnionWith(Enumerable.Range(block.DeleteStartA, block.DeleteCountA));
            come.UnionWith(Enumerable.Range(block.InsertStartB, block.InsertCountB));
        }
        yield return new(DiffKind.Removed, Parts(Words(before.Text), gone), before.Index + 1);
        yield return new(DiffKind.Added, Parts(Words(after.Text), come), after.Index + 1);
    }

    private static List<DiffPart> Parts(List<string> words, HashSet<int> changed)
    {
        var parts = new List<DiffPart>();
        foreach (var (index, text) in words.Index())
            if (parts.Count > 0 && parts[^1].IsChanged == changed.Contains(index))
                parts[^1] = parts[^1] with { Text = parts[^1].Text + text };
            else
                parts.Add(new(text, changed.Contains(index)));
        return parts;
    }

    private static List<DiffLine> Fold(List<DiffLine> lines)
    {
        var near = new bool[lines.Count];
        foreach (var (index, line) in lines.Index())
            if (line.Kind != DiffKind.Same)
                for (var i = Math.Max(0, index - Context); i <= Math.Min(lines.Count - 1, index + Context); i++)
                    near[i] = true;

        var (folded, gap) = (new List<DiffLine>(), new List<DiffLine>());
        foreach (var (index, line) in lines.Index())
            if (near[index])
            {
                Close();
                folded.Add(line);
            }
            else
            {
                gap.Add(line);
            }
        Close();
        return folded;

        void Close()
        {
            if (gap.Count > 0)
                folded.Add(new(DiffKind.Gap, [], gap[0].Number) { Folded = gap });
            gap = [];
        }
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>A word with the spaces after it, so that putting them side by side gives the line back.</summary>
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= line.Length; i++)
            if (i == line.Length || (line[i] != ' ' && line[i - 1] == ' '))
            {
                words.Add(line[start..i]);
                start = i;
            }
        return words;
    }

    private sealed class Chunker(Func<string, IReadOnlyList<string>> chunk) : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => chunk(text);
    }
}

/// <summary>Where a line stands in a later text, from 1.</summary>
/// <param name="Line">Null for a line that was removed. A rewritten line is still the same.</param>
/// <param name="Instead">What stands in the place of a line that was removed; null when nothing does.</param>
public readonly record struct FollowedLine(int? Line, int? Instead);
