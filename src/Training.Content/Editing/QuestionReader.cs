using System.Text;

namespace Training.Content.Editing;

/// <summary>Reads one question of a text: what it asks, what may be answered, what is right, and what is said of it.</summary>
internal sealed partial class QuestionReader
{
    private readonly string source;
    private readonly QuestionDefaults defaults;
    private readonly List<QuestionNote> notes = [];
    private readonly List<QuestionLine> prose = [];
    private readonly List<Answer> answers = [];
    private readonly List<QuestionLine> table = [];
    private readonly List<string> competencies = [];
    private readonly Dictionary<int, StringBuilder> each = [];
    private readonly StringBuilder key = new();
    private readonly StringBuilder general = new();
    private readonly StringBuilder model = new();
    private readonly int first;
    private readonly int last;
    private QuestionLine? keyLine;
    private QuestionLine? modelLine;
    private string level = "";
    private string prompt = "";
    private int askedAt;
    private int? looseAt;
    private bool isOrder;
    private bool isOpen;
    private string? truth;
    private List<int>? keyPlaces;

    public QuestionReader(IReadOnlyList<QuestionLine> lines, string source, QuestionDefaults defaults)
    {
        this.source = source;
        this.defaults = defaults;
        (first, last) = (lines[0].At, lines[^1].At);
        Walk(lines);
        SettleQuote();
        SettleFeedback();
        SettleContext();
        TakePrompt();
    }

    private bool IsFrench => defaults.Language == Language.Fr;

    public QuestionRead Read()
    {
        var form = FormOf();
        if (form is not null)
        {
            form = WithDefaults(WithCapitals(WithFeedback(form)), defaults).Tidied();
            Check(form);
        }
        return new(first, last, source)
        {
            Form = form,
            Above = AboveOf(looseAt ?? prose.Count),
            Notes = [.. notes.Distinct()],
        };
    }

    public static ItemForm WithDefaults(ItemForm form, QuestionDefaults defaults) =>
        form with
        {
            Competencies = form.Competencies.Count > 0 ? form.Competencies : defaults.Competencies,
            Level = form.Level.Length > 0 ? form.Level : defaults.Level,
        };

    private sealed class Answer(QuestionLine line)
    {
        public QuestionLine Line => line;
        public StringBuilder Text { get; } = new(line.Words);
        public List<Said> Feedback { get; } = [];
        public string Words { get; set; } = "";
        public bool IsRight { get; set; }
    }

    private sealed record Said(QuestionLine Line, StringBuilder Text);

    private void Walk(IReadOnlyList<QuestionLine> lines)
    {
        // What a line without a mark goes on with.
        (StringBuilder Text, string Join)? open = null;
        QuestionLine? before = null;
        foreach (var line in lines)
        {
            var isBegun = prose.Count > 0 || answers.Count > 0 || table.Count > 0 || keyLine is not null;
            isOpen |= line.IsOpen || line.Kind == QuestionLineKind.Model;
            switch (line.Kind)
            {
                case QuestionLineKind.Ask when isBegun && line is { IsOpen: true, Words: "" }:
                    break;
                // « Essay: … » asks.
                case QuestionLineKind.Model when !isBegun:
                    if (line.Words.Length > 0)
                        prose.Add(line);
                    break;
                case QuestionLineKind.Model:
                    modelLine ??= line;
                    open = (model.Append(model.Length > 0 ? "\n\n" : "").Append(line.Words), "\n");
                    break;
                case QuestionLineKind.Heading or QuestionLineKind.Ask or QuestionLineKind.Number when !isBegun:
                    if (line.Words.Length > 0)
                        prose.Add(line);
                    break;
                case QuestionLineKind.Plain when line.IsRight && answers.Count > 0:
                    open = Answered(line);
                    break;
                case QuestionLineKind.Plain when answers.Count == 0 && table.Count == 0 && open is null:
                    prose.Add(line);
                    break;
                case QuestionLineKind.Plain:
                    if (open is var (text, join))
                        text.Append(
                                text.Length == 0 ? ""
                                : line.IsApart ? "\n\n"
                                : join
                            )
                            .Append(line.Text);
                    else
                        prose.Add(line);
                    break;
                case QuestionLineKind.Row:
                    table.Add(line);
                    open = null;
                    break;
                case QuestionLineKind.Key:
                    open = Keyed(line);
                    break;
                case QuestionLineKind.Tags:
                    Take(line);
                    break;
                case QuestionLineKind.Quote when before?.Kind == QuestionLineKind.Quote && !line.IsApart && open is var (quote, _):
                    quote.Append('\n').Append(line.Words);
                    break;
                case QuestionLineKind.Quote when answers.Count == 0 && keyLine is null && open is null:
                    prose.Add(line);
                    break;
                case QuestionLineKind.Quote or QuestionLineKind.Feedback:
                    open = (Feedback(line), "\n");
                    break;
                default:
                    open = Answered(line);
                    break;
            }
            before = line;
        }
    }

    private (StringBuilder Text, string Join) Answered(QuestionLine line)
    {
        // A starred one needs no other mark.
        if (answers.Count == 0)
            while (prose is [_, .., { IsRight: true } starred])
            {
                answers.Insert(0, new(starred));
                prose.RemoveAt(prose.Count - 1);
            }
        answers.Add(new(line));
        return (answers[^1].Text, " ");
    }

    // What follows the right answer says why.
    private (StringBuilder Text, string Join) Keyed(QuestionLine line)
    {
        keyLine ??= line;
        if (key.Length > 0)
            key.Append("; ");
        key.Append(line.Words);
        return line.Words.Length > 0 ? (general, "\n") : (key, " ");
    }

    private void Take(QuestionLine line)
    {
        if (QuestionTags.Read(line.Words) is { } tags)
            Take(tags, line.At);
    }

    private void Take(QuestionTags tags, int at)
    {
        foreach (var code in tags.Competencies.Except(competencies))
            if (defaults.Known.Contains(code))
                competencies.Add(code);
            else
                notes.Add(QuestionNotes.CompetencyUnknown(at, code));
        if (tags.Level.Length > 0)
            level = tags.Level;
    }

    private StringBuilder Feedback(QuestionLine line)
    {
        if (line is { IsGeneral: false, Ordinal: 0 } && keyLine is null && answers.Count > 0)
        {
            answers[^1].Feedback.Add(new(line, new(line.Words)));
            return answers[^1].Feedback[^1].Text;
        }
        if (line is { IsGeneral: false, Ordinal: > 0 })
            return each[line.Ordinal] = new(line.Words);
        return AddGeneral(line.Words);
    }

    private StringBuilder AddGeneral(string words) => general.Append(general.Length > 0 ? "\n\n" : "").Append(words);

    // Above answers, a quote is read before them; at the end, it is the feedback.
    private void SettleQuote()
    {
        if (answers.Count > 0 || table.Count > 0)
            return;
        var from = prose.FindLastIndex(line => line.Kind != QuestionLineKind.Quote) + 1;
        foreach (var line in prose.Skip(from))
            general
                .Append(
                    general.Length == 0 ? ""
                    : line.IsApart ? "\n\n"
                    : "\n"
                )
                .Append(line.Words);
        prose.RemoveRange(from, prose.Count - from);
    }

    // After the last answer, it is the question’s; unless the other answers have theirs, or it stands in.
    private void SettleFeedback()
    {
        if (answers is not [.. var others, { Feedback: [var own, ..] } end])
            return;
        var apart = others.Where(answer => answer.Feedback.Count > 0).Select(answer => answer.Feedback[0].Line.IsApart).ToList();
        var isIts =
            own.Line.Indent >= end.Line.Indent + 2 || (apart.Count > 0 && (!own.Line.IsApart || apart.TrueForAll(isApart => isApart)));
        var moved = end.Feedback.Skip(isIts ? 1 : 0).ToList();
        foreach (var said in moved)
            AddGeneral(said.Text.ToString());
        end.Feedback.RemoveRange(end.Feedback.Count - moved.Count, moved.Count);
    }

    // A list before answers that have other marks is part of what is read before answering.
    private void SettleContext()
    {
        if (answers.Count == 0 || table.Count > 0)
            return;
        var kinds = answers.ConvertAll(answer => KindOf(answer.Line));
        var kind = kinds.FindLast(other => other != QuestionLineKind.Plain);
        var count = kinds.FindIndex(other => other == kind || other == QuestionLineKind.Plain);
        if (
            count == 0
            || kinds.Skip(count).Any(other => other != kind && other != QuestionLineKind.Plain)
            || answers.Take(count).Any(answer => answer.Line.IsRight || answer.Feedback.Count > 0)
        )
            return;
        prose.AddRange(
            answers
                .Take(count)
                .Select(answer => answer.Line with { Text = answer.Line.Text + answer.Text.ToString()[answer.Line.Words.Length..] })
        );
        answers.RemoveRange(0, count);
    }

    private static QuestionLineKind KindOf(QuestionLine line) => line.Kind == QuestionLineKind.Box ? QuestionLineKind.Bullet : line.Kind;

    // The first words; or the last, after a story, when they are what asks.
    private void TakePrompt()
    {
        if (prose.Count == 0)
            return;
        var isLoose = answers.Count == 0 && table.Count == 0 && prose.Exists(line => line.IsLoose);
        var asked =
            !isLoose && !prose[0].EndsAsking && prose[^1] is { Kind: QuestionLineKind.Plain, Words: [.., '?'] } ? prose.Count - 1 : 0;
        Ask(asked);
    }

    private void Ask(int asked)
    {
        (prompt, askedAt) = (prose[asked].Words, asked);
        while (QuestionMarks.LastAside(prompt) is var (said, before) && before.Length > 0)
        {
            if (QuestionTags.Read(said) is { } tags)
                Take(tags, prose[asked].At);
            else if (QuestionMarks.IsOrder(said))
                isOrder = true;
            else if (QuestionMarks.IsOpen(said))
                isOpen = true;
            else if (said is "vrai" or "faux" or "true" or "false" && answers.Count == 0 && keyLine is null)
                truth = said;
            else
                break;
            prompt = before;
        }
        if (prose[asked] is { Kind: QuestionLineKind.Ask } or { IsOpen: true })
            prompt = QuestionMarks.Capital(prompt);
    }

    // « Rétroaction : sans appui » says « Sans appui ».
    private static ItemForm WithCapitals(ItemForm form) =>
        form with
        {
            Feedback = QuestionMarks.Capital(form.Feedback),
            Rows = [.. form.Rows.Select(row => row with { Feedback = QuestionMarks.Capital(row.Feedback) })],
        };

    /// <summary>What is read before answering.</summary>
    /// <param name="count">How many of the lines it may be, the question’s own among them.</param>
    private string ContextOf(int count) =>
        Joined(Enumerable.Range(0, count).Where(i => i != askedAt).Select(i => (prose[i], i == 0 ? prose[i].Words : prose[i].Text)));

    private string AboveOf(int count) =>
        Joined(
            prose
                .Take(count)
                .Select(
                    (line, i) =>
                        (
                            line,
                            line.Kind == QuestionLineKind.Heading ? line.Text
                            : i == askedAt ? prompt
                            : i == 0 ? line.Words
                            : line.Text
                        )
                )
        );

    private static string Joined(IEnumerable<(QuestionLine Line, string Words)> lines)
    {
        var joined = new StringBuilder();
        foreach (var (line, words) in lines)
            joined
                .Append(
                    joined.Length == 0 ? ""
                    : line.IsApart ? "\n\n"
                    : "\n"
                )
                .Append(words);
        return joined.ToString();
    }
}
