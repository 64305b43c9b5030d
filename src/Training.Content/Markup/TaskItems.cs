using Markdig.Extensions.Alerts;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;

namespace Training.Content.Markup;

/// <summary>The items of a task list: their mark, and the quote under them that is their feedback.</summary>
internal static class TaskItems
{
    public static TaskList? MarkOf(ListItemBlock item) => (item.FirstOrDefault() as ParagraphBlock)?.Inline?.FirstChild as TaskList;

    public static bool AnyIn(ListBlock list) => list.OfType<ListItemBlock>().Any(item => MarkOf(item) is not null);

    public static QuoteBlock? FeedbackOf(ListItemBlock item) =>
        item.OfType<QuoteBlock>().FirstOrDefault(q => q is not AlertBlock && q.Count > 0);

    /// <summary>What holds for the choices of a quiz item and of a self-check: all marked, one right; of a self-check, a feedback each.</summary>
    public static void CheckChoices(MarkdownFile file, ListBlock choices, ProblemList problems, bool asksFeedback)
    {
        var items = choices.OfType<ListItemBlock>().ToList();
        foreach (var item in items.Where(item => MarkOf(item) is null))
            problems.Error(
                ProblemCodes.ChoiceUnmarked,
                file.At(item),
                "Ce choix n’est marqué ni « [x] » (juste) ni « [ ] ».",
                "This choice is marked neither “[x]” (right) nor “[ ]”.",
                new(
                    "Cette réponse n’est notée ni bonne ni mauvaise : cochez-la si elle est bonne, et enregistrez.",
                    "This answer is marked neither right nor wrong: tick it if it is right, and save."
                )
            );
        foreach (var item in items.Where(item => asksFeedback && FeedbackOf(item) is null))
            problems.Error(
                ProblemCodes.ChoiceWithoutFeedback,
                file.At(item),
                "Ce choix n’a pas de rétroaction : ajoutez en dessous une ligne « > … ».",
                "This choice has no feedback: add a line “> …” under it.",
                new(
                    "Cette réponse n’a pas de rétroaction : écrivez dans son champ pourquoi elle est bonne, ou ne l’est pas.",
                    "This answer has no feedback: write in its field why it is right, or isn’t."
                )
            );
        if (!items.Exists(item => MarkOf(item) is { Checked: true }))
            problems.Error(
                ProblemCodes.ItemWithoutAnswer,
                file.At(choices),
                "Aucune bonne réponse : marquez « [x] » au moins un choix.",
                "No right answer: mark at least one choice “[x]”.",
                new("Aucune bonne réponse : cochez-en au moins une.", "No right answer: tick at least one.")
            );
    }
}
