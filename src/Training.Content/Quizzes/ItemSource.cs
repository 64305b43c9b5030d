using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Training.Content.Markup;

namespace Training.Content.Quizzes;

/// <summary>What the reader of a kind is given: an item’s blocks below its directives, and where to say what is wrong with them.</summary>
internal sealed class ItemSource(
    MarkdownFile file,
    HeadingBlock heading,
    IReadOnlyList<Block> blocks,
    HashSet<GapInline> gapsInPlace,
    HtmlWriter writer,
    ProblemList problems
)
{
    public MarkdownFile File => file;

    public HeadingBlock Heading => heading;

    /// <summary>Where a reader says which gaps it has read.</summary>
    public HashSet<GapInline> GapsInPlace => gapsInPlace;

    /// <summary>Where the item is, for what is missing from it.</summary>
    public SourcePoint At => file.At(heading);

    public ProblemList Problems => problems;

    public string PromptHtml { get; } = writer.Inlines(file, heading);

    public string Html(IEnumerable<Block> html) => writer.Blocks(file, html);

    public string Inlines(LeafBlock block) => writer.Inlines(file, block);

    public void Error(string code, MarkdownObject node, string fr, string en, Localized<string>? inForm = null) =>
        problems.Error(code, file.At(node), fr, en, inForm);

    /// <summary>The item’s blocks in three: the context, the block that is answered, and the quote after it.</summary>
    public ItemParts Around(Func<Block, bool> isAnswered)
    {
        var context = blocks.TakeWhile(block => !isAnswered(block)).ToList();
        var answered = blocks.Skip(context.Count).FirstOrDefault();
        if (answered is null)
            return new(context, null, null);
        var after = blocks.Skip(context.Count + 1).ToList();
        var quote = after.FirstOrDefault() as QuoteBlock;
        RefuseMore(after.Skip(quote is null ? 0 : 1));
        return new(context, answered, quote);
    }

    /// <summary>The item’s blocks in two: what is read, and the quote that ends it.</summary>
    public ItemParts BeforeQuote()
    {
        var read = blocks.Where(block => block is not FootnoteGroup).ToList();
        return read is [.., QuoteBlock quote] ? new(read[..^1], null, quote) : new(read, null, null);
    }

    public ItemText Text(string contextHtml, string feedbackHtml) => new(PromptHtml, contextHtml, feedbackHtml, writer.Cited);

    /// <summary>What explains the whole item; empty when nothing does.</summary>
    public string GeneralFeedback(QuoteBlock? quote) => quote is null ? "" : Html(quote);

    /// <summary>The general feedback where nothing else explains the answer.</summary>
    public string RequiredFeedback(QuoteBlock? quote)
    {
        if (quote is null)
            problems.Error(
                ProblemCodes.ItemWithoutFeedback,
                At,
                "Cet item n’a pas de rétroaction : finissez par une citation « > … » qui explique la réponse.",
                "This item has no feedback: end with a quote “> …” that explains the answer.",
                new(
                    "Cette question n’a pas de rétroaction : écrivez sous « Rétroaction générale » ce qui explique la réponse.",
                    "This question has no feedback: write under “General feedback” what explains the answer."
                )
            );
        return GeneralFeedback(quote);
    }

    /// <summary>
    /// Feedback on each of so many rows or gaps: a numbered list that opens the quote; what follows it is the general feedback. Where that one is
    /// there, the list may be left out, or some of its items empty.
    /// </summary>
    public (IReadOnlyList<string> Each, string General) FeedbackOnEach(QuoteBlock? quote, int count)
    {
        var list = quote?.FirstOrDefault() is ListBlock { IsOrdered: true } numbered ? numbered : null;
        var general = quote is null ? "" : Html(list is null ? quote : quote.Skip(1));
        if (list?.Count == count)
        {
            var items = list.OfType<ListItemBlock>().ToList();
            var each = items.ConvertAll(item => Html(item));
            if (general.Length == 0 && each.IndexOf("") is >= 0 and var silent)
                SayMissing(items[silent], count);
            return (each, general);
        }
        if (list is not null)
            SayCount(list, count);
        else if (general.Length == 0)
            SayMissing(heading, count);
        return ([.. Enumerable.Repeat("", count)], general);
    }

    /// <summary>Reports the first text that is there twice, or empty, once compared as a learner sees them.</summary>
    public void CheckDifferent(IEnumerable<(string Text, MarkdownObject Node)> answers, Func<string, string>? compared = null)
    {
        compared ??= text => Slug.Fold(text).Trim();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (text, node) in answers)
        {
            var bare = compared(text);
            if (bare.Length == 0)
                Error(ProblemCodes.AnswerEmpty, node, "Cette réponse est vide.", "This answer is empty.");
            else if (!seen.Add(bare))
                Error(
                    ProblemCodes.AnswerTwice,
                    node,
                    $"« {text} » est là deux fois : on ne pourrait pas les distinguer.",
                    $"“{text}” is there twice: nobody could tell them apart."
                );
        }
    }

    /// <summary>Reports a text too long for a list to choose from, which shows a single line.</summary>
    public void CheckLength(string text, MarkdownObject node)
    {
        if (text.Length > MostLettersInList)
            Error(
                ProblemCodes.AnswerTooLong,
                node,
                $"« {text} » a {text.Length} caractères; une liste à choisir en montre au plus {MostLettersInList}.",
                $"“{text}” has {text.Length} characters; a list to choose from shows {MostLettersInList} at most."
            );
    }

    private const int MostLettersInList = 50;

    private void SayMissing(MarkdownObject node, int count) =>
        Error(
            ProblemCodes.ItemWithoutFeedback,
            node,
            $"Il manque une rétroaction : la citation à la fin, « > … », commence par une liste numérotée de {count} rétroactions (une par ligne du tableau, ou par trou, dans l’ordre), ou donne une rétroaction générale pour tout l’item.",
            $"A feedback is missing: the quote at the end, “> …”, begins with a numbered list of {count} feedbacks (one per row of the table, or per gap, in order), or gives a general feedback for the whole item.",
            new(
                "Il manque une rétroaction : écrivez pourquoi dans le champ de chaque paire ou de chaque trou, ou une rétroaction générale pour toute la question.",
                "A feedback is missing: write why in the field of each pair or each gap, or a general feedback for the whole question."
            )
        );

    private void SayCount(ListBlock list, int count) =>
        Error(
            ProblemCodes.ItemWithoutFeedback,
            list,
            $"La citation à la fin commence par une liste numérotée de {list.Count} : il y faut {count} rétroactions, une par ligne du tableau, ou par trou, dans l’ordre. Une rétroaction générale, pour tout l’item, commence autrement.",
            $"The quote at the end begins with a numbered list of {list.Count}: it takes {count} feedbacks, one per row of the table, or per gap, in order. A general feedback, for the whole item, begins otherwise.",
            new(
                $"Il y a {list.Count} rétroactions pour {count} paires ou trous : il en faut une pour chacun, ou seulement une rétroaction générale pour toute la question.",
                $"There are {list.Count} feedbacks for {count} pairs or gaps: each takes one, or the whole question a general feedback alone."
            )
        );

    private void RefuseMore(IEnumerable<Block> more)
    {
        foreach (var block in more.Where(block => block is not FootnoteGroup))
            Error(
                ProblemCodes.ItemMisplaced,
                block,
                "Après les réponses vient seulement la rétroaction générale, « > … » : déplacez ceci au-dessus.",
                "After the answers comes only the general feedback, “> …”: move this above.",
                new(
                    "Du texte suit les réponses : sa place est dans la mise en situation, ou dans la rétroaction générale.",
                    "Some text follows the answers: it belongs in the context, or in the general feedback."
                )
            );
    }
}

/// <param name="Context">What is read before answering.</param>
/// <param name="Answered">Null when it isn’t there.</param>
internal sealed record ItemParts(IReadOnlyList<Block> Context, Block? Answered, QuoteBlock? Quote);
