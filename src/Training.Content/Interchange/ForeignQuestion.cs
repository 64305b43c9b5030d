using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Training.Content.Markup;

namespace Training.Content.Interchange;

/// <param name="Weight">In percent; null where the file gives none.</param>
internal sealed record ForeignAnswer(string Html, decimal Weight, string FeedbackHtml);

/// <summary>A question of GIFT, Moodle XML or QTI, whose parts have been told apart, on its way to an item.</summary>
internal sealed partial class ForeignQuestion
{
    private const decimal WholeWeight = 100;
    private const decimal Rounding = 0.01m;

    private readonly string? name;
    private readonly string html;
    private readonly LossList losses;
    private readonly DroppedHtml dropped = new();

    public ForeignQuestion(
        string? id,
        string? name,
        IEnumerable<string> tags,
        string html,
        string feedbackHtml,
        int number,
        LossList losses
    )
    {
        this.name = name;
        this.html = html;
        FeedbackHtml = feedbackHtml;
        this.losses = losses;
        Tags = ItemTags.Read(First(id, name, HtmlToMarkdown.Plain(html, new())), tags, losses);
        Label = Tags.Head.Id ?? $"n° {number.ToString(CultureInfo.InvariantCulture)}";
    }

    public ItemTags Tags { get; }

    /// <summary>What the question is called in the report.</summary>
    public string Label { get; }

    /// <summary>The general feedback; that on each row, step or gap may open it, as a numbered list.</summary>
    public string FeedbackHtml { private get; set; }

    /// <summary>The vignette that came with it.</summary>
    public CaseText? Case { get; private set; }

    public void Lose(string fr, string en) => losses.Add(Label, fr, en);

    /// <summary>To be called once the item is made.</summary>
    public void TellDropped() => dropped.TellTo(losses, Label);

    public ImportedItem Choices(IReadOnlyList<ForeignAnswer> answers, bool isSingle)
    {
        var text = Read(MarkdownBlocks.None);
        var marked = answers
            .Select(answer => (IsRight: isSingle ? answer.Weight >= WholeWeight : answer.Weight > 0, Answer: answer))
            .ToList();
        CheckWeights(marked, isSingle);
        return new ImportedChoices(
            Tags.Head,
            text.Prompt,
            text.Context,
            Feedback(),
            [.. marked.Select(m => (m.IsRight, new ImportedAnswer(AnswerText(m.Answer.Html), Blocks(m.Answer.FeedbackHtml))))]
        );
    }

    public ImportedItem TrueOrFalse(bool isTrue, string trueFeedbackHtml, string falseFeedbackHtml, Language language)
    {
        var words = language == Language.Fr ? ("Vrai", "Faux") : ("True", "False");
        return Choices(
            [new(words.Item1, isTrue ? WholeWeight : 0, trueFeedbackHtml), new(words.Item2, isTrue ? 0 : WholeWeight, falseFeedbackHtml)],
            isSingle: true
        );
    }

    public ImportedItem Match(IReadOnlyList<(string Html, string Answer)> rows)
    {
        var text = Read(MarkdownBlocks.Tables);
        var imported = rows.Select(row => new ImportedRow(HtmlToMarkdown.Line(row.Html, dropped), row.Answer));
        return new ImportedMatch(Tags.Head, text.Prompt, text.Context, Feedback(), text.RowsHead, text.AnswersHead, [.. imported]);
    }

    /// <param name="stepsHtml">In the right order. Feedback on each opens the general one.</param>
    public ImportedItem Order(IReadOnlyList<string> stepsHtml)
    {
        var text = Read(MarkdownBlocks.NumberedLists);
        var (each, general) = FeedbackOnEach(stepsHtml.Count);
        return new ImportedOrder(
            Tags.Head,
            text.Prompt,
            text.Context,
            general,
            [.. stepsHtml.Select((step, i) => new ImportedAnswer(AnswerText(step), each[i]))]
        );
    }

    /// <summary>The text has the mark of each gap where it stands.</summary>
    public ImportedItem? Cloze(IReadOnlyList<ImportedGap> gaps)
    {
        if (gaps.Count is 0 or > GapMark.Most || !gaps.All(gap => gap.CanBeWritten))
        {
            Lose(
                "Cette question à trous est laissée de côté : une réponse y a une barre ou une accolade, ou les trous sont trop nombreux.",
                "This question with gaps is left out: one of its answers has a bar or a brace, or there are too many gaps."
            );
            return null;
        }
        var text = Read(MarkdownBlocks.None);
        // Where the text is one paragraph, it holds the gaps, and can’t be the heading.
        var isWhole = text.Prompt.Any(GapMark.IsMark);
        return new ImportedCloze(
            Tags.Head,
            isWhole ? MarkdownText.OneLine(name ?? "") : text.Prompt,
            "",
            Feedback(),
            isWhole ? string.Join("\n\n", new[] { text.Prompt, text.Context }.Where(part => part.Length > 0)) : text.Context,
            gaps
        );
    }

    public ImportedItem? Short(IReadOnlyList<(string Text, decimal Weight, string FeedbackHtml)> answers)
    {
        var accepted = answers.Where(a => a.Weight >= WholeWeight && a.Text.Length > 0 && !Wildcard().IsMatch(a.Text)).ToList();
        if (answers.Any(a => a.Weight > 0 && Wildcard().IsMatch(a.Text)))
            Lose(
                "Une réponse acceptée avec un joker « * » n’est pas reprise : écrivez les réponses en toutes lettres.",
                "An accepted answer with a wildcard “*” is not taken: write the answers out."
            );
        TellPartial(answers.Any(a => a.Weight > 0 && a.Weight < WholeWeight));
        if (accepted.Count == 0)
        {
            Lose("Aucune réponse acceptée : la question est laissée de côté.", "No accepted answer: the question is left out.");
            return null;
        }
        var text = Read(MarkdownBlocks.Lists);
        return new ImportedShort(
            Tags.Head,
            text.Prompt,
            text.Context,
            FeedbackOr(answers.Select(a => (a.Weight, a.FeedbackHtml))),
            [.. accepted.Select(a => a.Text.Replace("\\*", "*", StringComparison.Ordinal)).DistinctBy(Quizzes.ShortItem.Bare)]
        );
    }

    public ImportedItem? Number(
        IReadOnlyList<(string Value, string Tolerance, decimal Weight, string FeedbackHtml)> answers,
        IReadOnlyList<string> units
    )
    {
        var right = answers.Where(a => a.Weight >= WholeWeight).ToList();
        TellPartial(answers.Any(a => a.Weight > 0 && a.Weight < WholeWeight));
        if (right.Count > 1)
            Lose("Un seul nombre est accepté ici : le premier est repris.", "A single number is accepted here: the first is taken.");
        if (right is not [var first, ..] || ReadNumber(first.Value) is not { } value || ReadNumber(first.Tolerance) is not { } tolerance)
        {
            Lose(
                "Ce nombre ne peut pas s’écrire ici (12 chiffres et 6 décimales au plus) : la question est laissée de côté.",
                "This number can’t be written here (12 digits and 6 decimals at most): the question is left out."
            );
            return null;
        }
        var text = Read(MarkdownBlocks.Lists);
        return new ImportedNumber(
            Tags.Head,
            text.Prompt,
            text.Context,
            FeedbackOr(answers.Select(a => (a.Weight, a.FeedbackHtml))),
            value,
            Math.Abs(tolerance),
            units
        );
    }

    /// <param name="rubricHtml">What graders read; a table in it is the rubric.</param>
    public ImportedItem Open(string rubricHtml)
    {
        var text = Read(MarkdownBlocks.Tables);
        var rubric = RubricHtml.Read(rubricHtml, dropped, out var rest);
        if (rest)
            Lose(
                "Les consignes de correction hors de la grille ne sont pas reprises.",
                "What graders are told beside the rubric is not taken."
            );
        return new ImportedOpen(Tags.Head, text.Prompt, text.Context, Feedback(), rubric, Tags.Has(ItemTags.SelfAssessed));
    }

    private QuestionText Read(MarkdownBlocks without)
    {
        var text = QuestionText.Read(html, name, without, dropped);
        Case = text.Case;
        return text;
    }

    private string Blocks(string more) => HtmlToMarkdown.Blocks(more, dropped);

    private string Feedback() => Blocks(FeedbackHtml);

    /// <summary>A choice or a step begins with words.</summary>
    private string AnswerText(string more)
    {
        var nodes = HtmlToMarkdown.Parse(more, dropped);
        var first = nodes.FirstOrDefault(node => node is IElement || !string.IsNullOrWhiteSpace(node.TextContent));
        var isPlain = first is not null && (!HtmlToMarkdown.IsBlock(first) || first is IElement { LocalName: "p" });
        var text = isPlain ? new HtmlToMarkdown(dropped).Blocks(nodes) : HtmlToMarkdown.Line(nodes, dropped);
        return text.Contains("\n>", StringComparison.Ordinal) ? HtmlToMarkdown.Line(nodes, dropped) : text;
    }

    private (IReadOnlyList<string> Each, string General) FeedbackOnEach(int count)
    {
        var nodes = HtmlToMarkdown
            .Parse(FeedbackHtml, dropped)
            .Where(node => node is IElement || !string.IsNullOrWhiteSpace(node.TextContent))
            .ToList();
        if (nodes is not [IElement { LocalName: "ol" } list, .. var rest] || list.Children.Length != count)
            return ([.. Enumerable.Repeat("", count)], Feedback());
        var markdown = new HtmlToMarkdown(dropped);
        return ([.. list.Children.Select(item => markdown.Blocks(item.ChildNodes))], markdown.Blocks(rest));
    }

    /// <summary>The general feedback; without any, that of the right answer.</summary>
    private string FeedbackOr(IEnumerable<(decimal Weight, string Html)> answers)
    {
        var general = Feedback();
        var others = answers.Where(a => a.Html.Length > 0).ToList();
        var right = others
            .Where(a => a.Weight >= WholeWeight)
            .Select(a => Blocks(a.Html))
            .Where(text => text.Length > 0)
            .Distinct()
            .ToList();
        var isTaken = general.Length == 0 && right.Count > 0;
        if (right.Count > (isTaken ? 1 : 0) || others.Exists(a => a.Weight < WholeWeight))
            Lose(
                "Les rétroactions de chaque réponse ne sont pas reprises : ici, la rétroaction est la même pour toutes.",
                "Feedback on each answer is not taken: here, all have the same feedback."
            );
        return isTaken ? right[0] : general;
    }

    private void CheckWeights(List<(bool IsRight, ForeignAnswer Answer)> marked, bool isSingle)
    {
        var right = marked.Where(m => m.IsRight).Select(m => m.Answer.Weight).ToList();
        var wrong = marked.Where(m => !m.IsRight).Select(m => m.Answer.Weight).ToList();
        if (isSingle)
        {
            TellPartial(wrong.Exists(weight => weight != 0));
            if (right.Count > 1)
                Lose(
                    "Plusieurs réponses y étaient bonnes, chacune à elle seule : ici, il faut les cocher toutes.",
                    "Several answers were right, each on its own: here, all of them are to be ticked."
                );
            return;
        }
        var share = right.Count == 0 ? 0 : WholeWeight / right.Count;
        if (right.Exists(weight => Math.Abs(weight - share) > Rounding) || wrong.Exists(weight => Math.Abs(weight + share) > Rounding))
            Lose(
                "Les poids des réponses ne sont pas repris : ici, une bonne réponse vaut sa part, et une mauvaise la retire.",
                "The weights of answers are not taken: here, a right answer is worth its share, and a wrong one takes it back."
            );
    }

    private void TellPartial(bool isPartial)
    {
        if (isPartial)
            Lose(
                "Une réponse en partie juste n’est pas reprise comme telle : ici, elle est juste ou fausse.",
                "A partly right answer is not taken as such: here, an answer is right or wrong."
            );
    }

    private static decimal? ReadNumber(string text) =>
        decimal.TryParse(text.Trim().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < 1_000_000_000_000
        && number == Math.Round(number, 6)
            ? number / 1.0000000000000000000000000000m
            : null;

    private static string? First(params string?[] names) =>
        names.FirstOrDefault(n => !string.IsNullOrWhiteSpace(n) && Slug.From(ItemTags.Start(n)).Length > 0);

    // Escaped, it is a star.
    [GeneratedRegex(@"(?<!\\)\*")]
    private static partial Regex Wildcard();
}
