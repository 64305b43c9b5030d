using Markdig.Extensions.Alerts;
using Markdig.Syntax;
using Training.Content.Markup;

namespace Training.Content.Quizzes;

internal sealed record ChoiceDraft(ItemHead Head, ItemText Text, IReadOnlyList<(bool IsRight, ChoiceText Text)> Choices)
    : ItemDraft(Head, Text)
{
    public override string Shape => string.Join(" ", Choices.Select(c => c.IsRight ? "[x]" : "[ ]"));

    protected override Item Make(ItemDraft en) =>
        new ChoiceItem(
            Head.Id,
            Head.Competencies,
            Head.Level,
            Both(en),
            [.. Choices.Select((c, i) => new Choice(i, c.IsRight, new(c.Text, ((ChoiceDraft)en).Choices[i].Text)))]
        );
}

/// <summary>Reads a list with marks: <c>- [x]</c> right, <c>- [ ]</c> not, each with its feedback.</summary>
internal static class ChoiceReader
{
    public static ItemDraft? Read(ItemSource source, ItemHead head)
    {
        var parts = source.Around(block => block is ListBlock list && TaskItems.AnyIn(list));
        var context = source.Html(parts.Context);
        if (parts.Answered is not ListBlock list)
        {
            source.Error(
                ProblemCodes.ItemWithoutChoices,
                source.Heading,
                "Cet item n’a pas de choix : une liste de « - [x] » et de « - [ ] ». Ou dites sa sorte : `order`, `match`, `cloze`, `short`, `number`, `open`, `case`.",
                "This item has no choices: a list of “- [x]” and “- [ ]”. Or say its kind: `order`, `match`, `cloze`, `short`, `number`, `open`, `case`.",
                new(
                    "Cette question n’a pas encore de réponses : écrivez-les, et cochez la bonne.",
                    "This question has no answers yet: write them, and tick the right one."
                )
            );
            return null;
        }

        TaskItems.CheckChoices(source.File, list, source.Problems);
        var choices = list.OfType<ListItemBlock>()
            .Select(item => (TaskItems.MarkOf(item) is { Checked: true }, TextOf(source, item)))
            .ToList();
        var feedback = parts.Quote is null ? "" : source.Html(parts.Quote);
        return choices.Exists(c => c.Item1) ? new ChoiceDraft(head, source.Text(context, feedback), choices) : null;
    }

    /// <summary>The words of a list item, and the quote under it.</summary>
    public static ChoiceText TextOf(ItemSource source, ListItemBlock item)
    {
        var words = item.FirstOrDefault() is ParagraphBlock first ? source.Inlines(first) : "";
        var more = source.Html(item.Skip(1).Where(block => block is not QuoteBlock or AlertBlock));
        var feedback = TaskItems.FeedbackOf(item) is { } quote ? source.Html(quote) : "";
        return new(more.Length > 0 ? $"{words}\n{more}" : words, feedback);
    }
}
