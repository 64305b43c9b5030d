using System.Globalization;
using Training.Content.Quizzes;

namespace Training.Journeys;

/// <summary>Answers an item of any kind, rightly or wrongly, with its own fields.</summary>
internal static class Answering
{
    /// <summary>Answers the items on the page, without submitting.</summary>
    public static async Task AnswerAsync(this Visitor learner, Quiz quiz, bool rightly = true, int items = int.MaxValue)
    {
        foreach (var item in (await learner.Items().AllAsync()).Take(items))
            await learner.AnswerAsync(item, await quiz.ItemOfAsync(item), rightly);
    }

    /// <summary>The items on the page.</summary>
    public static ILocator Items(this Visitor learner) =>
        learner.Page.GetByRole(AriaRole.Group).Filter(new() { Has = learner.Page.Locator("legend") });

    public static async Task<Item> ItemOfAsync(this Quiz quiz, ILocator item)
    {
        var id = await item.Locator("input[name=item]").InputValueAsync();
        return quiz.Items.Single(i => i.Id == id);
    }

    /// <summary>What is answered and marked on the page, as the form would send it.</summary>
    public static async Task<IReadOnlyList<string>> AnsweredAsync(this Visitor learner) =>
        await learner
            .Page.Locator("[name^='r.'], [name^='f.']")
            .EvaluateAllAsync<string[]>(
                """
                fields => fields
                  .filter(f => f.type === "checkbox" || f.type === "radio" ? f.checked : f.value)
                  .map(f => f.name + "=" + f.value)
                  .sort()
                """
            );

    /// <summary>What each of the item’s lists should hold, in the authored order of what they stand beside.</summary>
    public static IReadOnlyList<string> Values(SlotItem item, bool rightly) =>
        [
            .. Enumerable
                .Range(0, item.SlotCount)
                .Select(slot =>
                {
                    var right = Right(item, slot);
                    var value =
                        rightly ? right
                        : item is OrderItem ? item.SlotCount - slot
                        : Enumerable.Range(0, 20).First(v => v != right && item.Fits(slot, v));
                    return SlotItem.Pair(slot, value);
                }),
        ];

    /// <summary>The words to type.</summary>
    public static string Words(Item item, bool rightly, Language language) =>
        item switch
        {
            ShortItem words => rightly ? words.Accepted.In(language)[0] : "?",
            NumberItem number => (number.Value + (rightly ? 0 : number.Tolerance + 1)).ToString(CultureInfo.InvariantCulture)
                + (number.AsksUnit ? " " + number.Units.In(language)[0] : ""),
            _ => "« Je suis là. »\nPrenez votre temps.",
        };

    private static async Task AnswerAsync(this Visitor learner, ILocator field, Item item, bool rightly)
    {
        switch (item)
        {
            case ChoiceItem choices:
                foreach (var choice in Shipped.Answers(choices, rightly, learner.Language))
                    await field.GetByLabel(choice, new() { Exact = true }).CheckAsync();
                break;
            case SlotItem slots:
                foreach (var value in Values(slots, rightly))
                    await field.Locator($"select:has(option[value='{value}'])").SelectOptionAsync(value);
                break;
            default:
                await field.Locator($"[name='r.{item.Id}']").FillAsync(Words(item, rightly, learner.Language));
                break;
        }
    }

    private static int Right(SlotItem item, int slot) =>
        item switch
        {
            OrderItem => slot + 1,
            MatchItem match => match.Rows[slot].Answer,
            _ => ClozeItem.Right,
        };
}
