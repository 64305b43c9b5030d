using Markdig.Renderers.Html;
using Markdig.Syntax;
using Training.Content.Competencies;
using Training.Content.Markup;

namespace Training.Content.Quizzes;

/// <summary>Reads the items of a quiz in one language: an item’s heading and directives here, the rest by its kind.</summary>
internal sealed class ItemReader(MarkdownFile file, SharedContent shared, IReadOnlySet<string> lessons, ProblemList problems)
{
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    /// <summary>The gaps that are in their place, in the text of a cloze item.</summary>
    public HashSet<GapInline> Gaps { get; } = [];

    /// <summary>An item, or all the items of a case; none, with its problems, when it can’t be asked.</summary>
    public IEnumerable<ItemDraft> Read(IReadOnlyList<Block> section)
    {
        var parts = Sections(section, deepest: 3).ToList();
        var writer = new HtmlWriter(shared.Sources, problems);
        var heading = (HeadingBlock)section[0];
        var directives = new ItemDirectives(file, heading, shared, lessons, writer, problems);
        var rest = directives.Read(parts[0].Skip(1));
        if (heading.Level == 2 && directives.Kind?.Verb == ItemDirectives.Case)
            return ReadCase(heading, directives, rest, writer, parts);

        foreach (var part in parts.Skip(1))
            problems.Error(
                ProblemCodes.HeadingLevel,
                file.At(part[0]),
                "Un titre « ### » est un item d’un cas : écrivez `case` sous le titre « ## », ou « ## » ici.",
                "A “###” heading is an item of a case: write `case` under the “##” heading, or “##” here.",
                new(
                    "Une question est écrite comme celle d’un cas, hors d’un cas : l’éditeur de texte permet de la déplacer.",
                    "A question is written as one of a case, outside of a case: the text editor lets you move it."
                )
            );
        // Of a section whose shape is wrong, the rest can only be wrong too.
        return parts.Count == 1 && ReadItem(heading, directives, rest, writer) is { } item ? [item] : [];
    }

    /// <summary>Parts blocks at their headings, down to a level; each part starts with its heading.</summary>
    public static IEnumerable<IReadOnlyList<Block>> Sections(IEnumerable<Block> blocks, int deepest)
    {
        var section = new List<Block>();
        foreach (var block in blocks)
        {
            if (block is HeadingBlock heading && heading.Level <= deepest && section.Count > 0)
            {
                yield return section;
                section = [];
            }
            section.Add(block);
        }
        if (section.Count > 0)
            yield return section;
    }

    private List<ItemDraft> ReadCase(
        HeadingBlock heading,
        ItemDirectives directives,
        IReadOnlyList<Block> vignette,
        HtmlWriter writer,
        List<IReadOnlyList<Block>> parts
    )
    {
        directives.CheckCase();
        var id = ReadId(heading) ?? "";
        var text = new ItemText(writer.Inlines(file, heading), writer.Blocks(file, vignette), "", writer.Cited);
        if (vignette.Count == 0 || parts.Count == 1)
            problems.Error(
                ProblemCodes.CaseWithoutItems,
                file.At(heading),
                "Un cas raconte une situation, puis pose ses questions : un titre « ### Question {#identifiant} » pour chacune.",
                "A case tells a situation, then asks its questions: a heading “### Question {#id}” for each.",
                new(
                    "Un cas raconte une situation, puis pose ses questions : l’un ou l’autre manque ici.",
                    "A case tells a situation, then asks its questions: one or the other is missing here."
                )
            );

        var items = new List<ItemDraft>();
        foreach (var part in parts.Skip(1))
        {
            var itemWriter = new HtmlWriter(shared.Sources, problems);
            var itemHeading = (HeadingBlock)part[0];
            var itemDirectives = new ItemDirectives(file, itemHeading, shared, lessons, itemWriter, problems);
            if (ReadItem(itemHeading, itemDirectives, itemDirectives.Read(part.Skip(1)), itemWriter) is { } item)
                items.Add(
                    item with
                    {
                        Case = new(id, text),
                        Head = item.Head.Lessons.Count > 0 ? item.Head : item.Head with { Lessons = directives.Lessons },
                    }
                );
        }
        return items;
    }

    private ItemDraft? ReadItem(HeadingBlock heading, ItemDirectives directives, IReadOnlyList<Block> blocks, HtmlWriter writer)
    {
        var id = ReadId(heading);
        directives.CheckItem();
        var head = new ItemHead(
            id ?? "",
            directives.Competencies,
            directives.Level ?? CompetencyLevel.N1,
            directives.Lessons,
            file.At(heading)
        );
        var source = new ItemSource(file, heading, blocks, Gaps, writer, problems);
        var draft = directives.Kind?.Verb switch
        {
            "order" => OrderReader.Read(source, head),
            "match" => MatchReader.Read(source, head),
            "cloze" => ClozeReader.Read(source, head),
            "short" => ShortReader.Read(source, head),
            "number" => NumberReader.Read(source, head, directives.Kind),
            "open" => OpenReader.Read(source, head, directives.IsSelfAssessed),
            ItemDirectives.Case => null,
            _ => ChoiceReader.Read(source, head),
        };
        return id is null || directives.Level is null || directives.Competencies.Count == 0 ? null : draft;
    }

    private string? ReadId(HeadingBlock heading)
    {
        var id = heading.TryGetAttributes()?.Id;
        if (id is null)
        {
            var example = Slug.From(PlainText.Of(heading));
            problems.Error(
                ProblemCodes.ItemIdMissing,
                file.At(heading),
                $"Cet item n’a pas d’identifiant : ajoutez-en un court au titre, comme {{#{example}}}. Il ne changera plus.",
                $"This item has no id: add a short one to its heading, such as {{#{example}}}. It will not change again.",
                new(
                    "Cette question n’a pas d’identifiant : enregistrez-la une fois, et elle en aura un. Il ne changera plus.",
                    "This question has no id: save it once, and it will have one. It will not change again."
                )
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
}
