using Markdig.Extensions.Alerts;
using Markdig.Syntax;
using Training.Content.Markup;

namespace Training.Content.Quizzes;

internal sealed record ChoiceDraft(ItemHead Head, ItemText Text, IReadOnlyList<(bool IsRight, ChoiceText Text)> Choices)
    : ItemDraft(Head, Text)
{
    public override string Shape => string.Join(" ", Choices.Select(c => c.IsRight ? "[x]" : "[ ]"));

    public override IReadOnlyList<string> FeedbackOnEach => [.. Choices.Select(c => c.Text.FeedbackHtml)];

    protected override Item Make(ItemDraft en) =>
        new ChoiceItem(
            Head.Id,
            Head.Competencies,
            Head.Level,
            Both(en),
            [.. Choices.Select((c, i) => new Choice(i, c.IsRight, new(c.Text, ((ChoiceDraft)en).Choices[i].Text)))]
        );
}

/// <summary>Reads a list with marks: <c>- [x]</c> right, <c>- [ ]</c> not, each with its feedback if it has one.</summary>
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

        TaskItems.CheckChoices(source.File, list, source.Problems, asksFeedback: false);
        var items = list.OfType<ListItemBlock>().ToList();
        var choices = items.ConvertAll(item => (TaskItems.MarkOf(item) is { Checked: true }, TextOf(source, item)));
        var feedback = source.GeneralFeedback(parts.Quote);
        if (feedback.Length == 0)
            CheckExplained(source, items);
        return choices.Exists(c => c.Item1) ? new ChoiceDraft(head, source.Text(context, feedback), choices) : null;
    }

    private static void CheckExplained(ItemSource source, List<ListItemBlock> items)
    {
        foreach (var item in items.Where(item => TaskItems.FeedbackOf(item) is null))
            source.Error(
                ProblemCodes.ChoiceWithoutFeedback,
                item,
                "Ce choix n’a pas de rétroaction : ajoutez en dessous une ligne « > … » qui dit pourquoi, ou finissez l’item par une rétroaction générale, « > … » après une ligne vide.",
                "This choice has no feedback: add a line “> …” under it that says why, or end the item with a general feedback, “> …” after an empty line.",
                new(
                    "Cette réponse n’a pas de rétroaction : écrivez pourquoi dans son champ, ou une rétroaction générale pour toute la question.",
                    "This answer has no feedback: write why in its field, or a general feedback for the whole question."
                )
            );
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
