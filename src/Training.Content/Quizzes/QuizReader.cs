using Markdig.Syntax;
using Training.Content.Markup;
using Training.Content.Translations;

namespace Training.Content.Quizzes;

/// <summary>Reads a quiz and its translation into one checked type.</summary>
internal sealed class QuizReader(SharedContent shared, ProblemList problems)
{
    private const int MostAttempts = 100;
    private const int MostItems = 500;

    public Quiz Read(ActivityId id, MarkdownFile source, MarkdownFile? translation)
    {
        var fields = source.Fields;
        var title = source.Prose("title");
        var duration = fields.Duration("duration", required: true) ?? TimeSpan.Zero;
        var mastery = (double)fields.Number("mastery", 0.01m, 1);
        var attempts = ReadAttempts(fields);
        int? draw = fields.Node("draw") is null ? null : (int)fields.Number("draw", 1, MostItems);
        var shuffle = fields.Word<Shuffle>("shuffle", required: false) ?? Shuffle.None;
        var time = fields.Duration("time", required: false);
        fields.NothingElse();

        var fr = ReadBody(source);
        CheckDraw(source, draw, fr.Items.Count);
        var englishTitle = title;
        var en = fr;
        if (translation is not null)
        {
            englishTitle = translation.Prose("title");
            translation.Fields.NothingElse();
            en = ReadBody(translation);
            TranslationChecks.CheckProse(source, translation, problems);
        }
        return new(
            id,
            new(title, englishTitle),
            duration,
            mastery,
            attempts,
            draw,
            shuffle,
            time,
            new(fr.Introduction, en.Introduction),
            [.. fr.Items.Select(item => item.With(en.Items.Find(i => i.Id == item.Id)))]
        );
    }

    private static int? ReadAttempts(Fields fields) =>
        fields.Optional("attempts") is null or "unlimited" ? null : (int)fields.Number("attempts", 1, MostAttempts);

    private void CheckDraw(MarkdownFile file, int? draw, int items)
    {
        if (draw > items)
            problems.Error(
                ProblemCodes.DrawTooLarge,
                file.Fields.At("draw"),
                $"« draw » demande {draw} items; la banque en a {items}.",
                $"“draw” asks for {draw} items; the bank has {items}."
            );
    }

    private (string Introduction, List<ItemDraft> Items) ReadBody(MarkdownFile file)
    {
        var introduction = file.Blocks.TakeWhile(block => block is not HeadingBlock).ToList();
        var items = new List<ItemDraft>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in Sections(file.Blocks.Skip(introduction.Count)))
            if (new ItemReader(file, shared, problems).Read(section, ids) is { } item)
                items.Add(item);
        if (!file.Blocks.OfType<HeadingBlock>().Any())
            problems.Error(
                ProblemCodes.ItemMissing,
                file.Top,
                "Ce questionnaire n’a pas d’item : un titre « ## Question {#identifiant} », puis ses choix.",
                "This quiz has no item: a heading “## Question {#id}”, then its choices."
            );
        return (new HtmlWriter(shared.Sources, problems).Blocks(file, introduction), items);
    }

    private static IEnumerable<IReadOnlyList<Block>> Sections(IEnumerable<Block> blocks)
    {
        var section = new List<Block>();
        foreach (var block in blocks)
        {
            if (block is HeadingBlock { Level: <= 2 } && section.Count > 0)
            {
                yield return section;
                section = [];
            }
            section.Add(block);
        }
        if (section.Count > 0)
            yield return section;
    }
}
