namespace Training.Cohorts.Versions;

/// <summary>What became of a line or a word.</summary>
public enum DiffKind
{
    Same,
    Removed,
    Added,

    /// <summary>Lines that stayed the same and are left out.</summary>
    Gap,
}

/// <summary>A run of words that share a fate.</summary>
public sealed record DiffPart(string Text, bool IsChanged);

/// <param name="Parts">The line, with the words that changed set apart.</param>
public sealed record DiffLine(DiffKind Kind, IReadOnlyList<DiffPart> Parts);

/// <summary>What changed between two texts: by lines, and by words within a line that was rewritten.</summary>
public static class TextDiff
{
    private const int Context = 2;

    // Beyond this a rewriting is shown whole: nobody reads a comparison of so much, and it would take long.
    private const int MostCells = 4_000_000;

    public static IReadOnlyList<DiffLine> Compare(string before, string after)
    {
        var lines = Runs(Lines(before), Lines(after));
        return Shorten(Refine(lines));
    }

    private static List<(DiffKind Kind, string Text)> Runs(string[] before, string[] after)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
            start++;
        var end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)])
            end++;

        var runs = before.Take(start).Select(line => (DiffKind.Same, line)).ToList();
        runs.AddRange(Middle(before[start..^end], after[start..^end]));
        runs.AddRange(before[^end..].Select(line => (DiffKind.Same, line)));
        return runs;
    }

    /// <summary>The longest common subsequence stays; the rest was removed or added.</summary>
    private static List<(DiffKind, string)> Middle(string[] before, string[] after)
    {
        if ((long)before.Length * after.Length > MostCells)
            return [.. before.Select(line => (DiffKind.Removed, line)), .. after.Select(line => (DiffKind.Added, line))];

        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        for (var j = after.Length - 1; j >= 0; j--)
            common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        var runs = new List<(DiffKind, string)>();
        var (a, b) = (0, 0);
        while (a < before.Length || b < after.Length)
            if (a < before.Length && b < after.Length && before[a] == after[b])
                (_, a, b) = (Add(runs, DiffKind.Same, before[a]), a + 1, b + 1);
            else if (b == after.Length || (a < before.Length && common[a + 1, b] >= common[a, b + 1]))
                Add(runs, DiffKind.Removed, before[a++]);
            else
                Add(runs, DiffKind.Added, after[b++]);
        return runs;
    }

    private static bool Add(List<(DiffKind, string)> runs, DiffKind kind, string text)
    {
        runs.Add((kind, text));
        return true;
    }

    /// <summary>Of as many lines removed as added, each was rewritten: its words are compared.</summary>
    private static List<DiffLine> Refine(List<(DiffKind Kind, string Text)> runs)
    {
        var lines = new List<DiffLine>();
        for (var i = 0; i < runs.Count; )
        {
            if (runs[i].Kind == DiffKind.Same)
            {
                lines.Add(new(DiffKind.Same, [new(runs[i++].Text, false)]));
                continue;
            }
            var block = runs.Skip(i).TakeWhile(r => r.Kind != DiffKind.Same).ToList();
            i += block.Count;
            lines.AddRange(Block([.. Of(block, DiffKind.Removed)], [.. Of(block, DiffKind.Added)]));
        }
        return lines;
    }

    private static IEnumerable<string> Of(List<(DiffKind Kind, string Text)> block, DiffKind kind) =>
        block.Where(r => r.Kind == kind).Select(r => r.Text);

    private static IEnumerable<DiffLine> Block(List<string> removed, List<string> added)
    {
        if (removed.Count != added.Count)
            return
            [
                .. removed.Select(line => new DiffLine(DiffKind.Removed, [new(line, false)])),
                .. added.Select(line => new DiffLine(DiffKind.Added, [new(line, false)])),
            ];
        return removed.Zip(added).SelectMany(pair => Rewritten(pair.First, pair.Second));
    }

    private static IEnumerable<DiffLine> Rewritten(string before, string after)
    {
        var words = Runs(Words(before), Words(after));
        yield return new(DiffKind.Removed, Parts(words, DiffKind.Removed));
        yield return new(DiffKind.Added, Parts(words, DiffKind.Added));
    }

    private static List<DiffPart> Parts(List<(DiffKind Kind, string Text)> words, DiffKind kind)
    {
        var parts = new List<DiffPart>();
        foreach (var (own, text) in words.Where(w => w.Kind == kind || w.Kind == DiffKind.Same))
            if (parts.Count > 0 && parts[^1].IsChanged == (own == kind))
                parts[^1] = parts[^1] with { Text = parts[^1].Text + text };
            else
                parts.Add(new(text, own == kind));
        return parts;
    }

    /// <summary>A word with the spaces after it, so that putting them side by side gives the line back.</summary>
    private static string[] Words(string line)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= line.Length; i++)
            if (i == line.Length || (line[i] != ' ' && line[i - 1] == ' '))
            {
                words.Add(line[start..i]);
                start = i;
            }
        return [.. words];
    }

    private static List<DiffLine> Shorten(List<DiffLine> lines)
    {
        var near = new bool[lines.Count];
        foreach (var (index, line) in lines.Index())
            if (line.Kind != DiffKind.Same)
                for (var i = Math.Max(0, index - Context); i <= Math.Min(lines.Count - 1, index + Context); i++)
                    near[i] = true;

        var shortened = new List<DiffLine>();
        foreach (var (index, line) in lines.Index())
            if (near[index])
                shortened.Add(line);
            else if (shortened.Count == 0 || shortened[^1].Kind != DiffKind.Gap)
                shortened.Add(new(DiffKind.Gap, []));
        return shortened;
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
