using Markdig.Syntax;
using Training.Content.Markup;

namespace Training.Content.Quizzes;

internal sealed record ShortDraft(ItemHead Head, ItemText Text, IReadOnlyList<string> Accepted) : ItemDraft(Head, Text)
{
    /// <summary>Languages have as many ways to say something as they like.</summary>
    public override string Shape => "`short`";

    protected override Item Make(ItemDraft en) =>
        new ShortItem(Head.Id, Head.Competencies, Head.Level, Both(en), new(Accepted, ((ShortDraft)en).Accepted));
}

/// <summary>Reads a list of the answers that are accepted.</summary>
internal static class ShortReader
{
    public static ItemDraft? Read(ItemSource source, ItemHead head)
    {
        var parts = source.Around(block => block is ListBlock);
        var context = source.Html(parts.Context);
        if (parts.Answered is not ListBlock list)
        {
            source.Error(
                ProblemCodes.ShortWithoutAnswers,
                source.Heading,
                "Un item `short` est suivi de la liste des réponses acceptées, la meilleure d’abord.",
                "A `short` item is followed by the list of the answers that are accepted, the best one first.",
                new("Cette question attend au moins une réponse acceptée.", "This question needs at least one accepted answer.")
            );
            return null;
        }
        var accepted = TextsOf(list).ToList();
        source.CheckDifferent(accepted, ShortItem.Bare);
        var feedback = source.RequiredFeedback(parts.Quote);
        return new ShortDraft(head, source.Text(context, feedback), [.. accepted.Select(a => a.Text)]);
    }

    /// <summary>The words of each item of a list.</summary>
    public static IEnumerable<(string Text, MarkdownObject Node)> TextsOf(ListBlock list) =>
        list.OfType<ListItemBlock>()
            .Select(item => (item.FirstOrDefault() is ParagraphBlock words ? PlainText.Of(words) : "", (MarkdownObject)item));
}
