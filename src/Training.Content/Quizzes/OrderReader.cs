using Markdig.Syntax;
using Training.Content.Markup;

namespace Training.Content.Quizzes;

internal sealed record OrderDraft(ItemHead Head, ItemText Text, IReadOnlyList<ChoiceText> Steps) : ItemDraft(Head, Text)
{
    public override string Shape => string.Join(" ", Steps.Select((_, i) => $"{i + 1}."));

    public override IReadOnlyList<string> FeedbackOnEach => [.. Steps.Select(step => step.FeedbackHtml)];

    protected override Item Make(ItemDraft en) =>
        new OrderItem(
            Head.Id,
            Head.Competencies,
            Head.Level,
            Both(en),
            [.. Steps.Select((step, i) => new OrderStep(i, new(step, ((OrderDraft)en).Steps[i])))]
        );
}

/// <summary>Reads a numbered list, written in the right order; a step may have its feedback.</summary>
internal static class OrderReader
{
    private const int Fewest = 3;
    private const int Most = 10;

    public static ItemDraft? Read(ItemSource source, ItemHead head)
    {
        var parts = source.Around(block => block is ListBlock { IsOrdered: true });
        var context = source.Html(parts.Context);
        if (parts.Answered is not ListBlock list)
        {
            source.Error(
                ProblemCodes.OrderWithoutList,
                source.Heading,
                "Un item `order` est une liste numérotée, « 1. … », écrite dans le bon ordre.",
                "An `order` item is a numbered list, “1. …”, written in the right order.",
                new("Cette question attend ses étapes, dans le bon ordre.", "This question needs its steps, in the right order.")
            );
            return null;
        }

        var items = list.OfType<ListItemBlock>().ToList();
        if (items.Count is < Fewest or > Most)
            source.Error(
                ProblemCodes.StepsCount,
                list,
                $"Un ordre a de {Fewest} à {Most} étapes; celui-ci en a {items.Count}.",
                $"An order has {Fewest} to {Most} steps; this one has {items.Count}."
            );
        var feedback = source.GeneralFeedback(parts.Quote);
        foreach (var item in items.Where(item => feedback.Length == 0 && TaskItems.FeedbackOf(item) is null))
            source.Error(
                ProblemCodes.StepWithoutFeedback,
                item,
                "Cette étape n’a pas de rétroaction : ajoutez en dessous une ligne « > … » qui dit pourquoi elle vient là, ou finissez l’item par une rétroaction générale, « > … » après une ligne vide.",
                "This step has no feedback: add a line “> …” under it that says why it comes there, or end the item with a general feedback, “> …” after an empty line.",
                new(
                    "Cette étape n’a pas de rétroaction : écrivez dans son champ pourquoi elle vient là, ou une rétroaction générale pour toute la question.",
                    "This step has no feedback: write in its field why it comes there, or a general feedback for the whole question."
                )
            );
        source.CheckDifferent(
            items.Select(item => (item.FirstOrDefault() is ParagraphBlock p ? PlainText.Of(p) : "", (MarkdownObject)item))
        );

        var steps = items.ConvertAll(item => ChoiceReader.TextOf(source, item));
        return new OrderDraft(head, source.Text(context, feedback), steps);
    }
}
