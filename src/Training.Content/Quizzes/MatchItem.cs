using Training.Content.Competencies;

namespace Training.Content.Quizzes;

/// <summary>
/// Rows to match with answers: a table of two columns. Several rows may have the same answer, and some answers be nobody’s. A response gives
/// each row, in the authored order, the index of an answer.
/// </summary>
public sealed record MatchItem(
    string Id,
    IReadOnlyList<string> Competencies,
    CompetencyLevel Level,
    Localized<ItemText> Text,
    Localized<MatchHeads> Heads,
    IReadOnlyList<MatchRow> Rows,
    IReadOnlyList<MatchAnswer> Answers
) : SlotItem(Id, Competencies, Level, Text)
{
    public override ItemKind Kind => ItemKind.Match;

    public override int SlotCount => Rows.Count;

    public override bool Fits(int slot, int value) => value >= 0 && value < Answers.Count;

    /// <summary>The share of rows with their answer.</summary>
    public override double? Score(Response response) =>
        (double)Filled(response).Index().Count(f => f.Item == Rows[f.Index].Answer) / Rows.Count;

    public override Item Shuffled(long seed, Shuffle shuffle) => this with { Answers = Randomness.For(seed, Id).Shuffle(Answers) };

    public override IEnumerable<string> AskedHtml(Language language) =>
        [
            .. base.AskedHtml(language),
            Heads.In(language).RowsHtml,
            Heads.In(language).AnswersHtml,
            .. Rows.Select(r => r.Html.In(language)),
        ];

    public override IEnumerable<string> FeedbackHtml(Language language) =>
        base.FeedbackHtml(language)
            .Concat(
                Rows.Select(r => r.FeedbackHtml)
                    .Concat(Answers.Select(a => a.FeedbackHtml).OfType<Localized<string>>())
                    .Select(html => html.In(language))
            );
}

/// <summary>What the two columns are.</summary>
public sealed record MatchHeads(string RowsHtml, string AnswersHtml);

/// <param name="Answer">The index of its answer.</param>
public sealed record MatchRow(Localized<string> Html, int Answer, Localized<string> FeedbackHtml);

/// <param name="Index">Its place among the answers as authored, which is what a response records.</param>
/// <param name="Text">Plain, because lists to choose from can hold nothing else.</param>
/// <param name="FeedbackHtml">Why it is nobody’s answer, or nothing; null for one that is somebody’s.</param>
public sealed record MatchAnswer(int Index, Localized<string> Text, Localized<string>? FeedbackHtml);
