using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Training.Content.Markup;

namespace Training.Content.Quizzes;

internal sealed record ClozeDraft(
    ItemHead Head,
    ItemText Text,
    IReadOnlyList<string> SegmentsHtml,
    IReadOnlyList<(IReadOnlyList<string> Choices, string FeedbackHtml)> Gaps
) : ItemDraft(Head, Text)
{
    public override string Shape =>
        string.Join(" ", Gaps.Select(gap => $"{{{{{string.Join("|", gap.Choices.Select((_, i) => i + 1))}}}}}"));

    public override IReadOnlyList<string> FeedbackOnEach => [.. Gaps.Select(gap => gap.FeedbackHtml)];

    protected override Item Make(ItemDraft en)
    {
        var other = (ClozeDraft)en;
        return new ClozeItem(
            Head.Id,
            Head.Competencies,
            Head.Level,
            Both(en),
            new(SegmentsHtml, other.SegmentsHtml),
            [
                .. Gaps.Select(
                    (gap, i) =>
                        new Gap(
                            [.. gap.Choices.Select((choice, c) => new GapChoice(c, new(choice, other.Gaps[i].Choices[c])))],
                            new(gap.FeedbackHtml, other.Gaps[i].FeedbackHtml)
                        )
                ),
            ]
        );
    }
}

/// <summary>Reads a text with gaps: from the first paragraph that has one to the quote that ends the item.</summary>
internal static class ClozeReader
{
    private const int Fewest = 2;
    private const int MostChoices = 8;
    private const int MostGaps = 12;

    public static ItemDraft? Read(ItemSource source, ItemHead head)
    {
        var parts = source.BeforeQuote();
        var text = parts.Context.SkipWhile(block => !GapsIn(block).Any()).ToList();
        var gaps = text.SelectMany(GapsIn).ToList();
        if (gaps.Count is 0 or > MostGaps)
        {
            source.Error(
                ProblemCodes.ClozeWithoutGap,
                source.Heading,
                $"Un item `cloze` a de un à {MostGaps} trous, « {{{{bon|leurre|leurre}}}} », dans son texte.",
                $"A `cloze` item has one to {MostGaps} gaps, “{{{{right|decoy|decoy}}}}”, in its text.",
                new(
                    $"Le texte à compléter a de un à {MostGaps} trous : « En faire un trou », sous le texte, en fait un des mots que vous choisissez.",
                    $"The text to complete has one to {MostGaps} gaps: “Make it a gap”, under the text, makes one of the words that you choose."
                )
            );
            return null;
        }

        CheckClosed(source, text);
        foreach (var gap in gaps)
            Check(source, gap);
        var context = source.Html(parts.Context.Take(parts.Context.Count - text.Count));
        var segments = source.Html(text).Split(GapRenderer.Mark);
        var (each, general) = source.FeedbackOnEach(parts.Quote, gaps.Count);
        source.GapsInPlace.UnionWith(gaps);
        return segments.Length == gaps.Count + 1
            ? new ClozeDraft(head, source.Text(context, general), segments, [.. gaps.Select((gap, i) => (Texts(source, gap), each[i]))])
            : null;
    }

    private static IEnumerable<GapInline> GapsIn(Block block) =>
        block is LeafBlock { Inline: { } inlines } ? inlines.Descendants<GapInline>() : block.Descendants<GapInline>();

    private static IReadOnlyList<string> Texts(ItemSource source, GapInline gap) =>
        [.. gap.Choices.Select(choice => Typography.Set(choice, source.File.Language))];

    private static void Check(ItemSource source, GapInline gap)
    {
        if (gap.Choices.Count is < Fewest or > MostChoices || gap.Choices.Any(choice => choice.Length == 0))
        {
            source.Error(
                ProblemCodes.GapWrong,
                gap,
                $"Un trou s’écrit « {{{{bon|leurre|leurre}}}} » : la bonne réponse, puis de un à {MostChoices - 1} leurres, aucun vide.",
                $"A gap is written “{{{{right|decoy|decoy}}}}”: the right answer, then one to {MostChoices - 1} decoys, none empty.",
                new(
                    $"Un trou a sa bonne réponse, puis de un à {MostChoices - 1} leurres, aucun vide.",
                    $"A gap has its right answer, then one to {MostChoices - 1} decoys, none empty."
                )
            );
            return;
        }
        source.CheckDifferent(gap.Choices.Select(choice => (choice, (MarkdownObject)gap)));
        foreach (var choice in gap.Choices)
            source.CheckLength(choice, gap);
    }

    private static void CheckClosed(ItemSource source, List<Block> text)
    {
        foreach (var paragraph in text.SelectMany(block => block is LeafBlock leaf ? [leaf] : block.Descendants<LeafBlock>()))
        {
            var words = PlainText.Of(paragraph);
            if (words.Contains(GapInline.Open, StringComparison.Ordinal) || words.Contains(GapInline.Close, StringComparison.Ordinal))
                source.Error(
                    ProblemCodes.GapWrong,
                    paragraph,
                    "Un trou de ce passage n’est pas fermé : « {{bon|leurre}} ».",
                    "A gap of this passage isn’t closed: “{{right|decoy}}”.",
                    new(
                        "Un trou de ce passage n’est pas fermé : il finit par deux accolades.",
                        "A gap of this passage isn’t closed: it ends with two braces."
                    )
                );
        }
    }
}
