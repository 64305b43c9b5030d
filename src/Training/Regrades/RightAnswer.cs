using System.Globalization;
using Microsoft.Extensions.Localization;
using Training.Content.Markup;
using Training.Content.Quizzes;
using Training.Localization;
using Training.Statistics;

namespace Training.Regrades;

/// <summary>The right answer of an item, in words.</summary>
internal static class RightAnswer
{
    public static string Of(Item item, IStringLocalizer<TrainingText> texts) =>
        item switch
        {
            ChoiceItem choices => Join(
                choices.Choices.OrderBy(c => c.Index).Where(c => c.IsRight).Select(c => Words(c.Text.In(Languages.Current).Html))
            ),
            OrderItem order => string.Join(" → ", order.Steps.OrderBy(s => s.Index).Select(s => Words(s.Text.In(Languages.Current).Html))),
            MatchItem match => Join(
                match.Rows.Select(row =>
                    texts[
                        "Statistics.Match",
                        Words(row.Html.In(Languages.Current)),
                        match.Answers.First(a => a.Index == row.Answer).Text.In(Languages.Current)
                    ].Value
                )
            ),
            ClozeItem cloze => Join(cloze.Gaps.Select(gap => gap.Find(ClozeItem.Right).Text.In(Languages.Current))),
            ShortItem words => string.Join(texts["Quiz.Short.Or"], words.Accepted.In(Languages.Current)),
            NumberItem number => Say(number.Value) + (number.Tolerance == 0 ? "" : $" ± {Say(number.Tolerance)}") + Units(number),
            _ => "–",
        };

    private static string Units(NumberItem number) => number.AsksUnit ? "\u00A0" + number.Units.In(Languages.Current)[0] : "";

    private static string Say(decimal number) => number.ToString("#,0.######", CultureInfo.CurrentCulture);

    private static string Words(string html) => PlainText.OfHtml(html);

    private static string Join(IEnumerable<string> parts) => string.Join(" · ", parts);
}
