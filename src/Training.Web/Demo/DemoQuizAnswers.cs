using System.Globalization;
using Training.Content;
using Training.Content.Quizzes;

namespace Training.Web.Demo;

/// <summary>Answers to an item of any kind, right or wrong, as a form posts them.</summary>
internal static class DemoQuizAnswers
{
    public static Response To(Item item, bool isRight, Randomness chance) =>
        item.Read(
            item switch
            {
                ChoiceItem choices => isRight ? Right(choices) : Wrong(choices, chance),
                SlotItem slots => isRight ? Pairs(Right(slots)) : Pairs(Mixed(slots, chance)),
                ShortItem words => [isRight ? words.Accepted.Fr[0] : "je ne m’en souviens plus"],
                NumberItem number => [Say(isRight ? number.Value : (number.Value + number.Tolerance) * 2 + 1, number)],
                OpenItem open => [DemoWords.Answer(open.Id, chance)],
                _ => throw new InvalidOperationException($"Nobody knows how to answer {item.Kind}."),
            }
        ) ?? Response.None;

    private static List<string> Right(ChoiceItem item) => [.. item.Choices.Where(c => c.IsRight).Select(c => Say(c.Index))];

    private static List<string> Wrong(ChoiceItem item, Randomness chance)
    {
        var wrong = item.Choices.Where(c => !c.IsRight).OrderBy(c => c.Index).ToList();
        var ticked = wrong.Count == 0 ? [] : new List<string> { Say(wrong[chance.Below(wrong.Count)].Index) };
        return item.Kind == ItemKind.Multiple ? [.. Right(item).Take(1), .. ticked] : ticked;
    }

    private static int[] Right(SlotItem item) =>
        item switch
        {
            OrderItem order => [.. order.Steps.Select((_, i) => i + 1)],
            MatchItem match => [.. match.Rows.Select(row => row.Answer)],
            ClozeItem cloze => [.. cloze.Gaps.Select(_ => ClozeItem.Right)],
            _ => throw new InvalidOperationException($"Nobody knows what is right in {item.Kind}."),
        };

    /// <summary>Two places changed: what people who half know put there.</summary>
    private static int[] Mixed(SlotItem item, Randomness chance)
    {
        var values = Right(item);
        var at = chance.Below(values.Length);
        if (item is ClozeItem cloze)
            values[at] = cloze.Gaps[at].Choices.Max(c => c.Index);
        else
            (values[at], values[(at + 1) % values.Length]) = (values[(at + 1) % values.Length], values[at]);
        return values;
    }

    private static List<string> Pairs(int[] values) => [.. values.Select((value, slot) => SlotItem.Pair(slot, value))];

    private static string Say(decimal number, NumberItem item) =>
        number.ToString("0.##", Localization.Languages.Culture(Language.Fr)) + (item.AsksUnit ? " " + item.Units.Fr[0] : "");

    private static string Say(int index) => index.ToString(CultureInfo.InvariantCulture);
}
