using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>
/// Questions written in the midst of a lesson as teachers write them in a word processor, turned into self-checks. What is no question with answers to
/// choose stays as it is.
/// </summary>
/// <param name="Text">All of it, with its self-checks.</param>
/// <param name="Count">How many questions became self-checks.</param>
/// <param name="Notes">What was said in the questions and isn’t in their self-checks.</param>
public sealed partial record SelfCheckText(string Text, int Count, IReadOnlyList<QuestionNote> Notes)
{
    // What the checker says of a self-check, at its line.
    private static readonly IReadOnlyList<Localized<string>> SaidByChecker =
    [
        QuestionNotes.NoRight(1).Message,
        QuestionNotes.OneAnswer(1).Message,
        QuestionNotes.Brace(1).Message,
        QuestionNotes.Misread(1).Message,
    ];

    /// <param name="text">Part of a lesson; cleaned.</param>
    public static SelfCheckText Of(string text, Language language)
    {
        var lines = text.Split('\n');
        var written = new List<string>();
        var notes = new List<QuestionNote>();
        var (at, count) = (0, 0);
        foreach (var question in new QuestionsKeyed(lines, new(language, [], "", [])).Read(0, lines.Length))
        {
            if (question.Form is not { Kind: ItemFormKind.Choice, Rows.Count: > 0 } form)
                continue;
            written.AddRange(lines[at..(question.FirstLine - 1)]);
            if (question.Above.Length > 0)
                written.AddRange([question.Above, ""]);
            written.AddRange(Rows(form).Select(Choice));
            // Below a list, a line that isn’t apart would go on with it.
            if (question.LastLine < lines.Length && !string.IsNullOrWhiteSpace(lines[question.LastLine]))
                written.Add("");
            notes.AddRange(question.Notes.Where(note => note.Stops && !SaidByChecker.Contains(note.Message)));
            at = question.LastLine;
            count++;
        }
        written.AddRange(lines[at..]);
        return new(string.Join('\n', written), count, notes);
    }

    // What was said of the whole question is said with each answer that has nothing of its own.
    private static IEnumerable<ItemFormRow> Rows(ItemForm form) =>
        form.Rows.Select(WithAside).Select(row => row.Feedback.Length > 0 ? row : row with { Feedback = form.Feedback });

    // « Je raccroche. (Il se retrouve seul.) », « Je reste. (bonne réponse : vous nommez le silence) »
    private static ItemFormRow WithAside(ItemFormRow row)
    {
        if (row.Feedback.Length > 0 || Aside().Match(row.Text) is not { Success: true } aside)
            return row;
        var said = aside.Groups["said"].Value.Trim();
        var (mark, why) = Marked().Match(said) is { Success: true } marked
            ? (marked.Groups["mark"].Value, marked.Groups["why"].Value)
            : ("", said);
        if (mark.Length == 0 && !Sentence().IsMatch(said))
            return row;
        return row with
        {
            IsRight = row.IsRight || (mark.Length > 0 && QuestionMarks.IsRight(mark)),
            Text = aside.Groups["text"].Value.Trim(),
            Feedback = QuestionMarks.Capital(why),
        };
    }

    // An empty feedback waits for its words, and the checker names it.
    private static string Choice(ItemFormRow row) =>
        $"- [{(row.IsRight ? "x" : " ")}] {row.Text.Replace("\n", "\n  ", StringComparison.Ordinal)}\n{Feedback(row.Feedback)}";

    private static string Feedback(string words) =>
        string.Join('\n', words.Split('\n').Select((line, i) => i > 0 && line.Length == 0 ? "  >" : $"  > {line}"));

    [GeneratedRegex(@"^(?<text>[^()]*(?:\([^()]*\)[^()]*)*\S)\s*\((?<said>[^()]{2,600})\)\s?[.;]?\z")]
    private static partial Regex Aside();

    [GeneratedRegex(
        @"^(?<mark>(?:la\s)?(?:bonne|mauvaise)(?:\sr[ée]ponse)?|(?:the\s)?(?:right|correct|wrong|incorrect)(?:\sanswer)?|correcte|exacte?|oui|non|yes|no|vrai|faux)\s?(?:[:,;.!–—-]|\s(?=car\s|parce\s|because\s))\s*(?<why>\S.*)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Marked();

    // Four words at least, the first with a capital: an aside of the answer itself is seldom a sentence.
    [GeneratedRegex(@"^[«“""]?\s?\p{Lu}(?:\S*\s+){3,}\S*\z")]
    private static partial Regex Sentence();
}
