namespace Training.Content.Editing;

/// <summary>Reads the questions of a stretch of text, each with the answer that is told below, when it is told there.</summary>
internal sealed class QuestionsKeyed(string[] source, QuestionDefaults defaults)
{
    // With fewer, « Réponses : » over a numbered list gives the answers of the question above it.
    private const int FewestUnmarked = 2;

    public List<QuestionRead> Read(int from, int to)
    {
        var read = new List<QuestionRead>();
        for (var lines = QuestionLines.Of(source[from..to], from + 1); lines.Count > 0; )
        {
            var key = KeyIn(lines);
            var parts = QuestionParts.Of(lines[..(key?.Start ?? lines.Count)]);
            if (key is null)
            {
                read.AddRange(parts.Select(Alone));
                break;
            }
            read.AddRange(WithKey(parts, key, lines));
            lines = lines[key.End..];
        }
        return read;
    }

    private QuestionKey? KeyIn(List<QuestionLine> lines)
    {
        var key = QuestionKey.In(lines, isSure: false);
        if (key is not { IsSure: false })
            return key;
        var matched = Matched(QuestionParts.Of(lines[..key.Start]), key);
        return matched.Count(pair => pair.Entry is not null && !Alone(pair.Part).CanBeAdded) >= FewestUnmarked
            ? key
            : QuestionKey.In(lines, isSure: true);
    }

    private IEnumerable<QuestionRead> WithKey(IReadOnlyList<IReadOnlyList<QuestionLine>> parts, QuestionKey key, List<QuestionLine> lines)
    {
        var matched = Matched(parts, key);
        foreach (var (part, entry) in matched)
            yield return entry is null ? Alone(part) : Keyed(part, entry);
        var rest = key.Entries.Except(matched.Select(pair => pair.Entry)).OfType<QuestionKeyEntry>().ToList();
        if (rest.Count == 0)
            yield break;
        var title = lines[key.Start];
        // Several may stand on the title’s line, or on one of the next.
        var said = rest.SelectMany(entry => entry.Lines.Skip(1).Select(line => line.Text).Prepend($"{entry.Number}. {entry.Words}"));
        yield return new(title.At, lines[key.End - 1].At, $"{TitleWords(title)}\n{string.Join('\n', said)}")
        {
            Notes = [.. rest.Select(entry => QuestionNotes.KeyOfNone(entry.At, entry.Number))],
        };
    }

    private static string TitleWords(QuestionLine title) =>
        title.Text.IndexOf(':', StringComparison.Ordinal) is > 0 and var end ? title.Text[..(end + 1)] : title.Text;

    /// <summary>By their numbers; or one after the other, when no question has any.</summary>
    private static List<(IReadOnlyList<QuestionLine> Part, QuestionKeyEntry? Entry)> Matched(
        IReadOnlyList<IReadOnlyList<QuestionLine>> parts,
        QuestionKey key
    )
    {
        var numbers = parts.Select(NumberOf).ToList();
        if (numbers.TrueForAll(number => number == 0))
        {
            var count = 0;
            numbers = [.. parts.Select(part => part.Any(line => line.IsAnswer || line.EndsAsking) ? ++count : 0)];
        }
        var left = key.Entries.ToList();
        return
        [
            .. parts.Select(
                (part, i) =>
                {
                    var at = numbers[i] == 0 ? -1 : left.FindIndex(entry => entry.Number == numbers[i]);
                    if (at < 0)
                        return (part, (QuestionKeyEntry?)null);
                    var entry = left[at];
                    left.RemoveAt(at);
                    return (part, entry);
                }
            ),
        ];
    }

    private static int NumberOf(IReadOnlyList<QuestionLine> part) =>
        part.Take(2)
            .FirstOrDefault(line =>
                line is { Kind: QuestionLineKind.Number or QuestionLineKind.Ask or QuestionLineKind.Heading, Ordinal: > 0 }
            )
            ?.Ordinal
        ?? 0;

    private QuestionRead Alone(IReadOnlyList<QuestionLine> part) => new QuestionReader(part, SourceOf(part), defaults).Read();

    private QuestionRead Keyed(IReadOnlyList<QuestionLine> part, QuestionKeyEntry entry)
    {
        var alone = Alone(part);
        if (part.FirstOrDefault(line => line.Kind == QuestionLineKind.Key) is { } own)
            return QuestionMarks.Fold(own.Words) == QuestionMarks.Fold(entry.Words)
                ? alone
                : alone with
                {
                    Notes = [.. alone.Notes, QuestionNotes.KeyAgainstKey(own.At, entry.At)],
                };
        var label = defaults.Language == Language.Fr ? "Réponse :" : "Answer:";
        var told = string.Join('\n', entry.Lines.Skip(1).Select(line => line.Text).Prepend($"{label} {entry.Words}"));
        var keyed = new QuestionReader([.. part, .. entry.Lines], $"{SourceOf(part)}\n{told}", defaults).Read() with
        {
            LastLine = part[^1].At,
        };
        return keyed.CanBeAdded || !alone.CanBeAdded
            ? keyed
            : alone with
            {
                Notes = [.. alone.Notes, QuestionNotes.KeyNotTaken(entry.At, entry.Words)],
            };
    }

    private string SourceOf(IReadOnlyList<QuestionLine> part) => string.Join('\n', source[(part[0].At - 1)..part[^1].At]).Trim('\n');
}
