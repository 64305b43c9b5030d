using Training.Content.Quizzes;

namespace Training.Journeys;

/// <summary>Answers items of any kind with nothing but a keyboard.</summary>
internal static class AnsweringByKeyboard
{
    public static async Task AnswerByKeyboardAsync(this Visitor learner, Quiz quiz)
    {
        foreach (var field in await learner.Items().AllAsync())
        {
            var item = await quiz.ItemOfAsync(field);
            switch (item)
            {
                case ChoiceItem choices:
                    await TickAsync(learner, field, choices);
                    break;
                case SlotItem slots:
                    await ChooseAsync(learner, field, slots);
                    break;
                default:
                    await TabToFieldAsync(learner, field.Locator($"[name='r.{item.Id}']"));
                    await learner.Page.Keyboard.InsertTextAsync(Answering.Words(item, rightly: true, learner.Language));
                    break;
            }
        }
    }

    // Radio buttons are one stop of the Tab key, with arrows between them; boxes are a stop each.
    private static async Task TickAsync(Visitor learner, ILocator field, ChoiceItem item)
    {
        var answers = Shipped.Answers(item, rightly: true, learner.Language).ToList();
        var choices = (await field.Locator("label.choice").AllInnerTextsAsync()).Select(Keyboard.Plain).ToList();
        if (item.Kind == ItemKind.Multiple)
            foreach (var answer in choices.Where(answers.Contains))
            {
                await learner.TabToAsync(answer);
                await learner.Page.Keyboard.PressAsync("Space");
            }
        else
        {
            await learner.TabToAsync(choices[0]);
            await learner.Page.Keyboard.PressAsync("Space");
            for (var i = 0; i < choices.IndexOf(answers[0]); i++)
                await learner.Page.Keyboard.PressAsync("ArrowDown");
            Assert.Equal(answers[0], await learner.FocusedAsync());
        }
    }

    // In the order of the page, which is the order of the Tab key; where script runs, steps move as places are chosen.
    private static async Task ChooseAsync(Visitor learner, ILocator field, SlotItem item)
    {
        var values = Answering.Values(item, rightly: true);
        if (item is OrderItem && await field.Locator(".moves").CountAsync() > 0)
        {
            foreach (var value in values)
                await ArrowToAsync(learner, field, value);
            return;
        }
        foreach (var list in await field.Locator("select").AllAsync())
        {
            var slot = (await list.Locator("option").Last.GetAttributeAsync("value"))!.Split(':')[0];
            await ArrowToAsync(learner, field, values.Single(value => value.Split(':')[0] == slot));
        }
    }

    private static async Task ArrowToAsync(Visitor learner, ILocator field, string value)
    {
        var list = field.Locator($"select:has(option[value='{value}'])");
        await TabToFieldAsync(learner, list);
        var options = await list.Locator("option").EvaluateAllAsync<string[]>("options => options.map(o => o.value)");
        var (from, to) = (Array.IndexOf(options, await list.InputValueAsync()), Array.IndexOf(options, value));
        for (var i = from; i != to; i += Math.Sign(to - from))
            await learner.Page.Keyboard.PressAsync(to > from ? "ArrowDown" : "ArrowUp");
        await Expect(list).ToHaveValueAsync(value);
    }

    private static async Task TabToFieldAsync(Visitor learner, ILocator target)
    {
        for (var i = 0; i < 150; i++)
        {
            await learner.TabAsync();
            if (await target.EvaluateAsync<bool>("field => field === document.activeElement"))
                return;
        }
        Assert.Fail($"The Tab key never reached {await target.EvaluateAsync<string>("field => field.outerHTML.slice(0, 200)")}");
    }
}
