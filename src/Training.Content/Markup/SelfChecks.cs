using Markdig.Syntax;

namespace Training.Content.Markup;

/// <summary>A question to oneself in a lesson: its prompt, if a paragraph gives it, and its choices.</summary>
internal sealed class SelfCheckBlock() : ContainerBlock(null);

/// <summary>Finds the task lists that ask something, which their feedback or their right answer tells.</summary>
internal static class SelfChecks
{
    public static void Gather(MarkdownFile file, ProblemList problems)
    {
        foreach (var list in file.Blocks.Descendants<ListBlock>().Where(IsSelfCheck).ToList())
        {
            TaskItems.CheckChoices(file, list, problems, asksFeedback: true);
            if (list.Parent is { } parent)
                Wrap(file, parent, list, problems);
        }
    }

    private static bool IsSelfCheck(ListBlock list) =>
        TaskItems.AnyIn(list)
        && list.OfType<ListItemBlock>().Any(item => TaskItems.MarkOf(item) is { Checked: true } || TaskItems.FeedbackOf(item) is not null);

    private static void Wrap(MarkdownFile file, ContainerBlock parent, ListBlock list, ProblemList problems)
    {
        var place = parent.IndexOf(list);
        var before = place > 0 ? parent[place - 1] : null;
        if (before is not (ParagraphBlock or HeadingBlock))
            problems.Error(
                ProblemCodes.PromptMissing,
                file.At(list),
                "Cette autovérification n’a pas de question : écrivez-la dans un paragraphe juste au-dessus.",
                "This self-check has no question: write it in a paragraph right above."
            );

        var check = new SelfCheckBlock
        {
            Line = list.Line,
            Column = list.Column,
            Span = list.Span,
        };
        parent.RemoveAt(place);
        if (before is ParagraphBlock)
        {
            parent.RemoveAt(--place);
            check.Add(before);
        }
        check.Add(list);
        parent.Insert(place, check);
    }
}
