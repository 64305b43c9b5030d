using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace Training.Content.Differences;

/// <summary>A run of lines of two texts that grew apart from a third.</summary>
/// <param name="Mine">The lines to keep when both agree, or only one side changed them.</param>
/// <param name="Theirs">What the other says instead; null when there is nothing to choose.</param>
public sealed record MergePart(IReadOnlyList<string> Mine, IReadOnlyList<string>? Theirs)
{
    public bool IsConflict => Theirs is not null;
}

/// <summary>Two texts written from the same one, put together line by line.</summary>
public sealed record Merge(IReadOnlyList<MergePart> Parts)
{
    /// <summary>Whether both changed the same lines, each their own way.</summary>
    public bool HasConflict => Parts.Any(p => p.IsConflict);

    public IEnumerable<MergePart> Conflicts => Parts.Where(p => p.IsConflict);

    /// <summary>The merged text, where nothing is left to choose.</summary>
    public string Text => With([]);

    /// <param name="takeTheirs">For each conflict in turn, whether theirs stays; mine where nothing is said.</param>
    public string With(IReadOnlyList<bool> takeTheirs)
    {
        var (lines, conflict) = (new List<string>(), 0);
        foreach (var part in Parts)
            lines.AddRange(part.Theirs is { } theirs && takeTheirs.ElementAtOrDefault(conflict++) ? theirs : part.Mine);
        return string.Join('\n', lines);
    }

    public static Merge Of(string common, string mine, string theirs)
    {
        var (was, here, there) = (Lines(common), Lines(mine), Lines(theirs));
        // Whoever changed nothing takes the other’s text, whatever became of it.
        if (mine == theirs || common == theirs)
            return new([new(here, null)]);
        if (common == mine)
            return new([new(there, null)]);
        // What would take too long to compare is one thing to choose.
        if (TextDiff.IsTooMuch(was, here) || TextDiff.IsTooMuch(was, there))
            return new([new(here, there)]);
        return new([.. Join(was, here, there)]);
    }

    private static IEnumerable<MergePart> Join(string[] was, string[] here, string[] there)
    {
        var (mine, theirs) = (Changes(was, here), Changes(was, there));
        var (at, i, j) = (0, 0, 0);
        while (i < mine.Count || j < theirs.Count)
        {
            // What touches is one change: lines beside one another are read together.
            var start = Math.Min(Start(mine, i), Start(theirs, j));
            var end = start;
            var (fromMine, fromTheirs) = (i, j);
            bool grew;
            do
            {
                grew = false;
                for (; i < mine.Count && mine[i].DeleteStartA <= end; i++, grew = true)
                    end = Math.Max(end, mine[i].DeleteStartA + mine[i].DeleteCountA);
                for (; j < theirs.Count && theirs[j].DeleteStartA <= end; j++, grew = true)
                    end = Math.Max(end, theirs[j].DeleteStartA + theirs[j].DeleteCountA);
            } while (grew);
            if (start > at)
                yield return new(was[at..start], null);
            var own = Apply(was, here, mine, fromMine, i, start, end);
            var other = Apply(was, there, theirs, fromTheirs, j, start, end);
            if (fromTheirs == j || own.SequenceEqual(other))
                yield return new(own, null);
            else if (fromMine == i)
                yield return new(other, null);
            else
                yield return new(own, other);
            at = end;
        }
        if (at < was.Length)
            yield return new(was[at..], null);
    }

    private static int Start(List<DiffBlock> blocks, int index) => index < blocks.Count ? blocks[index].DeleteStartA : int.MaxValue;

    /// <summary>Lines <paramref name="start"/> to <paramref name="end"/> of the common text, as one side has them.</summary>
    private static List<string> Apply(string[] was, string[] now, List<DiffBlock> blocks, int from, int to, int start, int end)
    {
        var (lines, at) = (new List<string>(), start);
        foreach (var block in blocks[from..to])
        {
            lines.AddRange(was[at..block.DeleteStartA]);
            lines.AddRange(now[block.InsertStartB..(block.InsertStartB + block.InsertCountB)]);
            at = block.DeleteStartA + block.DeleteCountA;
        }
        lines.AddRange(was[at..end]);
        return lines;
    }

    private static List<DiffBlock> Changes(string[] before, string[] after) =>
        [
            .. Differ
                .Instance.CreateDiffs(
                    string.Join('\n', before),
                    string.Join('\n', after),
                    ignoreWhiteSpace: false,
                    ignoreCase: false,
                    new LineChunker()
                )
                .DiffBlocks.OrderBy(b => b.DeleteStartA),
        ];

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
