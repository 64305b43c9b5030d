using System.Globalization;
using System.Text;

namespace Training.Content.Interchange;

/// <summary>
/// Writes what was imported as a <c>.quiz.md</c>. What the file from elsewhere didn’t say is not invented: <c>content check</c> asks for it, with
/// its line.
/// </summary>
public sealed class QuizMarkdown
{
    private readonly StringBuilder text = new();
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    private QuizMarkdown() { }

    /// <param name="frontMatter">That of the file to replace, without its lines <c>---</c>; null for one with the title alone.</param>
    public static string Write(ImportedQuiz quiz, string? frontMatter = null)
    {
        var writer = new QuizMarkdown();
        writer.text.Append("---\n").Append(frontMatter?.Trim('\n') ?? $"title: {Quoted(quiz.Title ?? "")}").Append("\n---\n");
        writer.WriteBlocks(quiz.IntroductionMarkdown);
        foreach (var part in quiz.Parts)
            if (part is ImportedCase vignette)
                writer.WriteCase(vignette);
            else
                writer.WriteItem((ImportedItem)part, "##");
        return writer.text.ToString();
    }

    private void WriteCase(ImportedCase vignette)
    {
        WriteHead(vignette, "##", ["case"]);
        WriteBlocks(vignette.ContextMarkdown);
        foreach (var item in vignette.Items)
            WriteItem(item, "###");
    }

    private void WriteItem(ImportedItem item, string heading)
    {
        WriteHead(item, heading, Kind(item));
        WriteBlocks(item.ContextMarkdown);
        switch (item)
        {
            case ImportedChoices choices:
                WriteList(choices.Choices.Select(c => (c.IsRight ? "- [x] " : "- [ ] ", c.Answer)));
                WriteFeedback([], item);
                break;
            case ImportedOrder order:
                WriteList(order.Steps.Select((step, i) => (string.Create(CultureInfo.InvariantCulture, $"{i + 1}. "), step)));
                WriteFeedback([], item);
                break;
            case ImportedMatch match:
                WriteTable(
                    [match.RowsHead, match.AnswersHead],
                    match.Rows.Select(r => (string[])[r.TextMarkdown, MarkdownText.OneLine(r.Answer)])
                );
                WriteFeedback(match.Rows.Select(r => r.FeedbackMarkdown), item);
                break;
            case ImportedCloze cloze:
                WriteBlocks(WithGaps(cloze));
                WriteFeedback(cloze.Gaps.Select(g => g.FeedbackMarkdown), item);
                break;
            case ImportedShort asked:
                WritePlainList(asked.Accepted);
                WriteFeedback([], item);
                break;
            case ImportedNumber number:
                WritePlainList(number.Units);
                WriteFeedback([], item);
                break;
            case ImportedOpen open:
                if (open.Rubric is { } rubric)
                    WriteTable(rubric.Heads, rubric.Rows);
                WriteFeedback([], item);
                break;
        }
    }

    private static IEnumerable<string> Kind(ImportedItem item) =>
        item switch
        {
            ImportedOrder => ["order"],
            ImportedMatch => ["match"],
            ImportedCloze => ["cloze"],
            ImportedShort => ["short"],
            ImportedNumber { Tolerance: 0 } number => [Invariant($"number {number.Value}")],
            ImportedNumber number => [Invariant($"number {number.Value} ± {number.Tolerance}")],
            ImportedOpen { IsSelfAssessed: true } => ["open", "self-assessed"],
            ImportedOpen => ["open"],
            _ => [],
        };

    private void WriteHead(ImportedPart part, string heading, IEnumerable<string> kind)
    {
        // A brace in a heading would be taken for its id.
        text.Append('\n')
            .Append(heading)
            .Append(' ')
            .Append(WithoutMarks(part.PromptMarkdown).Replace("\\{", "&#123;", StringComparison.Ordinal));
        if (part.Head.Id is { } id)
            text.Append(" {#").Append(FreeId(id)).Append('}');
        text.Append('\n');
        List<string> directives = [.. kind, .. part.Head.Competencies];
        if (part.Head.Level is { } level)
            directives.Add(level);
        if (part.Head.Sources.Count > 0)
            directives.Add($"source {string.Join(", ", part.Head.Sources)}");
        if (part.Head.Lessons.Count > 0)
            directives.Add($"lesson {string.Join(", ", part.Head.Lessons)}");
        if (directives.Count > 0)
            text.Append(string.Join(' ', directives.Select(directive => $"`{directive}`"))).Append('\n');
    }

    private string FreeId(string id)
    {
        var free = id;
        for (var i = 2; !ids.Add(free); i++)
            free = Invariant($"{id}-{i}");
        return free;
    }

    private void WriteBlocks(string markdown)
    {
        if (markdown.Length > 0)
            text.Append('\n').Append(WithoutMarks(markdown)).Append('\n');
    }

    private void WriteList(IEnumerable<(string Mark, ImportedAnswer Answer)> answers)
    {
        text.Append('\n');
        foreach (var (mark, answer) in answers)
        {
            // Under a mark such as « - [x] », what belongs to it begins below its words, not below its box.
            var indent = mark[0] == '-' ? 2 : mark.Length;
            text.Append(mark).Append(HtmlToMarkdown.Indent(WithoutMarks(answer.TextMarkdown), indent)).Append('\n');
            if (answer.TextMarkdown.Contains('\n'))
                text.Append('\n');
            if (answer.FeedbackMarkdown.Length > 0)
                text.Append(' ', indent)
                    .Append(HtmlToMarkdown.Indent(HtmlToMarkdown.Quote(WithoutMarks(answer.FeedbackMarkdown)), indent))
                    .Append('\n');
        }
    }

    private void WritePlainList(IReadOnlyList<string> plain)
    {
        if (plain.Count == 0)
            return;
        text.Append('\n');
        foreach (var words in plain)
            text.Append("- ").Append(MarkdownText.OneLine(WithoutMarks(words))).Append('\n');
    }

    private void WriteTable(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        text.Append('\n');
        foreach (var row in (IReadOnlyList<string>[])[heads, [.. heads.Select(_ => "---")], .. rows])
            text.Append(WithoutMarks(HtmlToMarkdown.Row(row, heads.Count))).Append('\n');
    }

    /// <param name="each">Feedback on each row or gap; those without any are empty in the list, so that the checker asks for them, or for a general one.</param>
    private void WriteFeedback(IEnumerable<string> each, ImportedItem item)
    {
        var all = each.ToList();
        var list = all.Select(
            (feedback, i) =>
            {
                var mark = Invariant($"{i + 1}. ");
                return (mark + HtmlToMarkdown.Indent(feedback, mark.Length)).TrimEnd();
            }
        );
        string[] parts = [all.Exists(feedback => feedback.Length > 0) ? string.Join('\n', list) : "", item.FeedbackMarkdown];
        var feedback = string.Join("\n\n", parts.Where(part => part.Length > 0));
        if (feedback.Length > 0)
            WriteBlocks(HtmlToMarkdown.Quote(feedback));
    }

    private static string WithGaps(ImportedCloze cloze)
    {
        var written = new StringBuilder();
        foreach (var c in cloze.TextMarkdown)
            if (!GapMark.IsMark(c))
                written.Append(c);
            else if (GapMark.GapOf(c) < cloze.Gaps.Count)
                written.Append("{{").AppendJoin('|', cloze.Gaps[GapMark.GapOf(c)].Choices).Append("}}");
        return written.ToString();
    }

    private static string WithoutMarks(string markdown) =>
        markdown.Any(GapMark.IsMark) ? string.Concat(markdown.Where(c => !GapMark.IsMark(c))) : markdown;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static string Quoted(string title)
    {
        var line = MarkdownText.Spaces().Replace(string.Concat(title.Where(c => !char.IsControl(c) || char.IsWhiteSpace(c))), " ").Trim();
        return $"\"{line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
