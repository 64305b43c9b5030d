using Markdig.Extensions.Alerts;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Training.Content.Competencies;
using Training.Content.Markup;

namespace Training.Content.Quizzes;

/// <summary>An item in one language, waiting for the other.</summary>
internal sealed record ItemDraft(
    string Id,
    IReadOnlyList<string> Competencies,
    CompetencyLevel Level,
    IReadOnlyList<bool> Right,
    IReadOnlyList<ChoiceText> Choices,
    ItemText Text
)
{
    /// <summary>A missing or divergent translation is reported elsewhere; French shows meanwhile.</summary>
    public Item With(ItemDraft? translation)
    {
        var en = translation?.Choices.Count == Choices.Count ? translation : this;
        return new(
            Id,
            Right.Count(r => r) > 1 ? ItemKind.Multiple : ItemKind.Single,
            Competencies,
            Level,
            [.. Right.Select((right, i) => new Choice(i, right, new(Choices[i], en.Choices[i])))],
            new(Text, en.Text)
        );
    }
}

/// <summary>Reads one item: its heading, its directives, the context, the choices, and the general feedback.</summary>
internal sealed class ItemReader(MarkdownFile file, SharedContent shared, ProblemList problems)
{
    private readonly HtmlWriter writer = new(shared.Sources, problems);

    /// <summary>Null, with its problems, when the item can’t be asked.</summary>
    public ItemDraft? Read(IReadOnlyList<Block> section, HashSet<string> ids)
    {
        var heading = (HeadingBlock)section[0];
        var id = ReadId(heading, ids);
        var directives = new ItemDirectives(file, heading, shared, writer, problems);
        var rest = directives.Read(section.Skip(1));

        var prompt = writer.Inlines(file, heading);
        var context = writer.Blocks(file, rest.TakeWhile(block => !IsChoices(block)));
        var after = rest.SkipWhile(block => !IsChoices(block)).ToList();
        if (after is not [ListBlock list, ..])
        {
            problems.Error(
                ProblemCodes.ItemWithoutChoices,
                file.At(heading),
                "Cet item n’a pas de choix : une liste de « - [x] » et de « - [ ] ».",
                "This item has no choices: a list of “- [x]” and “- [ ]”."
            );
            return null;
        }

        TaskItems.CheckChoices(file, list, problems);
        var items = list.OfType<ListItemBlock>().ToList();
        var choices = items.ConvertAll(ReadChoice);
        var feedback = ReadFeedback(after);
        bool[] right = [.. items.Select(item => TaskItems.MarkOf(item) is { Checked: true })];
        if (id is null || directives.Level is not { } level || directives.Competencies.Count == 0 || !right.Contains(true))
            return null;
        return new(id, directives.Competencies, level, right, choices, new(prompt, context, feedback, writer.Cited));
    }

    private static bool IsChoices(Block block) => block is ListBlock list && TaskItems.AnyIn(list);

    private string? ReadId(HeadingBlock heading, HashSet<string> ids)
    {
        var id = heading.TryGetAttributes()?.Id;
        if (id is null)
        {
            var example = Slug.From(PlainText.Of(heading));
            problems.Error(
                ProblemCodes.ItemIdMissing,
                file.At(heading),
                $"Cet item n’a pas d’identifiant : ajoutez-en un court au titre, comme {{#{example}}}. Il ne changera plus.",
                $"This item has no id: add a short one to its heading, such as {{#{example}}}. It will not change again."
            );
        }
        else if (!ids.Add(id))
        {
            problems.Error(
                ProblemCodes.IdTwice,
                file.At(heading),
                $"L’identifiant « {id} » est là deux fois : changez celui-ci.",
                $"The id “{id}” is there twice: change this one."
            );
            return null;
        }
        return id;
    }

    private ChoiceText ReadChoice(ListItemBlock item)
    {
        var words = item.FirstOrDefault() is ParagraphBlock first ? writer.Inlines(file, first) : "";
        var more = writer.Blocks(file, item.Skip(1).Where(block => block is not QuoteBlock or AlertBlock));
        var feedback = TaskItems.FeedbackOf(item) is { } quote ? writer.Blocks(file, quote) : "";
        return new(more.Length > 0 ? $"{words}\n{more}" : words, feedback);
    }

    private string ReadFeedback(List<Block> fromChoices)
    {
        var quote = fromChoices.ElementAtOrDefault(1) as QuoteBlock;
        foreach (var block in fromChoices.Skip(quote is null ? 1 : 2).Where(block => block is not FootnoteGroup))
            problems.Error(
                ProblemCodes.ItemMisplaced,
                file.At(block),
                "Après les choix vient seulement la rétroaction générale, « > … » : déplacez ceci au-dessus des choix.",
                "After the choices comes only the general feedback, “> …”: move this above the choices."
            );
        return quote is null ? "" : writer.Blocks(file, quote);
    }
}
