using Markdig.Extensions.Alerts;
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
            var found = new ProblemList();
            TaskItems.CheckChoices(file, list, found, asksFeedback: true);
            problems.Take(found.Items.Select(problem => WithCause(file, list, problem)));
            if (list.Parent is { } parent)
                Wrap(file, parent, list, problems);
        }
    }

    private static bool IsSelfCheck(ListBlock list) =>
        TaskItems.AnyIn(list)
        && list.OfType<ListItemBlock>().Any(item => TaskItems.MarkOf(item) is { Checked: true } || TaskItems.FeedbackOf(item) is not null);

    // A feedback that is there, and is not read as one: its sign stands at the margin, or nothing follows it.
    private static ContentProblem WithCause(MarkdownFile file, ListBlock list, ContentProblem problem)
    {
        if (
            problem.Code != ProblemCodes.ChoiceWithoutFeedback
            || list.OfType<ListItemBlock>().FirstOrDefault(item => file.At(item) == problem.At) is not { } item
        )
            return problem;
        if (item.OfType<QuoteBlock>().Any(quote => quote is not AlertBlock))
            return problem with
            {
                Message = new(
                    Typography.Set("La rétroaction de ce choix reste à écrire, juste en dessous, après « > ».", Language.Fr),
                    "The feedback of this choice is still to be written, right below, after “>”."
                ),
            };
        return item == list[^1] && IsMarginal(file, list)
            ? problem with
            {
                Message = new(
                    Typography.Set(
                        "La rétroaction de ce choix est à la marge : mettez deux espaces devant « > », juste en dessous.",
                        Language.Fr
                    ),
                    "The feedback of this choice is at the margin: put two spaces before “>”, right below."
                ),
            }
            : problem;
    }

    // Without a blank line between: a quote that stands apart is one.
    private static bool IsMarginal(MarkdownFile file, ListBlock list) =>
        list.Parent is { } parent
        && parent.IndexOf(list) + 1 is var next
        && next < parent.Count
        && parent[next] is QuoteBlock and not AlertBlock
        && list.Span.End < parent[next].Span.Start
        && file.Text.AsSpan()[list.Span.End..parent[next].Span.Start].Count('\n') == 1;

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
