using Microsoft.Extensions.Localization;
using Training.Content.Markup;
using Training.Content.Quizzes;
using Training.Localization;

namespace Training.Statistics;

/// <summary>One answer that could be given, as the page shows it.</summary>
internal sealed record AnswerRow(string Key, string? Letter, string Text, bool IsRight)
{
    /// <summary>Every answer that is right or that someone gave, then those who gave none.</summary>
    public static IEnumerable<AnswerRow> Of(ItemFigures figures, IStringLocalizer<TrainingText> texts) =>
        Possible(figures.Item, texts)
            .Where(row => row.Letter is not null || row.IsRight || figures.CountOf(row.Key) > 0)
            .Append(new(AnswerKeys.None, null, texts["Statistics.NoAnswer"], false));

    private static IEnumerable<AnswerRow> Possible(Item item, IStringLocalizer<TrainingText> texts) =>
        item switch
        {
            ChoiceItem choices => choices
                .Choices.OrderBy(c => c.Index)
                .Select(c => new AnswerRow(
                    AnswerKeys.Choice(c.Index),
                    ItemFlags.Letter(c.Index),
                    PlainText.OfHtml(c.Text.In(Languages.Current).Html),
                    c.IsRight
                )),
            OrderItem order => order
                .Steps.OrderBy(s => s.Index)
                .SelectMany(step =>
                    Enumerable
                        .Range(1, order.Steps.Count)
                        .Select(place => new AnswerRow(
                            SlotItem.Pair(step.Index, place),
                            null,
                            texts["Statistics.Place", PlainText.OfHtml(step.Text.In(Languages.Current).Html), place],
                            place == step.Index + 1
                        ))
                ),
            MatchItem match => match
                .Rows.Index()
                .SelectMany(row =>
                    match
                        .Answers.OrderBy(a => a.Index)
                        .Select(answer => new AnswerRow(
                            SlotItem.Pair(row.Index, answer.Index),
                            null,
                            texts[
                                "Statistics.Match",
                                PlainText.OfHtml(row.Item.Html.In(Languages.Current)),
                                answer.Text.In(Languages.Current)
                            ],
                            row.Item.Answer == answer.Index
                        ))
                ),
            ClozeItem cloze => cloze
                .Gaps.Index()
                .SelectMany(gap =>
                    gap.Item.Choices.OrderBy(c => c.Index)
                        .Select(choice => new AnswerRow(
                            SlotItem.Pair(gap.Index, choice.Index),
                            null,
                            texts["Statistics.Gap", gap.Index + 1, choice.Text.In(Languages.Current)],
                            choice.Index == ClozeItem.Right
                        ))
                ),
            OpenItem => [new(AnswerKeys.Written, null, texts["Statistics.Written"], false)],
            _ =>
            [
                new(AnswerKeys.Right, null, texts["Statistics.Right"], true),
                new(AnswerKeys.Wrong, null, texts["Statistics.Wrong"], false),
            ],
        };
}
